// Tests of telling a missing code chunk from other errors.
import { expect, it } from "vitest";
import { isMissingPart, part } from "./parts";

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
  const missing = await part(() => Promise.reject(new TypeError("Importing a module script failed."))).catch(
    (error: unknown) => error,
  );
  expect(isMissingPart(missing)).toBe(true);
  expect(String(missing)).not.toContain("module");
  await expect(part(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await expect(part(() => Promise.resolve(7))).resolves.toBe(7);
});
