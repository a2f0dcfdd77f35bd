// Runs a query: asks for the page that the plain form would lead to, and takes the answer out of it.

const LONGEST_ADDRESS = 7000; // what is longer is sent in a body: servers in between cut addresses

/** Gives what the form asks, as a page or whatever the client likes best. */
function asked(form) {
  const parameters = new URLSearchParams(new FormData(form));
  parameters.delete("format");
  return parameters;
}

/** Gives the address that asks the query of the form again. */
export function linkTo(form) {
  const address = new URL(form.action);
  address.hash = "";
  address.search = asked(form);
  return address.href;
}

function request(form, signal) {
  const headers = { Accept: "text/html" };
  const address = linkTo(form);
  if (address.length <= LONGEST_ADDRESS) return fetch(address, { headers, signal });
  const body = asked(form);
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
export async function run(form, status, button) {
  if (running) {
    running.abort();
    return;
  }
  running = new AbortController();
  const name = button.textContent;
  button.textContent = "Stop";
  status.textContent = "Running …";
  try {
    const response = await request(form, running.signal);
    show(await response.text());
    const place = linkTo(form);
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
