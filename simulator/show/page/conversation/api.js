// What the page asks of this machine.

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 10_000;

/** This machine does not answer. */
export class NoConnectionError extends Error {}

async function fetched(what, settings) {
  try {
    const answer = await fetch(what, { ...settings, signal: AbortSignal.timeout(PATIENCE) });
    return { answer, text: await answer.text() };
  } catch (cause) {
    throw new NoConnectionError("no connection", { cause });
  }
}

async function read(what, settings) {
  const { answer, text } = await fetched(what, settings);
  if (answer.ok) return JSON.parse(text);
  const error = new Error(reason(text) ?? `the server answers ${answer.status}`);
  throw Object.assign(error, { status: answer.status });
}

function reason(text) {
  try {
    return JSON.parse(text).error;
  } catch {
    return undefined;
  }
}

/** What can be chosen. */
export async function choices() {
  return read("choices");
}

/** Ask one thing, such as "say"; throws an error with `status` if it is refused. */
export async function ask(what, question, { lastWords = false } = {}) {
  const body = JSON.stringify(question);
  const headers = { "Content-Type": "application/json" };
  return read(what, { method: "POST", headers, body, keepalive: lastWords });
}
