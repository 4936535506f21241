// A short way to make elements.

/** An element with properties, attributes (`data-…`, `aria-…`, `role`) and children. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children);
  return element;
}

/** Seconds as they are written: 6, 6.2. */
export function inSeconds(seconds) {
  return `${Math.round(seconds * 10) / 10} s`;
}
