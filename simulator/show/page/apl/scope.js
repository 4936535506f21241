// What names and @resources mean, at each place of a document.

import { compile } from "./expressions.js";

/** Names with their values; what one does not know it asks its parent for. */
export class Scope {
  constructor(parent, resources = parent?.resources ?? new Map()) {
    this.parent = parent;
    this.resources = resources;
    this.names = new Map();
  }

  /** The value of a name; throws for one that nothing binds. */
  get(name) {
    const holder = this.holder(name);
    if (!holder) throw new Error(`nothing is called "${name}"`);
    return holder.names.get(name).value;
  }

  /** The value of a resource; throws for one that is not there. */
  resource(name) {
    if (!this.resources.has(name)) throw new Error(`there is no resource "@${name}"`);
    return this.resources.get(name);
  }

  /** Bind a name here. */
  define(name, value) {
    this.names.set(name, { value, follows: true });
  }

  /** Change a name where it is bound; from then on it no longer follows its expression. */
  assign(name, value) {
    const holder = this.holder(name);
    if (!holder) throw new Error(`SetValue of "${name}", which nothing binds`);
    holder.names.set(name, { value, follows: false });
  }

  /** The nearest scope that binds a name. */
  holder(name) {
    if (this.names.has(name)) return this;
    return this.parent ? this.parent.holder(name) : null;
  }
}

/** A property that is read again and again: `apply` gets each new value. */
export class Binding {
  constructor(value, scope, apply) {
    this.read = compile(value) ?? (() => value);
    this.constant = compile(value) === null;
    this.scope = scope;
    this.apply = apply;
    this.last = undefined;
  }

  /** Read it, and hand the value on if it is another one. */
  update() {
    const value = this.read(this.scope);
    if (value === this.last && value !== undefined) return;
    this.last = value;
    this.apply(value);
  }
}
