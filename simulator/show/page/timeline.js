// The time line of an answer: words, silences, holds, and where it is now.

import { inSeconds, make } from "./elements.js";

/** Draws one answer at a time. */
export class Timeline {
  constructor(host) {
    this.host = host;
    this.clear();
  }

  clear() {
    this.seconds = 0;
    this.host.replaceChildren();
  }

  /** Draw an answer of these pieces and holds. */
  draw(pieces, holds) {
    this.clear();
    this.seconds = pieces.reduce((sum, piece) => sum + piece.seconds, 0);
    if (!this.seconds) return;
    const bar = make("div", { className: "bar" });
    let second = 0;
    for (const piece of pieces) {
      bar.append(this.part(piece, second, holds));
      second += piece.seconds;
    }
    this.line = make("div", { className: "now" });
    this.clock = make("span", { className: "second" });
    bar.append(...holds.map((hold) => this.hold(hold)), this.line);
    const label = spoken(this.seconds, holds);
    const drawing = make("div", { className: "drawing", role: "img", "aria-label": label }, bar);
    this.host.replaceChildren(drawing, make("p", { className: "of", "aria-hidden": "true" }, this.clock, ` of ${inSeconds(this.seconds)}`));
    this.at(0);
  }

  /** It is this second of the answer. */
  at(second) {
    if (!this.seconds) return;
    const now = Math.min(second, this.seconds);
    this.line.style.left = this.percent(now);
    const text = now.toFixed(1);
    if (this.clock.textContent !== text) this.clock.textContent = text;
  }

  part(piece, second, holds) {
    const held = holds.some(({ start, end }) => second >= start && second < end);
    const kind = piece.words ? (held ? "cue" : "words") : "silence";
    const part = make("span", { className: kind, title: piece.words || inSeconds(piece.seconds) });
    return this.placed(part, second, piece.seconds);
  }

  hold({ announced, start, end }) {
    const label = make("span", { className: "hold" }, make("b", {}, `${announced} s`));
    return this.placed(label, start, end - start);
  }

  placed(element, second, seconds) {
    element.style.left = this.percent(second);
    element.style.width = this.percent(seconds);
    return element;
  }

  percent(seconds) {
    return `${(seconds / this.seconds) * 100}%`;
  }
}

function spoken(seconds, holds) {
  const held = holds.map(({ announced }) => `a hold of ${announced} seconds`);
  return [`Time line of the answer: ${Math.round(seconds)} seconds`, ...held].join(", ");
}
