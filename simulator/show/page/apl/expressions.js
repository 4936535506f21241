// APL's data binding: text with `${…}` and `@resources` becomes a function of what names mean.
// A small recursive-descent parser; nothing is ever handed to `eval`.

import { closing, ExpressionError, tokens } from "./tokens.js";

const RESOURCE = /^@[A-Za-z_]\w*$/;
const LITERALS = { true: true, false: false, null: null };

const clamp = (least, value, most) => Math.max(least, Math.min(value, most));
/** What `Math` offers to documents. */
const MATH = {
  abs: Math.abs,
  ceil: Math.ceil,
  clamp,
  cos: Math.cos,
  floor: Math.floor,
  max: Math.max,
  min: Math.min,
  round: Math.round,
  sin: Math.sin,
};
/** What `String` offers to documents: letters from one place to another, as code points. */
const STRING = { slice: (text, from, to) => [...written(text)].slice(from, to).join("") };
const LIBRARIES = { Math: MATH, String: STRING };

/** Operators by how tightly they bind, the loosest first; `&&`, `||` and `??` read on only if needed. */
const LEVELS = [
  { "??": (left, right) => left() ?? right() },
  { "||": (left, right) => left() || right() },
  { "&&": (left, right) => left() && right() },
  { "==": (left, right) => same(left(), right()), "!=": (left, right) => !same(left(), right()) },
  {
    "<": (left, right) => left() < right(),
    "<=": (left, right) => left() <= right(),
    ">": (left, right) => left() > right(),
    ">=": (left, right) => left() >= right(),
  },
  { "+": (left, right) => plus(left(), right()), "-": (left, right) => left() - right() },
  {
    "*": (left, right) => left() * right(),
    "/": (left, right) => left() / right(),
    "%": (left, right) => left() % right(),
  },
];

/**
 * Read a property of a document.
 * @param {unknown} value Text with bindings, a list or map of such, or what stands for itself.
 * @returns {((scope: Scope) => unknown) | null} What gives its value; null where it never changes.
 * @typedef {{get(name: string): unknown, resource(name: string): unknown}} Scope
 */
export function compile(value) {
  if (value !== null && typeof value === "object") return parted(value);
  if (typeof value !== "string") return null;
  if (RESOURCE.test(value)) return (scope) => scope.resource(value.slice(1));
  if (!value.includes("${")) return null;
  return concatenated([...parts(value)]);
}

/** A list or a map whose values may be bindings. */
function parted(values) {
  const read = Object.entries(values).map(([key, value]) => [key, compile(value) ?? constant(value)]);
  if (!Object.values(values).some(compile)) return null;
  const filled = Array.isArray(values) ? Object.values : (map) => map;
  return (scope) => filled(Object.fromEntries(read.map(([key, value]) => [key, value(scope)])));
}

/** The value of a property, now. */
export function evaluate(value, scope) {
  const bound = compile(value);
  return bound ? bound(scope) : value;
}

/** A value as APL writes it into text. */
export function written(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What counts as true in APL. */
export function truth(value) {
  return value === "false" ? false : Boolean(value);
}

function concatenated(read) {
  if (read.length === 1) return typeof read[0] === "string" ? null : read[0];
  return (scope) =>
    read.map((part) => (typeof part === "string" ? part : written(part(scope)))).join("");
}

/** The literal texts and the expressions of a text, in order. */
function* parts(text) {
  let from = 0;
  for (let at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
    if (at > from) yield text.slice(from, at);
    const end = closing(text, at + 2);
    yield new Parser(text.slice(at + 2, end)).whole();
    from = end + 1;
  }
  if (from < text.length) yield text.slice(from);
}

class Parser {
  constructor(text) {
    this.text = text;
    this.tokens = [...tokens(text)];
    this.at = 0;
  }

  whole() {
    const read = this.choice();
    if (this.at < this.tokens.length) this.fail();
    return read;
  }

  choice() {
    const condition = this.level(0);
    if (!this.take("?")) return condition;
    const yes = this.choice();
    this.need(":");
    const no = this.choice();
    return (scope) => (condition(scope) ? yes(scope) : no(scope));
  }

  level(number) {
    if (number === LEVELS.length) return this.sign();
    let left = this.level(number + 1);
    for (;;) {
      const operate = LEVELS[number][this.operator()];
      if (!operate) return left;
      this.at += 1;
      left = joined(operate, left, this.level(number + 1));
    }
  }

  sign() {
    for (const [operator, apply] of Object.entries(SIGNS)) {
      if (this.take(operator)) {
        const of = this.sign();
        return (scope) => apply(of(scope));
      }
    }
    return this.access();
  }

  access() {
    let read = this.primary();
    for (;;) {
      if (this.take(".")) read = member(read, constant(this.name()));
      else if (this.take("[")) {
        read = member(read, this.choice());
        this.need("]");
      } else if (this.take("(")) read = this.call(read);
      else return read;
    }
  }

  call(called) {
    const given = [];
    while (!this.take(")")) {
      if (given.length) this.need(",");
      given.push(this.choice());
    }
    return (scope) => {
      const apply = called(scope);
      if (typeof apply !== "function") throw new ExpressionError(`${this.text} calls no function`);
      return apply(...given.map((read) => read(scope)));
    };
  }

  primary() {
    if (this.take("(")) {
      const read = this.choice();
      this.need(")");
      return read;
    }
    const token = this.tokens[this.at++] ?? this.fail();
    if ("value" in token) return constant(token.value);
    if (!token.name) return this.fail();
    if (token.name in LITERALS) return constant(LITERALS[token.name]);
    if (token.name in LIBRARIES) return constant(LIBRARIES[token.name]);
    if (token.name.startsWith("@")) return (scope) => scope.resource(token.name.slice(1));
    return (scope) => scope.get(token.name);
  }

  operator() {
    return this.tokens[this.at]?.operator;
  }

  take(operator) {
    if (this.operator() !== operator) return false;
    this.at += 1;
    return true;
  }

  need(operator) {
    if (!this.take(operator)) this.fail();
  }

  name() {
    return this.tokens[this.at++]?.name ?? this.fail();
  }

  fail() {
    throw new ExpressionError(`"${this.text}" is not an expression that is known here`);
  }
}

const SIGNS = { "-": (value) => -value, "+": (value) => +value, "!": (value) => !value };

function constant(value) {
  return () => value;
}

function joined(operate, left, right) {
  return (scope) => operate(() => left(scope), () => right(scope));
}

/** `a.b` and `a[b]`; what nothing holds is null, as on a device, where a text has no `length`. */
function member(of, key) {
  return (scope) => {
    const owner = of(scope);
    let name = key(scope);
    if (owner === null || owner === undefined) return null;
    if (name === "length" && Array.isArray(owner)) return owner.length;
    if (typeof owner === "string") return null;
    if (Array.isArray(owner) && name < 0) name += owner.length;
    return Object.hasOwn(Object(owner), name) ? owner[name] : null;
  };
}

function same(left, right) {
  return (left ?? null) === (right ?? null);
}

function plus(left, right) {
  const text = typeof left === "string" || typeof right === "string";
  return text ? written(left) + written(right) : left + right;
}
