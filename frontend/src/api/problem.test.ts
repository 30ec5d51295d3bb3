// Does every failure become a sentence with a way on?
import { describe, expect, it } from "vitest";
import { fieldErrors, Problem, sentence } from "./problem";

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Problem.from(new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }));

describe("problems", () => {
  it("carry the server's words and its fields", async () => {
    const problem = await answer(422, {
      type: "/problems/invalid",
      title: "Invalid",
      detail: "Two fields need another look.",
      errors: [{ pointer: "/summary", detail: "A summary is needed." }],
    });
    expect(sentence(problem)).toBe("Two fields need another look.");
    expect(fieldErrors(problem)).toEqual({ summary: "A summary is needed." });
  });

  it("have a sentence even when the answer is no problem document", async () => {
    expect(sentence(await answer(500, "<html>"))).toMatch(/could not do this/);
    expect(sentence(await answer(413, ""))).toMatch(/too large/);
    expect(sentence(new TypeError("x"))).toMatch(/unexpected/);
  });

  it("say how long to wait", async () => {
    expect(sentence(await answer(429, {}, { "Retry-After": "30" }))).toContain("30 seconds");
  });

  it("promise that nothing is lost when the server is away", () => {
    expect(sentence(Problem.unreachable())).toContain("nothing you typed is lost");
  });
});
