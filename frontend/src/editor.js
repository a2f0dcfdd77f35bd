// Turns the form of the query page into an editor; without this file the form works as it is.
import Yasqe from "@zazuko/yasqe";
import { completeTerms } from "./completing.js";
import { prefersPlain, remember } from "./preference.js";
import { linkTo, run } from "./running.js";
import { makeExplorable } from "./exploring.js";

const form = document.querySelector("form.query");
const textarea = form.querySelector("textarea");
const format = form.querySelector("select");
const button = form.querySelector(".run button");

function start() {
  const place = document.createElement("div");
  place.className = "editor";
  textarea.before(place);
  const ask = () => form.requestSubmit(button);
  // Lists are set here, since options of the constructor are merged with the defaults.
  Yasqe.defaults.autocompleters = [];
  const editor = new Yasqe(place, {
    value: textarea.value,
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
    inputStyle: "contenteditable",
    screenReaderLabel: "Query",
    requestConfig: { endpoint: form.action },
    // Tab leaves the editor as it leaves any field; Ctrl-] indents.
    extraKeys: {
      Tab: false,
      "Shift-Tab": false,
      "Ctrl-S": false,
      "Ctrl-Enter": ask,
      "Cmd-Enter": ask,
    },
  });
  editor.on("change", () => {
    textarea.value = editor.getValue();
    unmark(editor);
    updateLink();
  });
  completeTerms(Yasqe, editor, form.dataset.terms);
  form.querySelector("label[for=query]").addEventListener("click", () => editor.focus());
  return { editor, place };
}

const { editor, place } = start();
const status = form.querySelector(".status");
const link = addControl("a", "Link to this query");

function addControl(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  status.before(made);
  return made;
}

function updateLink() {
  link.href = linkTo(form);
}

/** Shows the editor or the plain form; both hold the same text. */
function choose(plain) {
  if (!plain && editor.getValue() !== textarea.value) editor.setValue(textarea.value);
  textarea.hidden = !plain;
  place.hidden = plain;
  toggle.setAttribute("aria-pressed", String(plain));
  if (!plain) editor.refresh();
}

const toggle = addControl("button", "Plain text");
toggle.type = "button";
toggle.className = "quiet";
toggle.addEventListener("click", () => {
  const plain = !textarea.hidden;
  remember(!plain);
  choose(!plain);
});
textarea.addEventListener("input", updateLink);
textarea.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(button);
});
const keys = document.createElement("p");
keys.className = "keys";
keys.textContent = "Ctrl-Space completes · Ctrl-Enter runs · Ctrl-] indents · Tab leaves the editor";
form.querySelector(".run").after(keys);

/** Marks the line of the error that the page tells of. */
function mark() {
  const trouble = document.getElementById("trouble");
  const line = Number(trouble?.dataset.line) - 1;
  if (line >= 0) editor.getDoc().addLineClass(line, "background", "faulty");
}

function unmark() {
  for (let line = 0; line <= editor.getDoc().lastLine(); line += 1) {
    editor.getDoc().removeLineClass(line, "background", "faulty");
  }
}

form.addEventListener("submit", async (event) => {
  if (format.value !== "html") return; // a download: the browser takes it
  event.preventDefault();
  unmark();
  await run(form, status, button);
  mark();
  makeExplorable(document.querySelector("table.results"));
});
window.addEventListener("popstate", () => window.location.reload());

updateLink();
choose(prefersPlain());
mark();
makeExplorable(document.querySelector("table.results"));
