// Tests of templates: details of a claim in place of placeholders.
import { expect, it } from "vitest";
import { claimFile } from "../../../../tests/claims";
import { appended, filled, leftIn } from "./templates";

it("puts the details of the claim in place of the placeholders, and leaves what the claim does not have", () => {
  const claim = claimFile(3, { article: { ...claimFile(3).article, published_at: "2026-03-18" } });
  expect(filled("{claimant} in {outlet} on {date}: {figure}", claim)).toBe(
    "Irena Malko in Velka Daily on 18 Mar 2026: {figure}",
  );
  expect(filled("{outlet}, {outlet}; {other}", claim)).toBe("Velka Daily, Velka Daily; {other}");
});

it("finds the placeholders that are left", () => {
  expect(leftIn("On {date}, {figure} {other} {date}")).toEqual(["{date}", "{figure}"]);
  expect(leftIn("None.")).toEqual([]);
});

it("adds a template to the end of what is written", () => {
  expect(appended("", "New.", " ")).toBe("New.");
  expect(appended("Mine. ", "New.", " ")).toBe("Mine. New.");
  expect(appended("Mine.", "", " ")).toBe("Mine.");
});
