// Do imports keep to the floors: routes, then features, then api, ui and lib?
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const imports = files
  .filter((file) => !file.includes(".test."))
  .flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(
      (found) => ({
        file,
        target: relative(root, resolve(root, dirname(file), found[1] ?? "")),
      }),
    ),
  );
const floor = (path: string) => path.split("/")[0];
/** The folder of a feature ("features/people/sessions"), or null for a file that a whole room shares. */
const feature = (path: string) => /^features\/\w+\/[\w-]+(?=\/)/.exec(path)?.[0] ?? null;
const room = (path: string) => path.split("/")[1] ?? "";
const ROOMS = ["articles", "claims", "newsroom", "people", "publishing", "verdicts"];

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
  // The desk waits for it: a module of the desk that it needs would wait for it in turn, and neither would start.
  const needs = imports.filter(
    ({ file, target }) => file.startsWith("texts/de/") && floor(target) !== "texts",
  );
  const packages = files.filter(
    (file) =>
      file.startsWith("texts/de/") &&
      /^import (?!type\b)[^"]*"[^.]/m.test(readFileSync(join(root, file), "utf8")),
  );
  expect([...needs, ...packages]).toEqual([]);
});

it("every file says which question it answers", () => {
  const silent = files.filter(
    (file) =>
      file !== "api/schema.ts" &&
      !/^\/\/ .+\?/.test(readFileSync(join(root, file), "utf8").split("\n", 1)[0] ?? ""),
  );
  expect(silent).toEqual([]);
});
