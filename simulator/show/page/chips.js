// Phrases to press instead of saying them, and the number to call after a danger sign.

import { make } from "./elements.js";

/** A row of phrases; what is pressed cannot be pressed again until the answer begins. */
export class Chips {
  /** @param {(words: string) => void} onSay */
  constructor(host, onSay) {
    Object.assign(this, { host, onSay, offered: [] });
  }

  /** Offer these phrases; who was on one of the old ones is on the first of the new ones. */
  offer(phrases) {
    this.wait(false);
    if (phrases.join("\n") === this.offered.join("\n")) return;
    const focused = this.host.contains(document.activeElement);
    this.offered = phrases;
    this.host.replaceChildren(...phrases.map((words) => this.chip(words)));
    if (focused) this.host.firstElementChild?.focus({ preventScroll: true });
  }

  /** While the skill thinks nothing more can be pressed. */
  wait(waits) {
    for (const chip of this.host.children) chip.setAttribute("aria-disabled", String(waits));
  }

  chip(words) {
    const press = ({ currentTarget }) => {
      if (currentTarget.ariaDisabled === "true") return;
      this.wait(true);
      this.onSay(words);
    };
    return make("button", { type: "button", onclick: press, "aria-disabled": "false" }, words);
  }
}

/** Shows the number that a danger sign asks to call; a screen reader reads it at once. */
export function showAlarm(host, number) {
  const link = number ? [make("a", { href: `tel:${number}` }, `Call ${number}`)] : [];
  if (host.textContent !== (link[0]?.textContent ?? "")) host.replaceChildren(...link);
}
