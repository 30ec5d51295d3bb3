// Tests of page state in the address.
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { columnSort, parseSearch, queueFilter, queueSearch, safeNext, sortedBy, stringifySearch } from "./search";

describe("addresses", () => {
  it("come back as they went out, as plain text", () => {
    const search = { state: "unassigned,in_review", q: "12 March & after" };
    expect(stringifySearch(search)).toBe("?state=unassigned,in_review&q=12+March+%26+after");
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it("do not turn a number somebody searches for into a number", () => {
    expect(v.parse(queueSearch, parseSearch("?q=6000")).q).toBe("6000");
  });

  it("ignore what they do not know", () => {
    expect(v.parse(queueSearch, { sort: "backwards", nonsense: "1" })).toEqual({ sort: undefined });
  });
});

describe("returning after sign-in", () => {
  it("goes where the person was going", () => {
    expect(safeNext("/articles/1?claim=2")).toBe("/articles/1?claim=2");
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "/sign-in?next=/", undefined])(
    "refuses %s",
    (next) => {
      expect(safeNext(next)).toBe("/queue");
    },
  );
});

describe("sorting by a column", () => {
  it("goes one way, then the other, then back to urgency", () => {
    const first = sortedBy("claimant", null);
    expect(first).toEqual({ sort: "claimant", order: "asc" });
    const second = sortedBy("claimant", columnSort(first));
    expect(second).toEqual({ sort: "claimant", order: "desc" });
    expect(sortedBy("claimant", columnSort(second))).toEqual({ sort: undefined, order: undefined });
    expect(sortedBy("evidence", columnSort(second))).toEqual({ sort: "evidence", order: "desc" });
  });

  it("is in the address, and a direction without a column is not sent", () => {
    const search = v.parse(queueSearch, parseSearch("?sort=article&order=desc"));
    expect(queueFilter(search)).toMatchObject({ sort: "article", order: "desc" });
    expect(queueFilter(v.parse(queueSearch, parseSearch("?sort=due&order=desc"))).order).toBeUndefined();
  });
});
