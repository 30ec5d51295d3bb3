// Tests of feed addresses, in every format.
import { describe, expect, it } from "vitest";
import { addresses, listed, parameters } from "./address";

const ORIGIN = "https://desk.example";

describe("addresses of feeds", () => {
  it("say nothing when nothing was chosen", () => {
    expect(addresses(ORIGIN, {}).map(({ address }) => address)).toEqual([
      "https://desk.example/feeds/verdicts.json",
      "https://desk.example/feeds/verdicts.atom",
      "https://desk.example/feeds/verdicts.rss",
      "https://desk.example/feeds/verdicts.csv",
    ]);
  });

  it("are the same for the same choice, in whatever order it was made", () => {
    const one = addresses(ORIGIN, { until: "2026-04-01", rating: "false,mostly_false", kind: "date" });
    const other = addresses(ORIGIN, { kind: "date", rating: "false,mostly_false", until: "2026-04-01" });
    expect(one).toEqual(other);
    expect(one[0]?.address).toBe(
      "https://desk.example/feeds/verdicts.json?rating=false,mostly_false&kind=date&until=2026-04-01",
    );
  });

  it("escape what a name may hold", () => {
    const [json] = addresses(ORIGIN, { outlet: "Karvia Post & Sons", claimant: "Иван = #1" });
    const query = new URL(json?.address ?? "").searchParams;
    expect(Object.fromEntries(query)).toEqual({ outlet: "Karvia Post & Sons", claimant: "Иван = #1" });
  });

  it("offer no table of corrections", () => {
    const corrections = addresses(ORIGIN, { stream: "corrections", topic: "ceasefire" });
    expect(corrections.map(({ label }) => label)).toEqual(["JSON Feed", "Atom", "RSS"]);
    expect(corrections[1]?.address).toBe("https://desk.example/feeds/corrections.atom?topic=ceasefire");
  });

  it("leave out what is blank, and what is no filter", () => {
    expect(parameters({ topic: "  ", language: " en ", stream: "corrections" })).toEqual({ language: "en" });
    expect(listed(",true,,false")).toEqual(["true", "false"]);
    expect(listed(undefined)).toEqual([]);
  });
});
