// The device: a screen in its frame, or a speaker with a ring of light.

import { Screen } from "./apl/apl.js";
import { sceneAt } from "./conversation/scenes.js";
import { inSeconds, make } from "./elements.js";

/** Height of the device's own letters, as a share of its screen, and the least in pixels. */
const LETTERS = 0.055;
const LEAST_LETTERS = 18;
const MOST_ZOOM = 1.25;
/** A screen of the page's own size is at least this high; where there is less room, it scrolls. */
const LOWEST = 240;
const LEAST_SHAPE = 1.35;
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

/** How large a screen is that fills this element. */
export function sizeWithin({ clientWidth: width, clientHeight: room }) {
  return { width: Math.max(1, width), height: room < LOWEST ? Math.round(width * LEAST_SHAPE) + 1 : room };
}

/** Shows what the skill shows. */
export class Device {
  /**
   * @param {HTMLElement} host
   * @param {{onTouch: Function, onFaults: Function, offers: () => HTMLElement[]}} parts Who is told
   *   of touches, of what a document has that is not known here, and what a screen shows when no
   *   skill shows anything.
   */
  constructor(host, parts) {
    Object.assign(this, parts, { host, viewport: null, screen: null, held: false, look: {} });
    new ResizeObserver(() => this.resize()).observe(host);
    window.addEventListener("resize", () => this.resize());
  }

  /** Become a device with this screen; null is a speaker. */
  become(viewport) {
    this.redraw = () => this.rest();
    this.reframe(viewport);
  }

  /** Fill the window from now on, whatever the screen was. */
  fill() {
    this.reframe({ ...this.viewport, shape: "rectangle", mode: "hub", dpi: 160, own: true });
  }

  reframe(viewport) {
    this.viewport = viewport;
    this.glass = make("div", { className: "glass" });
    const lamp = make("div", { className: "lamp", "aria-hidden": "true" });
    const shape = viewport ? `${viewport.shape} ${viewport.mode}` : "speaker";
    this.frame = make("div", { className: `frame ${shape}` }, this.glass, lamp);
    this.frame.classList.toggle("own", Boolean(viewport?.own));
    this.host.replaceChildren(this.frame);
    if (viewport?.own) Object.assign(viewport, sizeWithin(this.glass));
    this.redraw();
  }

  /** Have this theme, this size of text and this much red; the screen is drawn again. */
  appear(look) {
    this.look = look;
    if (this.glass) this.redraw();
  }

  /** The skill shows a document, `total` seconds after the page was opened. */
  show(screen, total) {
    this.since = total;
    this.redraw = () => this.draw(screen);
    this.redraw();
  }

  draw({ document: shown, datasources }) {
    const onSend = (given, id, label) => this.onTouch(given.map(String), id, label);
    const onFault = () => this.onFaults(this.screen?.faults ?? []);
    const { theme, fontScale } = this.look;
    const data = CALM.matches ? still(datasources) : datasources;
    const viewport = { ...this.viewport, theme };
    this.scenes = datasources?.screen?.scenes ?? [];
    this.screen = new Screen(this.glass, { document: shown, datasources: data }, { viewport, fontScale, onSend, onFault });
    this.screen.element.setAttribute("role", "group");
    this.screen.element.setAttribute("aria-label", "Screen of the Echo");
    this.onFaults(this.screen.faults);
    this.fit();
  }

  /** What is there when no skill shows anything. */
  home() {
    this.redraw = () => this.rest();
    this.redraw();
  }

  rest() {
    if (this.viewport) this.own(...this.offers());
    else this.speaker();
  }

  /** Alexa asks something herself; nothing of the skill can be touched meanwhile. */
  ask(words) {
    if (!this.viewport) return;
    this.redraw = () => this.own(make("h2", { className: "asks" }, words));
    this.redraw();
  }

  own(...shown) {
    this.screen = null;
    const { width, height, shape } = this.viewport;
    const own = make("div", { className: `home ${this.look.theme} ${shape}` }, ...shown);
    const letters = Math.max(LEAST_LETTERS, Math.min(width, height) * LETTERS) * this.look.fontScale;
    Object.assign(own.style, { width: `${width}px`, height: `${height}px`, fontSize: `${letters}px` });
    this.glass.replaceChildren(own);
    this.fit();
    this.onFaults([]);
  }

  /** Time goes by: `total` seconds since the page was opened. */
  tick(total) {
    if (!this.screen) return;
    const milliseconds = (total - this.since) * 1000;
    this.screen.tick(CALM.matches ? this.stepped(milliseconds) : milliseconds);
    this.keepFocus();
  }

  /** Whole seconds, but no scene begins late. */
  stepped(milliseconds) {
    const begun = sceneAt(this.scenes, milliseconds)?.start ?? 0;
    return Math.max(Math.floor(milliseconds / 1000) * 1000, begun);
  }

  /** Whoever was on a button of the screen by keyboard is on one of the screen that follows. */
  keepFocus() {
    const { activeElement, body } = document;
    if (this.glass.contains(activeElement)) this.held = true;
    else if (activeElement && activeElement !== body) this.held = false;
    else if (this.held) {
      const buttons = [...this.glass.querySelectorAll("button")];
      buttons.find((button) => button.checkVisibility({ visibilityProperty: true }))?.focus({ preventScroll: true });
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
    this.glass.replaceChildren(make("div", { className: "puck" }, this.left, this.words));
  }

  /** There is more room, or less: a screen of the page's own size is drawn again. */
  resize() {
    if (!this.viewport) return;
    if (this.viewport.own) {
      const { width, height } = this.viewport;
      Object.assign(this.viewport, sizeWithin(this.glass));
      if (this.viewport.width !== width || this.viewport.height !== height) this.redraw();
    }
    this.fit();
  }

  /** As large as there is room. */
  fit() {
    const content = this.glass?.firstElementChild;
    if (!this.viewport || !content) return;
    const { width, height, own } = this.viewport;
    this.glass.tabIndex = own && this.glass.clientHeight < height ? 0 : -1;
    if (own) return;
    const zoom = this.zoomFor(width, height);
    content.style.transform = `scale(${zoom})`;
    Object.assign(this.glass.style, { width: `${width * zoom}px`, height: `${height * zoom}px` });
  }

  zoomFor(width, height) {
    const share = Number(getComputedStyle(this.host).getPropertyValue("--share"));
    const border = this.frame.offsetWidth - this.glass.offsetWidth;
    const room = (this.host.clientWidth - border) / width;
    return Math.min(MOST_ZOOM, room, (window.innerHeight * share) / height);
  }
}

/** Data without motion: each picture shows the phase in which it says most. */
function still(data) {
  return JSON.parse(JSON.stringify(data ?? {}, (key, value) => (key === "motion" ? "" : value)));
}
