// What each component is in a browser: its element, and what each property does to it.

import { colour, length, points } from "./sizes.js";

const ALIGN = {
  auto: "auto",
  start: "flex-start",
  end: "flex-end",
  center: "center",
  stretch: "stretch",
  baseline: "baseline",
  spaceBetween: "space-between",
  spaceAround: "space-around",
};
const VERTICAL = { auto: "flex-start", top: "flex-start", center: "center", bottom: "flex-end" };
const SIDES = ["Left", "Right", "Top", "Bottom"];
const ROLES = {
  alert: "alert",
  header: "heading",
  image: "img",
  list: "list",
  listitem: "listitem",
  timer: "timer",
};

const size = (name) => (node, value) => {
  node.element.style[name] = length(value, node.viewport);
};
const limit = (name) => (node, value) => {
  node.element.style[name] = value === null ? "" : length(value, node.viewport);
};
const one = (name, choices) => (node, value) => {
  node.element.style[name] = chosen(value, choices);
};
const number = (name) => (node, value) => {
  node.element.style[name] = value;
};
const dp = (name) => (node, value) => {
  node.element.style[name] = `${points(value, node.viewport)}px`;
};
const paint = (name) => (node, value) => {
  node.element.style[name] = colour(value);
};

function chosen(value, choices) {
  if (!(value in choices)) throw new Error(`"${value}" is none of ${Object.keys(choices).join(", ")}`);
  return choices[value];
}

function display(node, value) {
  const style = chosen(value, { normal: ["", ""], invisible: ["", "hidden"], none: ["none", ""] });
  [node.element.style.display, node.element.style.visibility] = style;
}

function label(node, value) {
  node.element.setAttribute("aria-label", value);
  if (node.type === "VectorGraphic") node.element.setAttribute("role", "img");
}

function role(node, value) {
  if (value in ROLES && node.type !== "TouchWrapper") {
    node.element.setAttribute("role", ROLES[value]);
    if (value === "header") node.element.setAttribute("aria-level", "2");
  }
}

/** Only mirroring is known here. */
function transform(node, value) {
  const steps = value.map((step) => {
    const other = Object.keys(step).find((key) => key !== "scaleX");
    if (other) throw new Error(`a transform has "${other}"`);
    return `scaleX(${step.scaleX})`;
  });
  node.element.style.transform = steps.join(" ");
}

/** What every component has; each function takes the node and the new value. */
const COMMON = {
  width: size("width"),
  height: size("height"),
  minWidth: limit("minWidth"),
  maxWidth: limit("maxWidth"),
  minHeight: limit("minHeight"),
  maxHeight: limit("maxHeight"),
  padding: dp("padding"),
  ...Object.fromEntries(SIDES.map((side) => [`padding${side}`, dp(`padding${side}`)])),
  ...Object.fromEntries(SIDES.map((side) => [side.toLowerCase(), size(side.toLowerCase())])),
  grow: number("flexGrow"),
  shrink: number("flexShrink"),
  alignSelf: one("alignSelf", ALIGN),
  position: one("position", { relative: "relative", absolute: "absolute" }),
  opacity: number("opacity"),
  display,
  spacing(node, value) {
    node.spacing = points(value, node.viewport);
  },
  id(node, value) {
    node.element.dataset.id = value;
  },
  accessibilityLabel: label,
  role,
  transform,
};

/** Further properties of each component. */
const OWN = {
  Container: {
    direction: one("flexDirection", { column: "column", row: "row" }),
    alignItems: one("alignItems", ALIGN),
    justifyContent: one("justifyContent", ALIGN),
    wrap: one("flexWrap", { noWrap: "nowrap", wrap: "wrap" }),
  },
  Frame: {
    backgroundColor: paint("backgroundColor"),
    borderColor: paint("borderColor"),
    borderRadius: dp("borderRadius"),
    borderWidth: dp("borderWidth"),
  },
  Text: {
    text(node, value) {
      node.words.textContent = value === null ? "" : String(value);
    },
    fontSize: dp("fontSize"),
    fontWeight: number("fontWeight"),
    color: paint("color"),
    lineHeight: number("lineHeight"),
    textAlign: one("textAlign", { auto: "start", left: "left", center: "center", right: "right" }),
    textAlignVertical: one("justifyContent", VERTICAL),
    maxLines(node, value) {
      node.words.classList.toggle("clamped", value > 0);
      node.words.style.webkitLineClamp = value > 0 ? String(value) : "";
    },
  },
  VectorGraphic: {
    scale(_, value) {
      chosen(value, { "best-fit": true });
    },
  },
  TouchWrapper: {
    disabled(node, value) {
      node.element.disabled = Boolean(value);
    },
  },
  ScrollView: {},
};

/** Properties that a Container reads of its children, and nothing else does. */
export const PLACING = new Set(
  "alignSelf bottom grow left position right shrink spacing top".split(" "),
);
/** Components whose children have their place beside each other; others hold a single one. */
export const SEVERAL = new Set(["Container"]);
/** Properties that say what a component is made of, or when; they are no looks. */
export const STRUCTURE = new Set(
  "type when bind data item items handleTick onMount onPress source description comments".split(" "),
);

/** Whether APL has such a component, as far as it is known here. */
export function isComponent(type) {
  return Object.hasOwn(OWN, type);
}

/** What a property does to a component; undefined for one that is not known here. */
export function property(type, name) {
  return OWN[type][name] ?? COMMON[name];
}

/** An empty element for a component. */
export function elementFor(type) {
  const element = document.createElement(type === "TouchWrapper" ? "button" : "div");
  element.className = `apl apl-${type}`;
  if (type === "TouchWrapper") element.type = "button";
  if (type === "ScrollView") element.tabIndex = 0;
  return element;
}
