// One person, one Echo: what is said goes to the skill, what comes back is performed.

import { stayAwake } from "./awake.js";
import { pause, ReadingClock } from "./clock.js";
import { Remote } from "./remote.js";
import { Shown } from "./shown.js";
import { tell, tellMore } from "./telling.js";
import { Turns } from "./turns.js";

/** Seconds for which the microphone stays open, as on an Echo. */
export const MICROPHONE_SECONDS = 8;
/** Seconds into an answer beyond which it does not matter when something is said. */
const LATEST = 24 * 60 * 60;
const FRAME_AT_REST = 250;
/** Seconds for which a goodbye stays; a danger sign stays until something else is said. */
const GOODBYE_SECONDS = 20;
const SAYS = { coach: "Coach", alexa: "Alexa" };
const CLOSED = "Closed. Whatever you say opens the coach again.";
/** Holds the conversation; the page's parts are handed to it. */
export class Conversation {
  /**
   * @param {{device, log, timeline, voice, announce: Function, onState: Function, onScene: Function,
   *   onEvent: Function, onFrame: Function, isTyping: () => boolean}} parts
   */
  constructor(parts) {
    Object.assign(this, parts);
    this.clock = new ReadingClock();
    this.run = new AbortController();
    this.turns = new Turns((message) => this.complain(message));
    this.remote = new Remote();
    this.speaking = null;
    /** What goes on if what is said cannot be answered: an answer from one of its pieces, or listening. */
    this.course = null;
    this.opened = 0;
    this.state = "closed";
    this.words = "";
    this.shown = new Shown(this.device, this.onScene);
    this.draw();
  }

  /** Whether a session is open. */
  get isOpen() {
    return this.shown.event?.open ?? false;
  }

  /** Take a new device; what the old one was doing ends. */
  open({ locale, screen, person }) {
    this.interrupt();
    return this.inTurn(async () => {
      await this.leave();
      const opened = await this.remote.open({ locale, screen, person });
      this.locale = locale;
      this.device.become(opened.viewport && { ...opened.viewport, own: screen.name === "own" });
      this.shown.rest();
      this.timeline.clear();
      this.clock.restart();
      this.course = null;
      this.enter("closed");
      return opened.person;
    });
  }

  /** The person says something, now. */
  say(words) {
    const bubble = this.log.person(words, false);
    return this.act("say", { words }, bubble);
  }

  /** The person touches the screen, now. */
  touch(given, id, label) {
    const bubble = this.log.person(label || given.join(" "), true);
    return this.act("touch", { arguments: given, id }, bubble);
  }

  /** Fall silent at this second; returns a way to go on, unless something else has come meanwhile. */
  interrupt() {
    this.run.abort(new DOMException("interrupted", "AbortError"));
    this.run = new AbortController();
    this.voice.stop();
    this.speaking?.answer.cut();
    this.speaking = null;
    this.clock.set(this.clock.now);
    return this.goingOn(this.run.signal);
  }

  /** Goes on, unless something else has come meanwhile. */
  goingOn(signal) {
    return () => signal.aborted || this.resume();
  }

  /** The second of the answer, as far as it matters. */
  get second() {
    return Math.min(LATEST, this.clock.now);
  }

  /** Tell the skill that the device is switched off. */
  leave() {
    return this.remote.leave(this.second);
  }

  act(what, question, bubble) {
    const goOn = this.interrupt();
    const { signal } = this.run;
    this.turns.refresh();
    return this.inTurn(async () => {
      this.enter("thinking");
      const events = await this.remote.events(what, { ...question, at: this.second });
      await this.answered(events, bubble, signal);
    }, goOn);
  }

  /** Perform an answer; of one that was interrupted before it began nothing is said or shown. */
  async answered(events, bubble, signal) {
    this.turns.refresh();
    if (!signal.aborted) {
      this.performing = this.present(events, bubble);
      return;
    }
    for (const event of events) {
      tell(this.log, event, bubble);
      this.clock.restart();
      tellMore(this.log, event);
    }
  }

  /** One thing after the other; what goes wrong is told, and then the device goes on. */
  inTurn(act, goOn = () => this.enter("closed")) {
    return this.turns.take(act, goOn, () => this.course !== null);
  }

  complain(message) {
    this.log.note(message, "fault");
    this.announce(message);
  }

  /** Perform what happened, then listen for as long as the session is open. */
  async present(events, bubble) {
    const { signal } = this.run;
    try {
      for (const [at, event] of events.entries()) {
        await this.happen(event, bubble, signal, at < events.length - 1);
        bubble = null;
      }
      await this.listen(events.at(-1)?.open, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async happen(event, bubble, signal, atOnce) {
    tell(this.log, event, bubble);
    this.clock.restart();
    this.onEvent(event);
    this.shown.take(event, this.clock.total);
    const answer = event.pieces.length ? this.log.answer(event) : null;
    this.course = answer && { open: event.open, event, answer, at: 0, begins: 0 };
    this.timeline.draw(event.pieces, event.holds);
    tellMore(this.log, event);
    if (answer && atOnce) answer.finish();
    else if (answer) await this.perform(this.course, signal);
  }

  /** Speak an answer, from the piece that it has come to. */
  async perform(course, signal) {
    const { event, answer, at: from } = course;
    this.enter("speaking");
    this.speaking = course;
    const onPiece = (at, begins) => {
      Object.assign(course, { at, begins });
      const { words } = event.pieces[at];
      if (words && !this.voice.on) this.announce(at ? words : `${SAYS[event.by]}: ${words}`);
    };
    await this.voice.perform(event, { locale: this.locale, clock: this.clock, signal, from, onPiece });
    answer.finish();
    this.speaking = null;
  }

  /** Go on where the device was interrupted: with the sentence, the silence, or the open microphone. */
  resume() {
    const { course } = this;
    const { signal } = this.run;
    if (!course) return this.enter("closed");
    this.performing = (async () => {
      try {
        if (course.answer) await this.perform(course, signal);
        await this.listen(course.open, signal, course.opened);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    })();
  }

  /** The microphone stays open; while somebody types or speaks, it waits for them. */
  async listen(open, signal, opened = this.clock.now) {
    if (!open) return this.close(signal);
    this.clock.set(opened);
    this.course = { open, opened };
    this.opened = opened;
    this.enter("listening");
    await this.clock.untilQuiet(this.opened + MICROPHONE_SECONDS, this.isTyping, signal);
    return this.inTurn(async () => {
      if (signal.aborted) return;
      const events = await this.remote.events("wait", {});
      // Whoever spoke meanwhile speaks into what the device says now.
      await this.answered(events, null, signal);
    }, this.goingOn(signal));
  }

  async close(signal) {
    this.course = null;
    this.enter("closed");
    this.announce(CLOSED);
    if (this.shown.danger) return;
    await pause(GOODBYE_SECONDS * 1000, signal);
    this.shown.rest();
    this.onScene();
  }

  enter(state) {
    this.state = state;
    if (state === "thinking") this.words = "";
    this.device.state = state;
    stayAwake(state !== "closed");
    this.onState(state);
  }

  /** Draw what changes with time, for ever. */
  async draw() {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    const always = new AbortController().signal;
    for (;;) {
      this.frame();
      if (calm.matches) await pause(FRAME_AT_REST, always);
      else await new Promise(requestAnimationFrame);
    }
  }

  frame() {
    const { now, total } = this.clock;
    this.shown.tick(total);
    this.timeline.at(now);
    if (this.speaking) this.follow(this.speaking, now);
    else this.device.caption("", 0);
    this.onFrame(this.state, this.words, this.opened + MICROPHONE_SECONDS - now);
  }

  follow({ event, answer, at, begins }, now) {
    answer.progress(at, Math.max(0, now - begins));
    const hold = event.holds.find(({ start, end }) => now >= start && now < end);
    const words = event.pieces.slice(0, at + 1).findLast((piece) => piece.words)?.words ?? "";
    this.words = words;
    this.device.caption(words, hold ? hold.end - now : 0);
  }
}
