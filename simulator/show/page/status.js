// The line below the device: what is being said, whose turn it is, and for how long.

const DOING = { closed: "", thinking: "…", speaking: "Speaking", listening: "Your turn" };

/** Shows what the device does. */
export class Status {
  /** @param {{doing: HTMLElement, light: HTMLElement}} elements */
  constructor(elements) {
    Object.assign(this, elements);
  }

  /**
   * @param {string} state
   * @param {string} words What is being said, or was last; empty to show none.
   * @param {number} left Share of the time for which the microphone stays open.
   */
  show(state, words, left) {
    const text = (state !== "closed" && words) || DOING[state];
    if (this.doing.textContent !== text) this.doing.textContent = text;
    this.light.style.setProperty("--left", state === "listening" ? Math.max(0, left) : 0);
  }
}
