// Remembers whoever prefers the plain form, where the browser allows that.

const NAME = "igflod-plain-form";

/** Says whether the plain form is to be shown. */
export function prefersPlain() {
  try {
    return localStorage.getItem(NAME) === "yes";
  } catch {
    return false;
  }
}

/** Keeps that for the next visit. */
export function remember(plain) {
  try {
    localStorage.setItem(NAME, plain ? "yes" : "no");
  } catch {
    // Then it is chosen anew.
  }
}
