// Tests of error messages: every failure has a sentence and a next step.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { de } from "../texts/de";
import { en } from "../texts/en";
import { fieldErrors, Problem, sentence } from "./problem";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Problem.from(new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }));

describe("problems", () => {
  it("carry the server's words where only it knows why", async () => {
    const detail = "Nobody decides about a verdict of their own.";
    expect(sentence(await answer(403, { type: "/problems/forbidden", title: "Not permitted", detail }))).toBe(detail);
    expect(sentence(await answer(409, { type: "/problems/conflict", title: "Not possible", detail }))).toBe(detail);
  });

  it("name every field that is not right", async () => {
    const problem = await answer(422, {
      type: "/problems/invalid",
      title: "Invalid",
      detail: "Something in the request is not valid.",
      errors: [
        { pointer: "/summary", detail: "A summary is needed." },
        { pointer: "/limit", detail: "must be 1 to 100" },
      ],
    });
    expect(sentence(problem)).toBe("Some fields are not valid. A summary is needed. must be 1 to 100.");
    expect(fieldErrors(problem)).toEqual({ summary: "A summary is needed.", limit: "must be 1 to 100" });
  });

  it.each([
    [500, "<html>", /could not do this. Try again/],
    [502, "<html>", /server does not answer/],
    [503, "<html>", /server does not answer/],
    [413, "", /too large/],
    [404, "[]", /does not exist/],
    [418, '{"title":', /refused this/],
    [507, "null", /could not do this/],
  ])("have a sentence even when the answer is no problem document: %i", async (status, body, said) => {
    const spoken = sentence(await answer(status, body));
    expect(spoken).toMatch(said);
    expect(spoken).not.toMatch(/[<{[]/);
  });

  it("speak of what is no problem at all", () => {
    expect(sentence(new TypeError("x is undefined"))).toBe(
      "Something unexpected happened. Reload the page and try again.",
    );
    expect(sentence(Problem.unreadable())).toContain("cannot be read");
  });

  it("say how long to wait", async () => {
    expect(sentence(await answer(429, {}, { "Retry-After": "30" }))).toContain("30 seconds");
    expect(sentence(await answer(503, {}, { "Retry-After": "1" }))).toContain("1 second.");
    expect(sentence(await answer(429, {}, { "Retry-After": "900" }))).toContain("15 minutes");
  });

  it("promise that nothing is lost when the server is away", () => {
    expect(sentence(Problem.unreachable())).toContain("nothing you typed is lost");
  });
});

/** The registry of the server: `Kind "slug" status "title"`. */
const registry = readFileSync(resolve(import.meta.dirname, "../../../src/http/kit/problem.rs"), "utf8");
const slugs = [...registry.matchAll(/^ {4}\w+ "([a-z-]+)" \d{3} "/gm)].flatMap(([, slug]) => slug ?? []);

it("the registry of the server can be read", () => {
  expect(slugs).toContain("stale-version");
  expect(slugs.length).toBeGreaterThan(15);
});

it("every sort of problem has a sentence in every language, and no other has", () => {
  for (const { problems } of [en, de]) {
    expect(Object.keys(problems.kinds).sort()).toEqual([...slugs].sort());
    for (const { happened, next } of Object.values(problems.kinds))
      for (const said of [happened, next]) expect(said).toMatch(/^[A-ZÄÖÜ].+\.$/);
  }
});
