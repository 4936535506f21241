// What `@names` stand for on one device.

import { evaluate, truth } from "./expressions.js";
import { dimension } from "./sizes.js";

const NOTES = new Set(["when", "description"]);

/**
 * Load the resources of a document; what comes later counts.
 * @param {object[]} blocks Each with its own `when`.
 * @param {{top: Scope, viewport: object, fault: Function, attempt: Function}} screen
 */
export function loadResources(blocks, screen) {
  for (const block of blocks) {
    if (!truth(evaluate(block.when ?? true, screen.top))) continue;
    for (const [kind, values] of Object.entries(block)) {
      if (!NOTES.has(kind)) load(kind, values, screen);
    }
  }
}

function load(kind, values, screen) {
  const readers = {
    booleans: truth,
    colors: (value) => value,
    dimensions: (value) => dimension(value, screen.viewport),
    numbers: Number,
    strings: String,
  };
  const reader = readers[kind];
  if (!reader) return screen.fault(`resources have "${kind}"`);
  for (const [name, value] of Object.entries(values)) {
    screen.attempt(() => screen.top.resources.set(name, reader(evaluate(value, screen.top))));
  }
}
