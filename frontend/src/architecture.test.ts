// Tests of the architecture: layers, rooms, circles, file heads.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const imports = files
  .filter((file) => !file.includes(".test."))
  .flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map((found) => ({
      file,
      target: relative(root, resolve(root, dirname(file), found[1] ?? "")),
    })),
  );
const floor = (path: string) => path.split("/")[0];
/** The folder of a feature ("features/people/sessions"), or null for a file that a whole room shares. */
const feature = (path: string) => /^features\/\w+\/[\w-]+(?=\/)/.exec(path)?.[0] ?? null;
const room = (path: string) => path.split("/")[1] ?? "";
const ROOMS = ["articles", "claims", "newsroom", "people", "publishing", "verdicts"];

/** The files that import themselves, directly or through others. */
function circular(edges: readonly { file: string; target: string }[]): string[] {
  const next = new Map<string, typeof edges>();
  for (const edge of edges) next.set(edge.file, [...(next.get(edge.file) ?? []), edge]);
  return [...next.keys()].filter((start) => {
    const seen = new Set<string>();
    const waiting = [start];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
      for (const { target } of next.get(file) ?? []) {
        if (target === start) return true;
        if (!seen.has(target)) waiting.push(target);
        seen.add(target);
      }
    return false;
  });
}

it("no file imports itself through others, type imports included", () => {
  const edge = (file: string, target: string) => ({ file, target });
  expect(circular([edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("d", "a")])).toEqual(["a", "b", "c"]);
  const known = new Set(files);
  const ends = ["", ".ts", ".tsx", "/index.ts"];
  const edges = imports.flatMap(({ file, target }) => {
    const end = ends.find((end) => known.has(target + end));
    return end === undefined ? [] : [edge(file, target + end)];
  });
  expect(edges.length).toBeGreaterThan(files.length);
  expect(circular(edges)).toEqual([]);
});

it("the features are in six rooms", () => {
  const rooms = new Set(files.filter((file) => floor(file) === "features").map(room));
  expect([...rooms].sort()).toEqual(ROOMS);
});

it("no feature imports another room or another feature of its room", () => {
  const crossing = imports.filter(({ file, target }) => {
    if (floor(file) !== "features" || floor(target) !== "features") return false;
    if (room(file) !== room(target)) return true;
    const [from, to] = [feature(file), feature(target)];
    return from !== null && to !== null && from !== to;
  });
  expect(crossing).toEqual([]);
});

it("nothing below the routes imports upwards", () => {
  const allowed: Record<string, string[]> = {
    features: ["features", "api", "ui", "lib", "texts"],
    ui: ["ui", "lib", "api", "texts"],
    api: ["api", "lib", "texts"],
    lib: ["lib", "api", "texts"],
    texts: ["texts", "lib"],
  };
  const upward = imports.filter(({ file, target }) => {
    const may = allowed[floor(file) ?? ""];
    return may !== undefined && !may.includes(floor(target) ?? "");
  });
  expect(upward).toEqual([]);
});

it("a language other than English needs nothing but itself", () => {
  // The dashboard waits for the language: a dashboard module that the language imports would wait in turn, a deadlock.
  const needs = imports.filter(({ file, target }) => file.startsWith("texts/de/") && floor(target) !== "texts");
  const packages = files.filter(
    (file) =>
      file.startsWith("texts/de/") && /^import (?!type\b)[^"]*"[^.]/m.test(readFileSync(join(root, file), "utf8")),
  );
  expect([...needs, ...packages]).toEqual([]);
});

it("the library of charts is in one file, which is loaded on demand", () => {
  const source = (file: string) => readFileSync(join(root, file), "utf8");
  const drawing = files.filter((file) => /from "(?:@mantine\/charts|recharts)"/.test(source(file)));
  expect(drawing).toEqual(["features/newsroom/insights/charts.tsx"]);
  const within = files.filter((file) => /^import (?!type\b)[^;]*"\.[^"]*\/charts"/m.test(source(file)));
  expect(within).toEqual([]);
});

it("the first line of every file is a noun phrase that names what it holds", () => {
  const unnamed = files.filter(
    (file) =>
      file !== "api/schema.ts" &&
      !/^\/\/ [^?]{12,}$/.test(readFileSync(join(root, file), "utf8").split("\n", 1)[0] ?? ""),
  );
  expect(unnamed).toEqual([]);
});

it("no file has more than 400 lines, and no folder more than 15 entries", () => {
  // Generated, and the translations that end with the server's codes.
  const exempt = ["api/schema.ts"];
  const all = readdirSync(root, { recursive: true, encoding: "utf8" });
  const long = all.filter(
    (file) =>
      /\.(?:tsx?|css)$/.test(file) &&
      !exempt.includes(file) &&
      readFileSync(join(root, file), "utf8").split("\n").length > 401,
  );
  const entries = new Map<string, number>();
  for (const path of all) entries.set(dirname(path), (entries.get(dirname(path)) ?? 0) + 1);
  const full = [...entries].filter(([, count]) => count > 15);
  expect([...long, ...full]).toEqual([]);
});
