// The settings: what can be chosen, and what was.

import { make } from "./elements.js";

const FITTING = "fitting";
const MACHINE = "machine";
const SPEAKER = "";
const OWN = { name: "own", title: "This window" };
const SCREENS_APART = [OWN, { name: SPEAKER, title: "No screen" }];
const THEMES = [[MACHINE, "Like this machine"], ["light", "Light"], ["dark", "Dark"], ["night", "Night, dim and red"]];
const ON_A_DESK = "small-hub";
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

const byId = (id) => document.getElementById(id);

/** The choices of the page; `onDevice` and `onLook` are called when they change. */
export class Settings {
  /** @param {{preferences, phone: MediaQueryList, onDevice: Function, onLook: Function}} parts */
  constructor(parts) {
    Object.assign(this, parts);
    DARK.addEventListener("change", () => this.onLook());
  }

  /** Offer what the server knows of. */
  offer({ locale, locales, screens, fontScales }) {
    const named = [...screens, ...SCREENS_APART].map(({ name, title }) => [name, title]);
    this.choice("screen", [[FITTING, "What fits this window"], ...named], FITTING, this.onDevice);
    this.choice("locale", locales.map((name) => [name, languageName(name)]), locale, this.onDevice);
    this.choice("theme", THEMES, MACHINE, this.onLook);
    this.choice("scale", fontScales.map((scale) => [String(scale), `${scale * 100} %`]), "1", this.onLook);
    this.toggle("captions", true);
    this.toggle("workings", false);
  }

  choice(id, options, otherwise, onChange) {
    const wanted = this.preferences.get(id, otherwise);
    const known = options.some(([key]) => key === wanted) ? wanted : otherwise;
    byId(id).replaceChildren(...options.map(([value, text]) => make("option", { value, selected: value === known }, text)));
    byId(id).addEventListener("change", () => {
      this.preferences.set(id, byId(id).value);
      onChange();
    });
  }

  toggle(id, otherwise) {
    const box = byId(id);
    box.checked = this.preferences.get(id, otherwise ? "on" : "off") === "on";
    const show = () => (document.documentElement.dataset[id] = box.checked ? "on" : "off");
    show();
    box.addEventListener("change", () => {
      this.preferences.set(id, box.checked ? "on" : "off");
      show();
    });
  }

  /** Name of the screen; null for none. */
  get screen() {
    const chosen = byId("screen").value;
    if (chosen === SPEAKER) return null;
    if (chosen !== FITTING) return chosen;
    return this.phone.matches ? OWN.name : ON_A_DESK;
  }

  /** Whether the screen follows from the window. */
  get fits() {
    return byId("screen").value === FITTING;
  }

  get locale() {
    return byId("locale").value;
  }

  /** How screen and page look: theme, size of text, and whether it is night. */
  get look() {
    const { value } = byId("theme");
    const chosen = value === MACHINE ? (DARK.matches ? "dark" : "light") : value;
    return { theme: chosen === "light" ? "light" : "dark", night: chosen === "night", fontScale: Number(byId("scale").value) };
  }

  get captions() {
    return byId("captions").checked;
  }
}

function languageName(locale) {
  return new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" }).of(locale);
}
