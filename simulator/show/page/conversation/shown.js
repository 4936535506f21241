// What the device shows of the newest answer.

import { dangerOf, sceneAt, scenesOf } from "./scenes.js";

/** Follows the scenes of an answer. */
export class Shown {
  /** @param {() => void} onScene Another scene is shown, or none. */
  constructor(device, onScene) {
    Object.assign(this, { device, onScene, event: null, scenes: [], scene: null, since: 0 });
  }

  /** What a danger sign asks for, if that is shown. */
  get danger() {
    return dangerOf(this.event);
  }

  /** Nothing of the skill is shown. */
  rest() {
    Object.assign(this, { event: null, scenes: [], scene: null });
    this.device.home();
  }

  /** An answer begins, `total` seconds after the page was opened. */
  take(event, total) {
    this.event = event;
    if (event.screen) {
      this.since = total;
      this.scenes = scenesOf(event);
      this.device.show(event.screen, total);
    } else if (event.ends) this.rest();
    else if (event.by === "alexa") {
      this.scenes = [];
      this.device.ask(event.pieces.map(({ words }) => words).join(" "));
    }
  }

  /** Time goes by. */
  tick(total) {
    this.device.tick(total);
    const scene = sceneAt(this.scenes, (total - this.since) * 1000);
    if (scene === this.scene) return;
    this.scene = scene;
    this.onScene();
  }
}
