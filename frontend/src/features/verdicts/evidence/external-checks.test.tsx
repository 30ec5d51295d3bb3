// Tests of external checks: suggested in their own words, added as evidence with one click.
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { claimFile } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import { t } from "../../../texts";
import { EvidenceSection } from "./evidence-section";

const check = {
  id: "01890000-0000-7000-8000-0000000000e1",
  url: "https://www.lantern.example/checks/1",
  site: "www.lantern.example",
  claim: "214 people died in Korda",
  publisher: "Lantern Checks",
  rating: "Half right",
  reviewed_on: "2026-02-10",
  imported_at: "2026-03-01T00:00:00Z",
  language: "de",
  reasons: ["same_figure"],
};

it("suggests a check and begins evidence with what is known about it", async () => {
  serve(({ path }) => (path.endsWith("/external-checks") ? { status: 200, body: { items: [check] } } : undefined));
  show(<EvidenceSection claim={claimFile(1)} />);
  const found = await screen.findByRole("region", { name: "Other newsrooms" });
  expect(found.textContent).toContain("Lantern Checks");
  expect(found.textContent).toContain("10 Feb 2026");
  expect(found.textContent).toContain("“Half right”");
  expect(found.textContent).toContain("German");
  expect(found.textContent).toContain(t.related.reasons.same_figure);
  expect(screen.getByRole("link", { name: check.claim }).getAttribute("href")).toBe(check.url);
  await userEvent.click(screen.getByRole("button", { name: `Add as evidence: ${check.claim}` }));
  const value = (label: string) => {
    const field = screen.getByLabelText(label, { exact: false });
    return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : null;
  };
  await screen.findByRole("form", { name: "Add evidence" });
  expect(value("Address")).toBe(check.url);
  expect(value("Publisher")).toBe("Lantern Checks");
  expect(value("Published on")).toBe("2026-02-10");
  expect(value("Excerpt")).toBe("Half right");
});

it("never makes a link of an address that is not a web address", async () => {
  serve(({ path }) =>
    path.endsWith("/external-checks")
      ? { status: 200, body: { items: [{ ...check, url: "javascript:alert(1)" }] } }
      : undefined,
  );
  show(<EvidenceSection claim={claimFile(1)} />);
  expect((await screen.findByText(check.claim)).closest("a")?.hasAttribute("href")).toBe(false);
});
