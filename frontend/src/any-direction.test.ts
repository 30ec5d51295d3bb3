// Test of the direction of words: what people and articles wrote is read from its own side.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname);
/** Fields that hold the words of a person or of an article, in whatever language. */
const WORDS = new Set(
  (
    "statement machine quote excerpt summary rationale note notice question answer asked byline outlet title opening " +
    "publisher name body words reason text place who"
  ).split(" "),
);
/** Objects whose fields are texts of the dashboard, or data that is shown raw. */
const OURS = new Set([
  "t",
  "props",
  "action",
  "item",
  "stop",
  "event",
  "mayDraft",
  "mayJudge",
  "may",
  "command",
  "place",
  "query",
  "attempt",
]);

/** The words that a child of an element shows, such as "claim.statement"; null for anything else. */
function shown(expression: ts.Expression | undefined): string | null {
  if (!expression) return null;
  if (ts.isParenthesizedExpression(expression)) return shown(expression.expression);
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return shown(expression.left);
  if (!ts.isPropertyAccessExpression(expression)) return null;
  const whole = expression.getText();
  if (whole.includes("(")) return null;
  return WORDS.has(expression.name.text) && !OURS.has(whole.split(/[.?!]/)[0] ?? "") ? whole : null;
}

function tagOf(node: ts.Node): ts.JsxOpeningElement | null {
  return ts.isJsxElement(node) ? node.openingElement : null;
}

/** Whether the element, or one around it in the same component, lets the words choose their direction. */
function isFree(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    const tag = tagOf(at);
    if (!tag) continue;
    if (tag.tagName.getText() === "bdi") return true;
    const set = tag.attributes.properties.some((one) => ts.isJsxAttribute(one) && one.name.getText() === "dir");
    if (set) return true;
  }
  return false;
}

it("whatever shows the words of a person or an article takes their direction", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  const wrong: string[] = [];
  let right = 0;
  for (const file of files.filter((name) => name.endsWith(".tsx") && !name.includes(".test."))) {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node) => {
      const isChild = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
      const words = isChild ? shown(node.expression) : null;
      const attribute = ts.isJsxAttribute(node) && node.name.getText() === "dangerouslySetInnerHTML";
      if (attribute && !node.parent.properties.some((one) => one.name?.getText() === "dir"))
        wrong.push(`${file}: HTML`);
      const tag = tagOf(node);
      if (tag && /^(?:blockquote|q)$/.test(tag.tagName.getText()) && !isFree(node)) wrong.push(`${file}: a quotation`);
      if (words) {
        if (isFree(node)) right++;
        else wrong.push(`${file}:${source.getLineAndCharacterOfPosition(node.pos).line + 1} ${words}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  expect(wrong).toEqual([]);
  expect(right).toBeGreaterThan(50);
});
