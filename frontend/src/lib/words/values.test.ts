// Tests of the values of recorded changes: times in the chosen zone, closed lists in the language of the page.
import { afterEach, expect, it } from "vitest";
import { choose } from "../device/preferences";
import { changeText } from "./values";

afterEach(() => {
  choose("zone", null);
});

it("times are in the zone of the person, with the zone on hover; days stay days", () => {
  choose("zone", "America/New_York");
  expect(changeText("publish_at", "2026-03-18T01:30:00Z")).toEqual({
    text: "17 Mar 2026, 21:30",
    hover: "17 March 2026 at 21:30:00 GMT-4",
  });
  expect(changeText("embargo_until", "2026-03-18T08:00:00+02:00").text).toBe("18 Mar 2026, 02:00");
  expect(changeText("recheck_at", "2026-03-01")).toEqual({ text: "1 Mar 2026", hover: "1 Mar 2026" });
  expect(changeText("due_at", "some day").text).toBe("some day");
});

it("the words of closed lists are those of the page, and words of people stay", () => {
  expect(changeText("state", "submitted for approval").text).toBe("Submitted");
  expect(changeText("kind", "causal").text).toBe("Cause");
  expect(changeText("because", "stale").text).toBe("The claim became stale after it was scheduled.");
  expect(changeText("require_two_factor", "editor, admin").text).toBe("Editor, Admin");
  expect(changeText("pinned", "yes").text).toBe("Yes");
  expect(changeText("approvals", "1 of 2").text).toBe("1 of 2");
  expect(changeText("statement", "published").text).toBe("published");
});
