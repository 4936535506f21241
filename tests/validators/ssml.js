// Standard input: {"locale": "en-US", "ssml": ["<speak>…</speak>", …]}.
// Standard output: for each of them its errors as ssml-check-core reports them.
const { readFileSync } = require("node:fs");
const { check } = require("ssml-check-core");

async function main() {
  const { locale, ssml } = JSON.parse(readFileSync(0, "utf8"));
  const options = { platform: "amazon", locale };
  const errors = await Promise.all(ssml.map((speech) => check(speech, options)));
  process.stdout.write(JSON.stringify(errors.map((found) => found ?? [])));
}

main();
