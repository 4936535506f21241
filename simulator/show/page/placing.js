// Where components have their place, beyond what flexbox does by itself.

/** What fills the screen unless it says its size. */
export function fill(node) {
  for (const side of ["width", "height"]) {
    if (!node.element.style[side] || node.element.style[side] === "auto") {
      node.element.style[side] = "100%";
    }
  }
  return node;
}

/** Spacing stands before every child but the first that takes room. */
export function space(container) {
  const side = container.row ? "marginLeft" : "marginTop";
  let first = true;
  for (const child of container.children) {
    const takesRoom = !child.gone && child.element.style.position !== "absolute";
    const margin = takesRoom && !first ? `${child.spacing}px` : "0px";
    if (child.element.style[side] !== margin) child.element.style[side] = margin;
    if (takesRoom) first = false;
  }
}
