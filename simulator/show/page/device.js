// The device: a screen in its frame, or a speaker with a ring of light.

import { Screen } from "./apl/apl.js";
import { inSeconds, make } from "./elements.js";

/** Height of the device's own letters, as a share of its screen. */
const LETTERS = 0.075;
const MOST_ZOOM = 1.25;

/** Shows what the skill shows. */
export class Device {
  /**
   * @param {HTMLElement} host
   * @param {(args: string[], id: string, label: string) => void} onTouch
   * @param {(faults: string[]) => void} onFaults What a document has that is not known here.
   */
  constructor(host, onTouch, onFaults) {
    Object.assign(this, { host, onTouch, onFaults, viewport: null, screen: null, held: false });
    new ResizeObserver(() => this.fit()).observe(host);
    window.addEventListener("resize", () => this.fit());
  }

  /** Become a device with this screen; null is a speaker. */
  become(viewport) {
    this.viewport = viewport;
    this.screen = null;
    this.glass = make("div", { className: "glass" });
    this.lamp = make("div", { className: "lamp", "aria-hidden": "true" });
    const shape = viewport?.shape ?? "speaker";
    this.frame = make("div", { className: `frame ${shape} ${viewport?.mode ?? ""}` }, this.glass, this.lamp);
    this.host.replaceChildren(this.frame);
    if (viewport) this.home();
    else this.speaker();
    this.fit();
  }

  /** The skill shows a document, `total` seconds after the page was opened. */
  show(screen, total) {
    this.since = total;
    const onSend = (given, id, label) => this.onTouch(given.map(String), id, label);
    const onFault = () => this.onFaults(this.screen?.faults ?? []);
    const { viewport } = this;
    this.screen = new Screen(this.glass, screen, { viewport, fontScale: viewport.fontScale, onSend, onFault });
    this.screen.element.setAttribute("role", "group");
    this.screen.element.setAttribute("aria-label", "Screen of the Echo");
    this.onFaults(this.screen.faults);
    this.fit();
  }

  /** What is there when no skill shows anything. */
  home() {
    this.own(make("p", {}, "Say"), make("p", { className: "first" }, "“Help my calf cramp”"));
  }

  /** Alexa asks something herself; nothing of the skill can be touched meanwhile. */
  ask(words) {
    if (this.viewport) this.own(make("p", { className: "asks" }, words));
  }

  own(...shown) {
    this.screen = null;
    const { width, height, shape, theme } = this.viewport;
    const own = make("div", { className: `home ${theme} ${shape}` }, ...shown);
    const fontSize = `${Math.min(width, height) * LETTERS}px`;
    Object.assign(own.style, { width: `${width}px`, height: `${height}px`, fontSize });
    this.glass.replaceChildren(own);
    this.fit();
    this.onFaults([]);
  }

  /** Time goes by: `total` seconds since the page was opened. */
  tick(total) {
    this.screen?.tick((total - this.since) * 1000);
    if (this.screen) this.keepFocus();
  }

  /** Whoever was on a button of the screen by keyboard is on one of the screen that follows. */
  keepFocus() {
    const { activeElement, body } = document;
    if (this.glass.contains(activeElement)) this.held = true;
    else if (activeElement && activeElement !== body) this.held = false;
    else if (this.held) {
      const buttons = [...this.glass.querySelectorAll("button")];
      buttons.find((button) => button.checkVisibility({ visibilityProperty: true }))?.focus();
    }
  }

  /** What the light tells: speaking, listening, thinking, closed. */
  set state(state) {
    this.frame.dataset.state = state;
  }

  /** Without a screen: what is being said, and what is left of a hold. */
  caption(words, left) {
    if (this.viewport || !this.words) return;
    const text = left > 0 ? inSeconds(Math.ceil(left)) : "";
    if (this.words.textContent !== words) this.words.textContent = words;
    if (this.left.textContent !== text) this.left.textContent = text;
  }

  speaker() {
    this.words = make("p", { className: "saying" });
    this.left = make("p", { className: "left" });
    this.glass.append(make("div", { className: "puck" }, this.left, this.words));
  }

  /** As large as there is room. */
  fit() {
    const content = this.glass?.firstElementChild;
    if (!this.viewport || !content) return;
    const { width, height } = this.viewport;
    const share = Number(getComputedStyle(this.host).getPropertyValue("--share"));
    const border = this.frame.offsetWidth - this.glass.offsetWidth;
    const room = (this.host.clientWidth - border) / width;
    const zoom = Math.min(MOST_ZOOM, room, (window.innerHeight * share) / height);
    content.style.transform = `scale(${zoom})`;
    Object.assign(this.glass.style, { width: `${width * zoom}px`, height: `${height * zoom}px` });
  }
}
