// Standard input: {"documents": [{…}, …]}, each an APL document.
// Standard output: for each of them its problems as apl-suggester reports them.
const { readFileSync } = require("node:fs");
const { StaticAplTemplateValidator } = require("apl-suggester");

async function main() {
  const { documents } = JSON.parse(readFileSync(0, "utf8"));
  const validator = new StaticAplTemplateValidator();
  const problems = await Promise.all(documents.map((document) => validator.validate(document)));
  process.stdout.write(JSON.stringify(problems.map((found) => found ?? [])));
}

main();
