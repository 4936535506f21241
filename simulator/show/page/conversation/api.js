// What the page asks of this machine.

async function read(answer) {
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return body;
  const error = new Error(body.error ?? `the server answers ${answer.status}`);
  throw Object.assign(error, { status: answer.status });
}

/** What can be chosen. */
export async function choices() {
  return read(await fetch("choices"));
}

/** Ask one thing, such as "say"; throws an error with `status` if it is refused. */
export async function ask(what, question, { lastWords = false } = {}) {
  const body = JSON.stringify(question);
  const headers = { "Content-Type": "application/json" };
  return read(await fetch(what, { method: "POST", headers, body, keepalive: lastWords }));
}
