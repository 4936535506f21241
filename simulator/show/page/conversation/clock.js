// The reading clock: seconds of an answer. What is spoken moves it; silences and holds go by the real time.

import { alarm } from "./alarm.js";

const LOOK = 100;

/** Wait; rejects with the reason of `signal` as soon as that is aborted. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      callOff();
      reject(signal.reason);
    };
    const callOff = alarm(milliseconds, () => {
      signal.removeEventListener("abort", stop);
      resolve();
    });
    signal.addEventListener("abort", stop, { once: true });
  });
}

/** Seconds since the device last began to speak. */
export class ReadingClock {
  constructor() {
    this.base = 0;
    this.pace = 1;
    this.limit = Infinity;
    this.held = false;
    this.before = 0;
    this.since = performance.now();
  }

  /** The second of the answer. */
  get now() {
    const passed = this.held ? 0 : ((performance.now() - this.since) / 1000) * this.pace;
    return Math.min(this.limit, this.base + passed);
  }

  /** Seconds since the page was opened, counted at the same pace. */
  get total() {
    return this.before + this.now;
  }

  /** The device begins to speak, now. */
  restart() {
    this.before += this.now;
    this.set(0);
  }

  /** It is this second, and from now on `pace` seconds go by in one, up to `limit`. */
  set(second, pace = 1, limit = Infinity) {
    Object.assign(this, { base: second, pace, limit, since: performance.now() });
  }

  /** Stand still, or go on. */
  hold(held) {
    if (held === this.held) return;
    const second = this.now;
    this.held = held;
    this.set(second, this.pace, this.limit);
  }

  /** Wait until it is this second. */
  async until(second, signal) {
    while (this.now < second) {
      const left = ((second - this.now) / this.pace) * 1000;
      await pause(this.held ? LOOK : Math.max(1, left), signal);
    }
  }

  /** The same, standing still while `waits` says so. */
  async untilQuiet(second, waits, signal) {
    try {
      while (this.now < second) {
        this.hold(waits());
        await pause(Math.min(LOOK, Math.max(1, (second - this.now) * 1000)), signal);
      }
    } finally {
      this.hold(false);
    }
  }
}
