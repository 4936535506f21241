// Holds a conversation with a skill behind a URL through virtual-alexa.
//
// Standard input: {"url", "model": path of the interaction model, "locale", "start": ISO 8601 time,
// "turns": [{"say": words or null for a plain launch, "after": seconds since the turn before}]}.
// Standard output: for each turn the request that was sent and the response that came back.
const { readFileSync } = require("node:fs");
const { VirtualAlexa } = require("virtual-alexa");

async function main() {
  const { url, model, locale, start, turns } = JSON.parse(readFileSync(0, "utf8"));
  const alexa = VirtualAlexa.Builder()
    .interactionModelFile(model)
    .locale(locale)
    .skillURL(url)
    .create();
  let now = Date.parse(start);
  let sent;
  alexa.filter((envelope) => {
    envelope.request.timestamp = new Date(now).toISOString();
    sent = envelope.request;
  });
  const held = [];
  for (const { say, after } of turns) {
    now += after * 1000;
    const answer = await (say === null ? alexa.launch() : alexa.utter(say));
    held.push({ request: sent, response: answer.response });
  }
  process.stdout.write(JSON.stringify(held));
}

main();
