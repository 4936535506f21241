// The conversation in writing: words appear as they are spoken, silences count down.

import { inSeconds, make } from "../elements.js";

/** Pixels within which the end of the list counts as reached. */
const NEAR = 40;
/** Pixels below the bubble in which something is being spoken. */
const BELOW = 28;

/** The list of what was said. */
export class Log {
  /** @param {(words: string) => void} onFault Something that has to be seen wherever one looks. */
  constructor(list, onFault) {
    Object.assign(this, { list, onFault });
    /** Whether the list moves on with what is said; not while the person reads back in it. */
    this.follows = true;
    const look = () => setTimeout(() => (this.follows = this.isAtEnd()));
    // With less room the end would be out of sight.
    new ResizeObserver(() => this.follows && this.toEnd()).observe(list);
    for (const moved of ["wheel", "touchmove", "keydown"]) list.addEventListener(moved, look, { passive: true });
  }

  /** What the person says, or touches. */
  person(words, touched) {
    const item = this.add(touched ? "you touched" : "you", make("p", { className: "what" }, words));
    item.prepend(make("span", { className: "who" }, touched ? "You touch" : "You"));
    return item;
  }

  /** What the words were taken for, below them. */
  heard(item, event) {
    const { said } = event;
    const slots = Object.entries(event.details).map(([name, value]) => `${name}: ${value}`);
    const how = said ? [said.certainty] : [];
    const when = (said?.bargein ?? false) ? [`${inSeconds(event.at)} into the answer`] : [];
    const intent = event.intent.replace("Alexa.Presentation.APL.", "");
    const told = event.understood.length ? [`understood: ${event.understood.join(", ")}`] : [];
    const parts = [intent, ...slots, ...told, ...how, ...when];
    item.append(make("p", { className: "heard workings" }, parts.join(" · ")));
  }

  /** Something that nobody says; `workings` is for who wants to know how it works. */
  note(words, kind = "note", workings = "") {
    if (words && kind === "fault") this.onFault(words);
    const told = words ? [make("p", {}, words)] : [];
    const more = workings ? [make("p", { className: "workings" }, workings)] : [];
    return this.add(words ? kind : `${kind} workings`, ...told, ...more);
  }

  /** An answer, which `AnswerBubble` fills. */
  answer(event) {
    return new AnswerBubble(this, event);
  }

  add(kind, ...children) {
    const item = make("li", { className: kind }, ...children);
    this.list.append(item);
    this.show(item);
    return item;
  }

  /** What goes with the newest bubble, and need not be seen at once. */
  aside(...parts) {
    if (parts.length) this.list.append(make("li", { className: "extra workings" }, ...parts));
  }

  /** Move on so far that an element can be seen. */
  show(element) {
    if (!this.follows) return;
    const below = element.getBoundingClientRect().bottom - this.list.getBoundingClientRect().bottom;
    if (below > -BELOW) this.list.scrollTop += below + BELOW;
  }

  /** Move to what was said last. */
  toEnd() {
    this.follows = true;
    this.list.scrollTop = this.list.scrollHeight;
  }

  isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }
}

/** One answer of the device, as far as it is spoken. */
class AnswerBubble {
  constructor(log, event) {
    this.log = log;
    this.pieces = event.pieces;
    this.shown = 0;
    this.body = make("div", { className: "what" });
    const who = make("span", { className: "who" }, event.by === "alexa" ? "Alexa" : "Coach");
    this.item = log.add(event.by, who, this.body);
    this.parts = [];
  }

  /** It is so many seconds into piece number `at`. */
  progress(at, seconds) {
    while (this.shown < at) this.whole(this.shown);
    const piece = this.pieces[at];
    if (!piece) return;
    const part = this.part(at);
    part.classList.remove("cut");
    if (write(part, piece.words ? begun(piece, seconds) : left(piece, seconds))) this.log.show(this.item);
  }

  /** All of it was spoken. */
  finish() {
    this.progress(this.pieces.length, 0);
  }

  /** The person cut in. */
  cut() {
    const last = this.parts.at(-1);
    if (last && this.shown < this.pieces.length) {
      last.classList.add("cut");
      if (this.pieces[this.parts.length - 1].words) last.append(" …");
    }
  }

  whole(at) {
    const { words, seconds } = this.pieces[at];
    const part = this.part(at);
    write(part, words || `⟨${inSeconds(seconds)}⟩`);
    part.classList.remove("running");
    this.shown = at + 1;
  }

  part(at) {
    if (!this.parts[at]) {
      const words = this.pieces[at].words !== "";
      const part = words ? make("p") : make("span", { className: "silence running workings" });
      const line = this.body.lastElementChild;
      if (words || !line) this.body.append(words ? part : make("p", {}, part));
      else line.append(" ", part);
      // The words of a line change; the silences after them stay.
      this.parts[at] = words ? part.appendChild(make("span")) : part;
    }
    return this.parts[at];
  }
}

function write(part, text) {
  if (part.textContent === text) return false;
  part.textContent = text;
  return true;
}

/** The words that have been begun after so many seconds. */
function begun({ words, seconds }, passed) {
  const all = words.split(" ");
  return all.slice(0, 1 + Math.floor((passed / seconds) * all.length)).join(" ");
}

function left({ seconds }, passed) {
  return `⟨${Math.max(0, Math.ceil(seconds - passed))} s⟩`;
}
