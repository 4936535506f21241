// Dimensions and colours as APL writes them.

const ABSOLUTE = /^(-?[\d.]+)\s*(dp|px|vw|vh)?$/;
const RELATIVE = /^-?[\d.]+%$/;

/**
 * A dimension as CSS: 12, "12dp", "50%", "10vw", "10vh" (of the device), "auto".
 * @param {{width: number, height: number}} viewport In dp.
 */
export function length(value, viewport) {
  if (value === "auto" || value === null || value === undefined || value === "") return "auto";
  if (RELATIVE.test(value)) return value;
  return `${points(value, viewport)}px`;
}

/** An absolute dimension as a number of dp. */
export function points(value, viewport) {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const found = ABSOLUTE.exec(value);
  if (!found) throw new Error(`${JSON.stringify(value)} is no dimension`);
  const [, number, unit] = found;
  if (unit === "vw") return (number * viewport.width) / 100;
  if (unit === "vh") return (number * viewport.height) / 100;
  return unit === "px" ? (number * 160) / (viewport.dpi ?? 160) : Number(number);
}

/** A dimension resource: a number where it can be one, so that documents can reckon with it. */
export function dimension(value, viewport) {
  return value === "auto" || RELATIVE.test(value) ? value : points(value, viewport);
}

/** A colour, checked. */
export function colour(value) {
  if (typeof value !== "string" || !CSS.supports("color", value)) {
    throw new Error(`${JSON.stringify(value)} is no colour`);
  }
  return value;
}
