// Runs a query: asks for the page that the plain form would lead to, and takes the answer out of it.

const LONGEST_ADDRESS = 7000; // what is longer is sent in a body: servers in between cut addresses

/** Gives the address that asks a query again. */
export function linkTo(form, query) {
  const address = new URL(form.action);
  address.hash = "";
  address.search = new URLSearchParams({ query });
  return address.href;
}

function request(form, query, signal) {
  const headers = { Accept: "text/html" };
  const address = linkTo(form, query);
  if (address.length <= LONGEST_ADDRESS) return fetch(address, { headers, signal });
  const body = new URLSearchParams({ query });
  return fetch(form.action, { method: "POST", headers, body, signal });
}

/** Puts the parts of the page that came in the place of those that are there. */
function show(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  for (const id of ["beside", "outcome"]) {
    const part = page.getElementById(id);
    document.getElementById(id).replaceChildren(...(part ? part.childNodes : []));
  }
  document.title = page.title;
}

let running = null;

/** Runs a query, or stops the one that is running. */
export async function run(form, query, status, button) {
  if (running) {
    running.abort();
    return;
  }
  running = new AbortController();
  const name = button.textContent;
  button.textContent = "Stop";
  status.textContent = "Running …";
  try {
    const response = await request(form, query, running.signal);
    show(await response.text());
    const place = linkTo(form, query);
    if (place.length <= LONGEST_ADDRESS) window.history.pushState({}, "", place);
    const answer = document.getElementById("answer");
    status.textContent = answer ? "Answered below." : "Not answered.";
    answer?.scrollIntoView({ block: "nearest" });
  } catch (error) {
    status.textContent =
      error.name === "AbortError" ? "Stopped." : "The service cannot be reached.";
  } finally {
    running = null;
    button.textContent = name;
  }
}
