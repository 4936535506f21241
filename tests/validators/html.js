// Standard input: {"pages": ["<!DOCTYPE html>…", …]}.
// Standard output: for each of them its problems as html-validate reports them.
const { readFileSync } = require("node:fs");
const { HtmlValidate, StaticConfigLoader } = require("html-validate");

const presets = ["html-validate:recommended", "html-validate:document", "html-validate:a11y"];
// A hash guards what others serve; our own style sheet comes with the page.
const rules = { "require-sri": ["error", { target: "crossorigin" }] };
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: presets, rules }));

async function problems(page) {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) => messages);
}

async function main() {
  const { pages } = JSON.parse(readFileSync(0, "utf8"));
  process.stdout.write(JSON.stringify(await Promise.all(pages.map(problems))));
}

main();
