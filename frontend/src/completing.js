// Completes prefixes, classes, properties and codes, of which the server tells once.

const MOST = 60;

/** Lets an editor complete what the server knows of; nothing is asked of anybody else. */
export function completeTerms(Yasqe, editor, place) {
  const known = fetch(place)
    .then((response) => (response.ok ? response.json() : { prefixes: {}, terms: [] }))
    .catch(() => ({ prefixes: {}, terms: [] }));
  const { prefixes, variables } = Yasqe.Autocompleters;
  for (const name of Object.keys(Yasqe.Autocompleters)) delete Yasqe.Autocompleters[name];
  Object.assign(prefixes, {
    persistenceId: undefined,
    get: () =>
      known.then((told) =>
        Object.entries(told.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
      ),
  });
  Yasqe.registerAutocompleter(variables, false);
  Yasqe.registerAutocompleter(prefixes, false);
  known.then((told) => {
    Yasqe.registerAutocompleter(terms(told), false);
    editor.config.autocompleters = ["variables", "prefixes", "terms"];
    editor.config.autocompleters.forEach((name) => editor.enableCompleter(name));
  });
}

function terms(told) {
  const byName = new Map(told.terms.map((term) => [term.iri, term]));
  const shorten = (iri, declared) => {
    for (const [prefix, namespace] of [...Object.entries(declared), ...Object.entries(told.prefixes)]) {
      const rest = iri.slice(namespace.length);
      if (iri.startsWith(namespace) && /^[\w-]+$/.test(rest)) return `${prefix}:${rest}`;
    }
    return `<${iri}>`;
  };
  return {
    name: "terms",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition(editor) {
      const token = editor.getTokenAt(editor.getDoc().getCursor());
      if (["comment", "string", "ws", "atom", "number", "keyword"].includes(token.type)) return false;
      const typed = editor.getCompleteToken().string;
      return /^(?:[\w-]*:[\w-]*|[A-Za-z][\w-]+|<\S*)$/.test(typed);
    },
    get(editor, token) {
      const typed = token.string.replace(/^</, "");
      const declared = editor.getPrefixesFromQuery();
      const kind = kindAt(token);
      const fitting = told.terms
        .map((term) => ({ term, fit: fit(term, typed, shorten(term.iri, declared)) }))
        .filter(({ fit }) => fit > 0)
        .map(({ term, fit }) => ({
          term,
          rank: fit + (term.kind === kind ? 2 : 0),
        }))
        .sort((one, other) => other.rank - one.rank || other.term.uses - one.term.uses);
      const found = fitting.slice(0, MOST).map(({ term }) => term.iri);
      const isWhole = found.length === 1 && shorten(found[0], declared) === token.string;
      return isWhole ? [] : found;
    },
    postProcessSuggestion: (editor, _token, iri) => shorten(iri, editor.getPrefixesFromQuery()),
    postprocessHints: (editor, hints) => hints.map((hint) => explain(hint, byName, told.prefixes, editor)),
  };
}

/** Says which kind of term would stand well at a place. */
function kindAt({ state }) {
  if (state.possibleCurrent.includes("a")) return "property";
  return ["a", "rdf:type"].includes(state.lastProperty) ? "class" : "code";
}

/** Says how well a term fits what was typed: 4 by its beginning, 1 by its name somewhere, 0 not. */
function fit(term, typed, name) {
  const wanted = typed.toLowerCase();
  if (name.toLowerCase().startsWith(wanted)) return 4;
  if (/^https?:/.test(wanted)) return term.iri.toLowerCase().startsWith(wanted) ? 4 : 0;
  const [prefix, local] = wanted.includes(":") ? wanted.split(":") : [null, wanted];
  if (prefix !== null && name.split(":")[0].toLowerCase() !== prefix) return 0;
  return name.toLowerCase().includes(local) || term.label.toLowerCase().includes(local) ? 1 : 0;
}

/** Shows beside a suggestion what it is called, and how often it is used. */
function explain(hint, byName, prefixes, editor) {
  const [prefix, local] = hint.text.split(":");
  const namespace = editor.getPrefixesFromQuery()[prefix] ?? prefixes[prefix];
  const term = byName.get(namespace ? namespace + local : hint.text.slice(1, -1));
  if (!term) return hint;
  const render = (element) => {
    const about = document.createElement("small");
    const uses = term.uses ? ` · ${term.uses} ×` : "";
    about.textContent = `${term.kind} ${term.label}${uses}`;
    element.append(hint.text, " ", about);
  };
  return { ...hint, render };
}
