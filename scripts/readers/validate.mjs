// Validates pages with html-validate: validate.mjs PACKAGES FILE, where FILE is a JSON object of names and pages. Prints
// each fault with the name of its page.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, file] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));
const { HtmlValidate } = await import(pathToFileURL(require.resolve("html-validate")));

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // What is left out means what is meant: a field of text, and a button that sends its form.
    "no-implicit-input-type": "off",
    "no-implicit-button-type": "off",
    // A list may have a name (WAI-ARIA 1.2), and readers hear it.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // A title is the statement that was checked, however long.
    "long-title": "off",
    // The dashboard's page is written as its bundler writes it: <!doctype html>, <meta … />.
    "doctype-style": "off",
    "void-style": "off",
  },
});

const faults = [];
for (const [page, html] of Object.entries(JSON.parse(await readFile(file, "utf8")))) {
  const { results } = await validator.validateString(html, page);
  for (const { messages } of results) {
    for (const { ruleId: rule, message, selector } of messages) faults.push({ page, rule, message, selector });
  }
}
console.log(JSON.stringify(faults));
