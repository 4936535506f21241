// The browser's voice. Before a hold the clock follows the voice; within a hold the voice follows the clock.

import { pause } from "./clock.js";
import { scored } from "./score.js";

/** Seconds within which a voice must begin, and how much longer than expected it may take. */
const [TO_BEGIN, TO_END] = [3, 4];
/** Seconds of patience that a moment costs, however long the browser stood still in it. */
const MOMENT = 0.5;
const [SLOWEST, FASTEST] = [3, 0.4];
/** Seconds of the longest delay that is reckoned with. */
const LONGEST_DELAY = 1;
/** Number of sentences from which it is known how the voice speaks. */
const REMEMBERED = 5;
/** Seconds by which the last word of a hold may make it longer. */
const LATE = 0.2;

/** Speaks answers, or lets their time go by. */
export class Voice {
  /** @param {(message: string) => void} onGivenUp The browser does not speak after all. */
  constructor(onGivenUp) {
    this.synthesis = window.speechSynthesis ?? null;
    this.on = this.synthesis !== null;
    this.onGivenUp = onGivenUp;
    this.delays = [0];
    this.slownesses = [1];
    this.utterance = null;
  }

  /** Whether the browser has a voice at all. */
  get able() {
    return this.synthesis !== null;
  }

  /** Seconds that go by before it can be heard. */
  get delay() {
    return this.on ? median(this.delays) : 0;
  }

  /** How long it takes over its words, as a share of what is reckoned. */
  get slowness() {
    return this.on ? median(this.slownesses) : 1;
  }

  /**
   * Say or keep the silence of each piece from number `from` on, in the time of the clock.
   * @param {{pieces: {words: string, seconds: number}[], holds: {start: number, end: number}[]}} answer
   * @param {(at: number, begins: number) => void} onPiece A piece has its turn, which begins at this second.
   */
  async perform({ pieces, holds }, { locale, clock, signal, from, onPiece }) {
    const parts = scored(pieces, holds);
    for (const [at, part] of parts.entries()) {
      if (at < from || this.isTooLate(part, clock.now)) continue;
      onPiece(at, part.begins);
      if (part.words) await this.tell(part, { locale, clock, signal });
      else await clock.until(part.ends - (parts[at + 1]?.words ? this.delay : 0), signal);
    }
  }

  /** Fall silent. */
  stop() {
    this.utterance = null;
    this.synthesis?.cancel();
  }

  /** Whether the turn of a piece of a hold is over, or it would make the hold longer. */
  isTooLate({ words, seconds, ends, until }, now) {
    if (until === null) return false;
    // The words that end the hold are heard a delay later, too.
    const over = now + this.delay + seconds * this.slowness + this.delay;
    return now >= ends || (words !== "" && over > until + LATE);
  }

  async tell(part, { locale, clock, signal }) {
    const { begins, ends } = part;
    const set = (...time) => part.until === null && clock.set(...time);
    set(Math.min(begins, clock.now), 1, begins);
    const onStart = () => set(begins, 1 / this.slowness, ends);
    if (this.on) await this.say(part, { locale, signal, onStart });
    if (!this.on) {
      set(clock.now);
      await clock.until(ends, signal);
    }
    set(ends);
  }

  async say({ words, seconds }, { locale, signal, onStart }) {
    const over = new AbortController();
    const asked = performance.now();
    let begun = null;
    const started = () => {
      begun = performance.now();
      onStart();
    };
    try {
      const impatience = this.impatience(seconds, () => begun, AbortSignal.any([signal, over.signal]));
      await Promise.race([this.spoken(words, locale, started), impatience]);
      signal.throwIfAborted();
      this.learn((begun ?? asked) - asked, performance.now() - (begun ?? asked), seconds);
    } catch (error) {
      if (signal.aborted) throw error;
      // Somebody may have switched the sound off meanwhile.
      if (this.on) this.giveUp(error);
    } finally {
      over.abort();
    }
  }

  spoken(words, locale, onStart) {
    return new Promise((resolve, reject) => {
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.lang = locale;
      const voice = this.voiceFor(locale);
      if (voice) utterance.voice = voice;
      utterance.onstart = () => {
        if (this.utterance === utterance) onStart();
      };
      utterance.onend = resolve;
      utterance.onerror = ({ error }) => reject(new Error(error));
      // Browsers let go of an utterance that nothing holds, and then tell of no end.
      this.utterance = utterance;
      this.synthesis.speak(utterance);
    });
  }

  async impatience(seconds, hasBegun, signal) {
    await patience(TO_BEGIN, signal);
    if (hasBegun() === null) throw new Error("it does not begin");
    await patience(seconds * SLOWEST + TO_END, signal);
    throw new Error("it does not end");
  }

  voiceFor(locale) {
    const fitting = (known) =>
      this.synthesis.getVoices().filter(({ lang }) => lang.replace("_", "-").startsWith(known));
    const voices = [...fitting(locale), ...fitting(locale.split("-")[0])];
    return voices.find((voice) => voice.localService) ?? voices[0];
  }

  /** A sentence of so many seconds took these milliseconds to begin, and to be spoken. */
  learn(delay, spoken, seconds) {
    const remember = (known, news) => [...known, news].slice(-REMEMBERED);
    this.delays = remember(this.delays, Math.min(LONGEST_DELAY, delay / 1000));
    const slowness = spoken / 1000 / seconds;
    this.slownesses = remember(this.slownesses, Math.max(FASTEST, Math.min(SLOWEST, slowness)));
  }

  giveUp(error) {
    this.stop();
    this.on = false;
    this.onGivenUp(`This browser's voice does not speak (${error.message}); going on in writing.`);
  }
}

async function patience(seconds, signal) {
  for (let left = seconds; left > 0; left -= MOMENT) await pause(MOMENT * 1000, signal);
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
