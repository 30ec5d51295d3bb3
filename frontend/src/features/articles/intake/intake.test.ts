// Tests of the intake: every file has its own outcome, one failure loses nothing.
import { expect, it, vi } from "vitest";
import { Problem } from "../../../api/problem";
import type { TakenIn } from "../actions";
import { type FoundArticle, Unreadable } from "./article-file";
import { Intake, mayRetry } from "./intake";
import type { About } from "./manifest";

const text = (name: string, content = `Text of ${name}.`) => new File([content], name);
const taken = (id: string, rest: Partial<TakenIn["article"]> = {}, known = false) =>
  ({ article: { id, title: null, version: 1, ...rest }, known }) as TakenIn;
const steps = (intake: Intake) => intake.entries().map(({ name, step }) => [name, step.type]);

it("adds the good ones, keeps the bad ones with their reason", async () => {
  const intake = new Intake(async (found) => taken("article" in found ? found.article.text : ""));
  intake.add([text("good.txt"), text("empty.txt", " "), text("also.txt")]);
  await vi.waitFor(() =>
    expect(steps(intake)).toEqual([
      ["good.txt", "added"],
      ["empty.txt", "failed"],
      ["also.txt", "added"],
    ]),
  );
  const [, empty] = intake.entries();
  expect(empty?.step).toEqual({ type: "failed", why: new Unreadable("empty") });
  expect(empty && mayRetry(empty)).toBe(false);
});

it("sends a failed file again, whole, and says what the desk had already", async () => {
  const sent: FoundArticle[] = [];
  const intake = new Intake(async (found) => {
    sent.push(found);
    if (sent.length === 1) throw Problem.unreachable();
    return taken("a1", { title: "T", version: 2 }, true);
  });
  intake.add([text("one.txt")]);
  await vi.waitFor(() => expect(steps(intake)).toEqual([["one.txt", "failed"]]));
  intake.retryAll();
  await vi.waitFor(() => expect(steps(intake)).toEqual([["one.txt", "added"]]));
  const found = { article: { text: "Text of one.txt." }, notes: [] };
  expect(sent).toEqual([found, found]);
  expect(intake.entries()[0]?.step).toMatchObject({ article: "a1", title: "T", known: true, version: 2 });
});

it("a manifest says what its files are, and a wrong entry keeps no other out", async () => {
  const sent: [string, About][] = [];
  const intake = new Intake(async (found, about) => {
    sent.push(["article" in found ? found.article.text : found.document.name, about]);
    return taken("a");
  });
  const manifest = [
    { file: "one.txt", title: "One", published_at: "2026-03-02", outlet: " ", own: 1 },
    { file: "two.pdf", outlet: "Velka Daily", title: null },
    { file: "three.txt" },
    { file: "four.txt", title: 4 },
    { title: "No file" },
  ];
  intake.add([
    text("manifest.json", JSON.stringify(manifest)),
    text("one.txt"),
    text("two.pdf"),
    text("four.txt"),
    text("five.txt"),
  ]);
  await vi.waitFor(() =>
    expect(steps(intake)).toEqual([
      ["one.txt", "added"],
      ["two.pdf", "added"],
      ["three.txt", "failed"],
      ["four.txt", "failed"],
      ["manifest.json", "failed"],
      ["five.txt", "added"],
    ]),
  );
  // Documents need no reading here, so that their requests may go first.
  expect(new Map(sent)).toEqual(
    new Map<string, About>([
      ["Text of one.txt.", { title: "One", published_at: "2026-03-02" }],
      ["two.pdf", { outlet: "Velka Daily" }],
      ["Text of five.txt.", {}],
    ]),
  );
  const why = intake
    .entries()
    .map(({ step }) => (step.type === "failed" && step.why instanceof Unreadable ? step.why.fault : null));
  expect(why).toEqual([null, null, "not_here", "wrong_entry", "wrong_entry", null]);
});

it("one article in a file named manifest.json is an article, and a broken manifest says so", async () => {
  const intake = new Intake(async (found) => taken("article" in found ? found.article.text : ""));
  intake.add([text("manifest.json", JSON.stringify({ text: "Words." }))]);
  await vi.waitFor(() => expect(steps(intake)).toEqual([["manifest.json", "added"]]));
  intake.clear();
  intake.add([text("manifest.json", "{"), text("one.txt")]);
  await vi.waitFor(() =>
    expect(steps(intake)).toEqual([
      ["manifest.json", "failed"],
      ["one.txt", "added"],
    ]),
  );
  expect(intake.entries()[0]?.step).toEqual({ type: "failed", why: new Unreadable("no_manifest") });
});

it("asks before the page is left only while files are under way, and sends a few at a time", async () => {
  const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  const answers: (() => void)[] = [];
  const intake = new Intake(() => new Promise<TakenIn>((resolve) => answers.push(() => resolve(taken("a")))));
  expect(asks()).toBe(false);
  intake.add(["1", "2", "3", "4"].map((name) => text(name)));
  await vi.waitFor(() => expect(answers).toHaveLength(3));
  expect(steps(intake).at(-1)).toEqual(["4", "waiting"]);
  expect(asks()).toBe(true);
  answers[0]?.();
  await vi.waitFor(() => expect(answers).toHaveLength(4));
  for (const answer of answers) answer();
  await vi.waitFor(() => expect(steps(intake).every(([, step]) => step === "added")).toBe(true));
  expect(asks()).toBe(false);
  intake.clear();
  expect(intake.entries()).toEqual([]);
});
