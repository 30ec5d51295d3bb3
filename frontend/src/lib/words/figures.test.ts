// Tests of typed values in words.
import { expect, it } from "vitest";
import { figure } from "./figures";
import { day } from "./times";

it.each([
  [{ low: 214, qualifier: "at least", unit: "people" }, "at least 214 people"],
  [{ low: 6001, high: null, qualifier: "more than", unit: "people" }, "more than 6,000 people"],
  [{ low: 31, high: 31, qualifier: "exactly", unit: "children" }, "31 children"],
  [{ low: 1, high: 1, qualifier: "exactly", unit: "weeks" }, "1 week"],
  [{ low: 17, high: 63, qualifier: "exactly" }, "17–63"],
  [{ low: 4.2, high: 4.2, qualifier: "about", unit: "crowns" }, "about 4.2 crowns"],
  [{ qualifier: "exactly", earliest: "2026-03-12", latest: "2026-03-12" }, "12 Mar 2026"],
  [{ qualifier: "exactly", earliest: "2026-02-03", latest: "2026-02-19" }, "3 Feb 2026 – 19 Feb 2026"],
  [{ qualifier: "exactly" }, ""],
])("%j is “%s”", (value, said) => {
  expect(figure(value, day)).toBe(said);
});
