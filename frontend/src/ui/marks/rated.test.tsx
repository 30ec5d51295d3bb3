// Tests of ratings: a retracted one never looks valid.
import { readdirSync, readFileSync } from "node:fs";
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { claimFile, RATINGS } from "../../../tests/claims";
import { show } from "../../../tests/render";
import { RatingOf } from "./rated";

const rating = { key: "true", label: "True", value: 5, color: "#1b7f3b" };

it("strikes out the rating of a retracted verdict and says so", async () => {
  show(<RatingOf claim={claimFile(1, { state: "retracted", rating })} />);
  expect((await screen.findByText("True")).tagName).toBe("S");
  expect(screen.getByText("Retracted")).toBeTruthy();
});

it("shows the rating of any other verdict as it is", async () => {
  show(<RatingOf claim={claimFile(1, { state: "published", rating })} />);
  expect((await screen.findByText(RATINGS[0]?.label ?? "")).tagName).toBe("SPAN");
  expect(screen.queryByText("Retracted")).toBeNull();
});

it("is what every list of claims shows", () => {
  const around = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx$/.test(file) && !/\.test\.|marks.rated/.test(file),
  );
  const direct = around.filter((file) => /<Rated\s[^>]*claim\.rating/.test(readFileSync(`src/${file}`, "utf8")));
  expect(direct).toEqual([]);
});
