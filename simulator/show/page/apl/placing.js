// Where components have their place, beyond what flexbox does by itself.

/** What a document is shown on. */
export function glass({ width, height, shape, theme }) {
  const element = document.createElement("div");
  element.className = `apl-screen apl-${theme} apl-${shape}`;
  Object.assign(element.style, { width: `${width}px`, height: `${height}px` });
  return element;
}

/** What fills the screen unless it says its size. */
export function fill(node) {
  for (const side of ["width", "height"]) {
    if (!node.element.style[side] || node.element.style[side] === "auto") {
      node.element.style[side] = "100%";
    }
  }
  return node;
}

/** Spacing stands before every child but the first, even if that takes no room. */
export function space(container) {
  const side = container.row ? "marginLeft" : "marginTop";
  for (const [at, child] of container.children.entries()) {
    const margin = at ? `${child.spacing}px` : "0px";
    if (child.element.style[side] !== margin) child.element.style[side] = margin;
  }
}
