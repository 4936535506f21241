// One person, one Echo: what is said goes to the skill, what comes back is performed.

import { stayAwake } from "./awake.js";
import { pause, ReadingClock } from "./clock.js";
import { Remote } from "./remote.js";
import { Shown } from "./shown.js";
import { tell, tellMore } from "./telling.js";

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
    this.queue = Promise.resolve();
    this.remote = new Remote();
    this.speaking = null;
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

  /** Fall silent at this second; returns a way to go on from the sentence that was being said. */
  interrupt() {
    const { speaking } = this;
    this.run.abort(new DOMException("interrupted", "AbortError"));
    this.run = new AbortController();
    this.voice.stop();
    this.speaking?.answer.cut();
    this.speaking = null;
    this.clock.set(this.clock.now);
    return () => this.resume(speaking);
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
    this.interrupt();
    const { signal } = this.run;
    return this.inTurn(async () => {
      this.enter("thinking");
      const events = await this.remote.events(what, { ...question, at: this.second });
      await this.answered(events, bubble, signal);
    });
  }

  /** Perform an answer; of one that was interrupted before it began nothing is said or shown. */
  async answered(events, bubble, signal) {
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

  /** One thing after the other; what goes wrong is told. */
  inTurn(act) {
    this.queue = this.queue.then(act).catch((error) => {
      this.log.note(`That did not work: ${error.message}`, "fault");
      this.announce(`That did not work: ${error.message}`);
      this.enter("closed");
    });
    return this.queue;
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
    this.timeline.draw(event.pieces, event.holds);
    tellMore(this.log, event);
    if (answer && atOnce) answer.finish();
    else if (answer) await this.perform(event, answer, signal, 0);
  }

  async perform(event, answer, signal, from) {
    this.enter("speaking");
    this.speaking = { event, answer, at: from, begins: 0 };
    const onPiece = (at, begins) => {
      Object.assign(this.speaking, { at, begins });
      const { words } = event.pieces[at];
      if (words && !this.voice.on) this.announce(at ? words : `${SAYS[event.by]}: ${words}`);
    };
    await this.voice.perform(event.pieces, { locale: this.locale, clock: this.clock, signal, from, onPiece });
    answer.finish();
    this.speaking = null;
  }

  /** Go on with the sentence that was interrupted, because nothing was said after all. */
  resume(speaking) {
    const { signal } = this.run;
    const isOpen = speaking ? speaking.event.open : this.state === "listening";
    this.performing = (async () => {
      try {
        if (speaking) await this.perform(speaking.event, speaking.answer, signal, speaking.at);
        await this.listen(isOpen, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    })();
  }

  /** The microphone stays open; while somebody types or speaks, it waits for them. */
  async listen(open, signal) {
    if (!open) return this.close(signal);
    this.opened = this.clock.now;
    this.enter("listening");
    await this.clock.untilQuiet(this.opened + MICROPHONE_SECONDS, this.isTyping, signal);
    return this.inTurn(async () => {
      if (signal.aborted) return;
      const events = await this.remote.events("wait", {});
      // Whoever spoke meanwhile speaks into what the device says now.
      await this.answered(events, null, signal);
    });
  }

  async close(signal) {
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
    answer.progress(at, now - begins);
    const hold = event.holds.find(({ start, end }) => now >= start && now < end);
    const words = event.pieces.slice(0, at + 1).findLast((piece) => piece.words)?.words ?? "";
    this.words = words;
    this.device.caption(words, hold ? hold.end - now : 0);
  }
}
