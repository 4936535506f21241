// What is done one after the other, and what is told when it goes wrong.

import { NoConnectionError } from "./api.js";

/** A queue that goes on whatever happens. */
export class Turns {
  /** @param {(message: string) => void} tell */
  constructor(tell) {
    Object.assign(this, { tell, queue: Promise.resolve(), lost: false });
  }

  /** Something was said, or answered: that the connection is lost would be news again. */
  refresh() {
    this.lost = false;
  }

  /**
   * Do this after all that came before; what goes wrong is told, and then the device goes on.
   * @param {() => Promise<void>} act
   * @param {() => void} goOn
   * @param {() => boolean} hasCourse Whether there is anything to go on with.
   */
  take(act, goOn, hasCourse) {
    this.queue = this.queue.then(act).catch((error) => {
      this.complain(error, hasCourse());
      goOn();
    });
    return this.queue;
  }

  complain(error, goesOn) {
    const lost = error instanceof NoConnectionError;
    if (!lost || !this.lost) this.tell(complaint(error, goesOn));
    this.lost = lost;
  }
}

function complaint(error, goesOn) {
  if (!(error instanceof NoConnectionError)) return `That did not work: ${error.message}`;
  return goesOn ? "No connection. I go on; try again." : "No connection. Try again.";
}
