// The virtual device on the server, as this page knows it.

import { ask } from "./api.js";

/** One device of one person. */
export class Remote {
  constructor() {
    this.name = null;
    this.settings = null;
  }

  /** Take a device; returns what its screen is like, and whose it is. */
  async open({ locale, screen, person }) {
    const opened = await ask("open", { locale, viewport: screen, person });
    this.name = opened.device;
    this.settings = { locale, screen, person: opened.person };
    return opened;
  }

  /** What happens when the person does something: the events, oldest first. */
  async events(what, question) {
    try {
      return (await ask(what, { device: this.name, ...question })).events;
    } catch (error) {
      if (error.status !== 404) throw error;
      // The server has started again, or dropped the device.
      await this.open(this.settings);
      return (await ask(what, { device: this.name, ...question, at: 0 })).events;
    }
  }

  /** Switch the device off, so many seconds after it last began to speak. */
  async leave(at) {
    if (!this.name) return;
    const device = this.name;
    this.name = null;
    await ask("leave", { device, at }, { lastWords: true }).catch(() => {});
  }
}
