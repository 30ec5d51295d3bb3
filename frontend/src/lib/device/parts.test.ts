// Tests of telling a missing code chunk from other errors.
import { afterEach, expect, it, vi } from "vitest";
import { isProblem } from "../../api/problem";
import { isMissingPart, part } from "./parts";

afterEach(() => vi.unstubAllGlobals());
const gone = () => Promise.reject(new TypeError("Importing a module script failed."));

it.each([
  "Failed to fetch dynamically imported module: http://localhost/assets/x.js",
  "error loading dynamically imported module: http://localhost/assets/x.js",
  "Importing a module script failed.",
  "Unable to preload CSS for /assets/x.css",
])("knows what the browsers say: %s", (message) => {
  expect(isMissingPart(new TypeError(message))).toBe(true);
});

it("takes nothing else for it", () => {
  expect(isMissingPart(new TypeError("x is not a function"))).toBe(false);
  expect(isMissingPart("dynamically imported module")).toBe(false);
});

it("says so in its own words, and leaves every other failure as it is", async () => {
  vi.stubGlobal("fetch", async () => new Response("", { status: 200 }));
  const missing = await part(gone).catch((error: unknown) => error);
  expect(isMissingPart(missing)).toBe(true);
  expect(String(missing)).not.toContain("module");
  await expect(part(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await expect(part(() => Promise.resolve(7))).resolves.toBe(7);
});

it("tries twice, and tells a server that is away from a new version", async () => {
  let tries = 0;
  await expect(part(() => (++tries < 2 ? gone() : Promise.resolve(7)))).resolves.toBe(7);
  for (const answer of [
    async () => new Response("", { status: 502 }),
    () => Promise.reject(new TypeError("refused")),
  ]) {
    vi.stubGlobal("fetch", answer);
    const away = await part(gone).catch((error: unknown) => error);
    expect(isMissingPart(away)).toBe(false);
    expect(isProblem(away, 0)).toBe(true);
  }
});
