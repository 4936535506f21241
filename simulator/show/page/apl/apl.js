// A screen of an Echo Show: draws an APL document and keeps it true while time goes by.
//
// It is a referee for the documents of this skill, not a full APL player. It knows a subset of
// APL 1.6. Whatever else a document uses is a fault, which is reported, so
// that nothing is shown here that a device would show differently without anybody noticing.

import { drawn } from "./avg.js";
import { elementFor, isComponent, PLACING, property, SEVERAL, STRUCTURE } from "./components.js";
import { evaluate, truth } from "./expressions.js";
import { fill, glass, space } from "./placing.js";
import { loadResources } from "./resources.js";
import { Binding, Scope } from "./scope.js";
import { touchable } from "./touching.js";

const DOCUMENT = new Set(
  "type version theme settings resources graphics layouts mainTemplate onMount description".split(" "),
);
const THEMES = ["dark", "light"];
const DEFAULT_DELAY = 1000;

/**
 * @typedef {object} Viewport
 * @property {number} width In dp, as are all sizes.
 * @property {number} height
 * @property {"rectangle" | "round"} shape
 * @property {"dark" | "light"} theme
 * @property {"hub" | "tv"} mode
 * @property {number} dpi
 */

/** A document on a screen. */
export class Screen {
  /**
   * @param {HTMLElement} host What the screen is put into, in place of what was there.
   * @param {{document: object, datasources: object}} directive What the skill sent.
   * @param {Viewport} viewport
   * @param {number} fontScale How large the person wants text; 1 is as usual.
   * @param {(args: unknown[], id: string, label: string) => void} onSend Somebody touched something.
   * @param {(message: string) => void} onFault The document has what is not known here.
   */
  constructor(host, { document: shown, datasources }, { viewport, fontScale = 1, onSend, onFault }) {
    this.document = shown;
    this.viewport = { ...viewport, pixelWidth: viewport.width, pixelHeight: viewport.height };
    this.onSend = onSend ?? (() => {});
    this.onFault = onFault ?? (() => {});
    this.faults = [];
    this.bindings = [];
    this.ticks = [];
    this.containers = [];
    this.named = new Map();
    this.top = new Scope(null, new Map());
    this.top.define("viewport", this.viewport);
    this.top.define("environment", { fontScale });
    this.top.define("elapsedTime", 0);
    this.attempt(() => this.build(host, datasources ?? {}));
    this.update();
  }

  /** So many milliseconds have gone by since the document was shown. */
  tick(milliseconds) {
    this.top.define("elapsedTime", Math.round(milliseconds));
    for (const tick of this.ticks) this.attempt(() => this.handle(tick, milliseconds));
    this.update();
  }

  /** Keep a value true: `apply` gets it now and whenever it changes. */
  bind(value, scope, apply) {
    this.attempt(() => {
      const binding = new Binding(value, scope, apply);
      binding.update();
      if (!binding.constant) this.bindings.push(binding);
    });
  }

  /** Report something, once. */
  fault(message) {
    if (this.faults.includes(message)) return;
    this.faults.push(message);
    console.error(`APL: ${message}`);
    this.onFault(message);
  }

  attempt(act) {
    try {
      act();
    } catch (error) {
      this.fault(error.message);
    }
  }

  update() {
    for (const binding of this.bindings) this.attempt(() => binding.update());
    for (const container of this.containers) space(container);
  }

  handle(tick, now) {
    if (now - tick.last < (tick.handler.minimumDelay ?? DEFAULT_DELAY)) return;
    tick.last = now;
    if (!truth(evaluate(tick.handler.when ?? true, tick.scope))) return;
    for (const command of [tick.handler.commands ?? []].flat()) {
      const other = Object.keys(command).filter((key) => !["type", "property", "value"].includes(key));
      if (command.type !== "SetValue" || other.length) {
        throw new Error(`handleTick has a command "${command.type}" ${other}`);
      }
      tick.scope.assign(command.property, evaluate(command.value, tick.scope));
    }
  }

  build(host, datasources) {
    const { document: shown } = this;
    for (const name of Object.keys(shown)) {
      if (!DOCUMENT.has(name)) this.fault(`the document has "${name}"`);
    }
    for (const command of [shown.onMount ?? []].flat()) {
      if (command.type !== "Idle") this.fault(`onMount has a command "${command.type}"`);
    }
    // A document that names a theme has that one, whatever the device has.
    const theme = evaluate(shown.theme ?? this.viewport.theme, this.top);
    if (!THEMES.includes(theme)) this.fault(`there is no theme "${theme}"`);
    this.viewport.theme = theme;
    loadResources(shown.resources ?? [], this);
    this.element = glass(this.viewport);
    host.replaceChildren(this.element);
    const scope = new Scope(this.top);
    for (const parameter of shown.mainTemplate.parameters ?? []) {
      const name = parameter.name ?? parameter;
      scope.define(name, name === "payload" ? datasources : datasources[name]);
    }
    const [root] = this.first(shown.mainTemplate, scope);
    if (root) this.element.append(fill(root).element);
  }

  /** The one child of what may hold a single one: the first whose time it is. */
  first(holder, scope, placed = false) {
    for (const item of items(holder)) {
      const node = this.inflate(item, scope, placed);
      if (node) return [node];
    }
    return [];
  }

  /**
   * The node of a component or layout; null where its `when` forbids it.
   * @param {boolean} placed Whether a Container gives it its place.
   */
  inflate(item, outside, placed) {
    if (!truth(evaluate(item.when ?? true, outside))) return null;
    const scope = new Scope(outside);
    this.names(item.bind ?? [], scope);
    if (isComponent(item.type)) return this.component(item, scope, placed);
    const layout = this.document.layouts?.[item.type];
    if (!layout) throw new Error(`there is no component or layout "${item.type}"`);
    return this.layout(layout, item, scope, placed);
  }

  names(bound, scope) {
    for (const { name, value } of bound) this.follow(scope, name, value, scope);
  }

  /** Bind a name to an expression until somebody sets it. */
  follow(scope, name, value, from) {
    scope.define(name, null);
    this.bind(value, from, (now) => {
      if (scope.names.get(name).follows) scope.define(name, now);
    });
  }

  layout(layout, item, outside, placed) {
    const scope = new Scope(outside);
    const rest = { ...item };
    for (const name of ["type", "when", "bind"]) delete rest[name];
    for (const parameter of layout.parameters ?? []) {
      const { name, default: otherwise = null } =
        typeof parameter === "string" ? { name: parameter } : parameter;
      const given = name in item;
      this.follow(scope, name, given ? item[name] : otherwise, given ? outside : scope);
      delete rest[name];
    }
    for (const inner of items(layout)) {
      const node = this.inflate({ ...inner, ...rest }, scope, placed);
      if (node) return node;
    }
    return null;
  }

  component(item, scope, placed) {
    const { type } = item;
    const node = { type, element: elementFor(type), viewport: this.viewport, spacing: 0 };
    if (type === "Text") node.words = node.element.appendChild(document.createElement("span"));
    const graphic = type === "VectorGraphic" ? this.graphic(item, scope, node) : {};
    for (const name of sorted(Object.keys(item))) {
      if (STRUCTURE.has(name) || name in graphic) continue;
      const apply = property(type, name);
      if (!placed && PLACING.has(name)) this.fault(`"${name}" of a ${type} counts in a Container alone`);
      else if (apply) this.bind(item[name], scope, (value) => apply(node, value));
      else this.fault(`a ${type} has "${name}"`);
    }
    if (item.id) this.named.set(evaluate(item.id, scope), scope);
    for (const handler of item.handleTick ?? []) this.ticks.push({ handler, scope, last: 0 });
    if (type === "TouchWrapper") touchable(this, node, item, scope);
    this.children(node, item, scope);
    return node;
  }

  children(node, item, scope) {
    node.children = SEVERAL.has(node.type) ? this.several(item, scope) : this.first(item, scope);
    node.element.append(...node.children.map((child) => child.element));
    if (!SEVERAL.has(node.type)) return;
    node.row = evaluate(item.direction, scope) === "row";
    this.containers.push(node);
  }

  several(item, scope) {
    if (!("data" in item)) {
      return items(item).map((child) => this.inflate(child, scope, true)).filter(Boolean);
    }
    const data = evaluate(item.data, scope) ?? [];
    if (!Array.isArray(data)) throw new Error("the data of a Container is no list");
    return data.flatMap((datum, index) => {
      const inner = new Scope(scope);
      inner.define("data", datum);
      inner.define("index", index);
      inner.define("length", data.length);
      return this.first(item, inner, true);
    });
  }

  /** Draw the graphic of a component; returns the properties that are its parameters. */
  graphic(item, scope, node) {
    const name = evaluate(item.source, scope);
    const graphic = this.document.graphics?.[name];
    if (!graphic) throw new Error(`there is no graphic "${name}"`);
    const names = (graphic.parameters ?? []).map((parameter) => parameter.name ?? parameter);
    const given = Object.fromEntries(names.filter((key) => key in item).map((key) => [key, item[key]]));
    node.element.append(drawn(graphic, given, scope, this));
    if (!("width" in item)) node.element.style.width = `${graphic.width}px`;
    if (!("height" in item)) node.element.style.height = `${graphic.height}px`;
    return given;
  }
}

function items(holder) {
  return [holder.items ?? holder.item ?? []].flat();
}

/** `padding` before `paddingLeft`, so that the more exact one counts. */
function sorted(names) {
  return names.sort((one, other) => (other === "padding") - (one === "padding"));
}
