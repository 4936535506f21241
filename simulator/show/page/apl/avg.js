// Alexa Vector Graphics as inline SVG.

import { colour } from "./sizes.js";
import { Scope } from "./scope.js";

const SVG = "http://www.w3.org/2000/svg";
const KNOWN = new Set(["type", "version", "description", "width", "height", "parameters", "item", "items"]);
const SHAPES = { group: "g", path: "path" };
const PARTS = new Set(["type", "item", "items", "when", "description"]);

const plain = (name) => (element, value) => element.setAttribute(name, value);
const paint = (name) => (element, value) => element.setAttribute(name, colour(value));
const dashes = (element, value) => element.setAttribute("stroke-dasharray", value.join(" "));

const PROPERTIES = {
  group: { transform: plain("transform"), opacity: plain("opacity") },
  path: {
    pathData: plain("d"),
    pathLength: plain("pathLength"),
    fill: paint("fill"),
    fillOpacity: plain("fill-opacity"),
    opacity: plain("opacity"),
    stroke: paint("stroke"),
    strokeDashArray: dashes,
    strokeDashOffset: plain("stroke-dashoffset"),
    strokeLineCap: plain("stroke-linecap"),
    strokeLineJoin: plain("stroke-linejoin"),
    strokeOpacity: plain("stroke-opacity"),
    strokeWidth: plain("stroke-width"),
  },
};

/**
 * Draw a graphic and keep it drawn.
 * @param {object} graphic An AVG document.
 * @param {Record<string, unknown>} given Its parameters, as properties of the component.
 * @param {Scope} outside What those mean.
 * @param {{bind: Function, fault: Function}} screen Where bindings and faults go.
 * @returns {SVGElement}
 */
export function drawn(graphic, given, outside, screen) {
  for (const name of Object.keys(graphic)) {
    if (!KNOWN.has(name)) screen.fault(`a graphic has "${name}"`);
  }
  const scope = parameters(graphic, given, outside, screen);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${graphic.width} ${graphic.height}`);
  svg.setAttribute("preserveAspectRatio", "xMidYMid meet");
  svg.setAttribute("aria-hidden", "true");
  add(svg, graphic, scope, screen);
  return svg;
}

/** The scope of a graphic: its own parameters and nothing else. */
function parameters(graphic, given, outside, screen) {
  const scope = new Scope(null, new Map());
  scope.define("width", graphic.width);
  scope.define("height", graphic.height);
  for (const parameter of graphic.parameters ?? []) {
    const { name, default: otherwise } =
      typeof parameter === "string" ? { name: parameter, default: null } : parameter;
    const from = name in given ? outside : scope;
    screen.bind(name in given ? given[name] : otherwise, from, (value) => scope.define(name, value));
  }
  return scope;
}

function add(parent, holder, scope, screen) {
  for (const item of [holder.items ?? holder.item ?? []].flat()) {
    if (!(item.type in SHAPES)) {
      screen.fault(`a graphic has an item of type "${item.type}"`);
      continue;
    }
    const element = document.createElementNS(SVG, SHAPES[item.type]);
    if (item.type === "path") unpainted(element);
    properties(element, item, scope, screen);
    add(element, item, scope, screen);
    parent.append(element);
  }
}

/** What an AVG path is without properties: neither filled nor stroked. */
function unpainted(path) {
  path.setAttribute("fill", "none");
  path.setAttribute("stroke", "none");
}

function properties(element, item, scope, screen) {
  const known = PROPERTIES[item.type];
  for (const [name, value] of Object.entries(item)) {
    if (PARTS.has(name)) continue;
    if (name in known) screen.bind(value, scope, (now) => known[name](element, now));
    else screen.fault(`a ${item.type} of a graphic has "${name}"`);
  }
}
