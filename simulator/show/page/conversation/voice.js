// The browser's voice: piece by piece, with the silences between them kept by a clock.

import { pause } from "./clock.js";

/** Seconds within which a voice must begin, and how much longer than expected it may take. */
const [TO_BEGIN, TO_END] = [3, 4];
const [SLOWEST, FASTEST] = [3, 0.4];
/** How much the newest sentence counts in what is known of the voice's speed. */
const NEWS = 0.4;

/** Speaks answers, or lets their time go by. */
export class Voice {
  /** @param {(message: string) => void} onGivenUp The browser does not speak after all. */
  constructor(onGivenUp) {
    this.synthesis = window.speechSynthesis ?? null;
    this.on = this.synthesis !== null;
    this.onGivenUp = onGivenUp;
    this.slowness = 1;
    this.utterance = null;
  }

  /** Whether the browser has a voice at all. */
  get able() {
    return this.synthesis !== null;
  }

  /**
   * Say or keep the silence of each piece, while the clock shows how far that has got.
   * @param {{words: string, seconds: number}[]} pieces
   * @param {(at: number, begins: number) => void} onPiece A piece begins at this second.
   */
  async perform(pieces, { locale, clock, signal, from = 0, onPiece }) {
    for (const [at, piece] of pieces.entries()) {
      const begins = pieces.slice(0, at).reduce((sum, { seconds }) => sum + seconds, 0);
      const ends = begins + piece.seconds;
      if (at < from) continue;
      clock.set(begins);
      onPiece(at, begins);
      if (piece.words && this.on) await this.say(piece, { locale, clock, signal, begins });
      else await clock.until(ends, signal);
      clock.set(ends);
    }
  }

  /** Fall silent. */
  stop() {
    this.utterance = null;
    this.synthesis?.cancel();
  }

  async say(piece, { locale, clock, signal, begins }) {
    const started = performance.now();
    const ends = begins + piece.seconds;
    clock.set(begins, 1 / this.slowness, ends);
    try {
      await Promise.race([this.spoken(piece.words, locale), this.impatience(piece, signal)]);
      signal.throwIfAborted();
      this.learn((performance.now() - started) / 1000 / piece.seconds);
    } catch (error) {
      if (signal.aborted) throw error;
      // Somebody may have switched the sound off meanwhile.
      if (this.on) this.giveUp(error);
      clock.set(clock.now);
      await clock.until(ends, signal);
    }
  }

  spoken(words, locale) {
    return new Promise((resolve, reject) => {
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.lang = locale;
      const voice = this.voiceFor(locale);
      if (voice) utterance.voice = voice;
      this.begun = false;
      utterance.onstart = () => {
        this.begun = true;
      };
      utterance.onend = resolve;
      utterance.onerror = ({ error }) => reject(new Error(error));
      // Browsers let go of an utterance that nothing holds, and then tell of no end.
      this.utterance = utterance;
      this.synthesis.speak(utterance);
    });
  }

  async impatience(piece, signal) {
    await pause(TO_BEGIN * 1000, signal);
    if (!this.begun) throw new Error("it does not begin");
    await pause((piece.seconds * SLOWEST + TO_END) * 1000, signal);
    throw new Error("it does not end");
  }

  voiceFor(locale) {
    const fitting = (known) =>
      this.synthesis.getVoices().filter(({ lang }) => lang.replace("_", "-").startsWith(known));
    const voices = [...fitting(locale), ...fitting(locale.split("-")[0])];
    return voices.find((voice) => voice.localService) ?? voices[0];
  }

  learn(slowness) {
    const sensible = Math.max(FASTEST, Math.min(SLOWEST, slowness));
    this.slowness += NEWS * (sensible - this.slowness);
  }

  giveUp(error) {
    this.stop();
    this.on = false;
    this.onGivenUp(`This browser's voice does not speak (${error.message}); going on in writing.`);
  }
}
