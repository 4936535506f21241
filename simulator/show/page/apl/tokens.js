// The letters of an expression, cut into numbers, texts, names and operators.

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(@?[A-Za-z_]\w*)|(<=|>=|==|!=|&&|\|\||\?\?|[-+*/%<>!?:.,()[\]]))/y;
const ESCAPES = { n: "\n", t: "\t" };

/** An expression that cannot be read. */
export class ExpressionError extends Error {}

/** Where the brace closes, not counting those within quotes. */
export function closing(text, from) {
  let quote = "";
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (quote) {
      if (letter === "\\") at += 1;
      else if (letter === quote) quote = "";
    } else if (letter === "'" || letter === '"') quote = letter;
    else if (letter === "}") return at;
  }
  throw new ExpressionError(`"${text}" has no end to its \${`);
}

/** The parts of an expression, in order: each has a value, a name or an operator. */
export function* tokens(text) {
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(text);
    if (!found) throw new ExpressionError(`"${text}" is not an expression that is known here`);
    const [, number, quoted, name, operator] = found;
    if (number) yield { value: Number(number) };
    else if (quoted) yield { value: unquoted(quoted) };
    else yield name ? { name } : { operator };
  }
}

function unquoted(text) {
  return text.slice(1, -1).replace(/\\(.)/g, (_, letter) => ESCAPES[letter] ?? letter);
}
