// Tests that all visible words are in the text catalogue.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$|^texts\/|^api\/schema/.test(file),
);

/** Attributes and fields whose words are shown or read out. */
const SPOKEN =
  /^(?:aria-label|aria-description|alt|label|title|placeholder|description|error|message|text|heading|hint|\w+Label)$/;
/** Calls and fields whose strings are for the browser or for developers. */
const MACHINES =
  /(?:^|\.)(?:querySelector(?:All)?|closest|matches|Error|Problem|MissingPart|fontFamily(?:Monospace)?|super|"--shadow")$/;
/** The same in every language: names, formats, and what a field is to be filled with. */
const NAMES =
  /^(?:Claimdesk|https:\/\/|JSON Feed|Atom|RSS|CSV|JSON|Esc|reuters|webhook-id|msg_|Authorization: Bearer …)$/;

const isSame = (text: string) => NAMES.test(text.trim());
const hasWord = (text: string) => /\p{L}{2}/u.test(text) && !isSame(text);
/** Words with a space between them are for people, wherever they are. */
const isProse = (text: string) => /\p{L}\p{Ll}[,;:]? \p{L}|\p{L} \p{L}\p{Ll}/u.test(text) && !isSame(text);

function wordsOf(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), "utf8"),
    ts.ScriptTarget.ESNext,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: string[] = [];
  const say = (node: ts.Node, text: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file}:${line + 1} ${text.trim().replace(/\s+/g, " ")}`);
  };
  const visit = (node: ts.Node) => {
    if (isForMachines(node, source)) return;
    if (ts.isJsxText(node) && hasWord(node.text)) say(node, node.text);
    const text = textOf(node);
    if (text !== null && (isProse(text) || (hasWord(text) && isSpoken(node, source)))) say(node, text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("…");
}

function isForMachines(node: ts.Node, source: ts.SourceFile): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  // Commands and settings have one name in every language.
  if (ts.isJsxElement(node) && node.openingElement.tagName.getText(source) === "code") return true;
  if (ts.isJsxAttribute(node)) return /^(?:className|aria-keyshortcuts)$/.test(node.name.getText(source));
  if (ts.isPropertyAssignment(node)) return MACHINES.test(node.name.getText(source));
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return MACHINES.test(node.expression.getText(source));
  // A value that is compared with is a key.
  return (
    ts.isStringLiteralLike(node) &&
    (ts.isCaseClause(node.parent) ||
      (ts.isBinaryExpression(node.parent) && /^[!=]==$/.test(node.parent.operatorToken.getText(source))))
  );
}

/** Whether it is what an attribute, a field or a place between tags says, perhaps only in one case of several. */
function isSpoken(node: ts.Node, source: ts.SourceFile): boolean {
  const { parent } = node;
  if (ts.isJsxAttribute(parent)) return SPOKEN.test(parent.name.getText(source));
  if (ts.isPropertyAssignment(parent))
    return parent.initializer === node && SPOKEN.test(parent.name.getText(source).replaceAll('"', ""));
  if (ts.isJsxExpression(parent)) return !ts.isJsxAttribute(parent.parent) || isSpoken(parent, source);
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isSpoken(parent, source);
  if (ts.isParenthesizedExpression(parent)) return isSpoken(parent, source);
  if (ts.isBinaryExpression(parent))
    return /^(?:\?\?|\|\||&&|\+)$/.test(parent.operatorToken.getText(source)) && isSpoken(parent, source);
  return false;
}

it("all words that people read stand in the catalogue", () => {
  expect(files.flatMap(wordsOf)).toEqual([]);
});
