// Standard input: {"documents": [{…}, …]}, each an APL document.
// Standard output: for each of them its problems as apl-suggester reports them.
const { readFileSync } = require("node:fs");
const { StaticAplTemplateValidator } = require("apl-suggester");

async function main() {
  const { documents } = JSON.parse(readFileSync(0, "utf8"));
  const problems = [];
  for (const document of documents) {
    // One after the other: two at once trip over the schemas that they share.
    problems.push((await new StaticAplTemplateValidator().validate(document)) ?? []);
  }
  process.stdout.write(JSON.stringify(problems));
}

main();
