// What a person has chosen: in the address, so that a reload or a link keeps it, and in the browser.

const KEPT = "cramp-coach";

/** The address counts before what the browser remembers. */
export class Preferences {
  constructor() {
    this.kept = kept();
  }

  /** What was chosen, or `otherwise`. */
  get(name, otherwise = "") {
    return new URLSearchParams(location.search).get(name) ?? this.kept[name] ?? otherwise;
  }

  /** Choose, in the address as well. */
  set(name, value) {
    const address = new URL(location.href);
    address.searchParams.set(name, value);
    history.replaceState(null, "", address);
    this.keep(name, value);
  }

  /** Remember what does not belong into an address. */
  keep(name, value) {
    this.kept[name] = value;
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.kept));
    } catch {
      // The browser remembers nothing, for example in a private window.
    }
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}
