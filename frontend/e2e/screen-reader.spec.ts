// Announcements and names for screen readers.
import { expect } from "@playwright/test";
import { addArticle, atDesk, openClaim, reviewer, test } from "./desk";

test("the queue says its views, its filters and each claim with what can be done", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await page.goto("/queue");
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await expect(page.getByRole("banner")).toMatchAriaSnapshot(`
    - banner:
      - link "Claimdesk"
      - navigation "Main navigation":
        - link "Queue"
        - link "Articles"
        - link "Published"
      - button "Search or run a command"
      - status: live
      - link /Inbox/
      - button /Account/
  `);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Queue" [level=1]
      - navigation "Saved views":
        - link /^To do \\d+/
        - link /^Mine \\d+/
        - link /^To approve \\d+/
        - link /^To publish \\d+/
        - link /^To re-check \\d+/
        - link /^Published \\d+/
        - link /^Dismissed \\d+/
        - link "All"
      - textbox "Search the claims"
      - button "Next claim"
      - region "To do":
        - table:
          - rowgroup:
            - row:
              - columnheader "Statement"
  `);
  const row = page.getByRole("row").nth(1);
  await expect(row.getByRole("checkbox")).toHaveAccessibleName(/.{20}/);
  await expect(row.getByRole("link").first()).toHaveAccessibleName(/.{20}/);
});

test("a claim is said in order: what it is, who says it, why, and how far its words are confirmed", async ({
  browser,
}) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await expect(page.getByRole("region", { name: "Claim", exact: true })).toMatchAriaSnapshot(`
    - region "Claim":
      - button "Casualties"
      - button "must check"
      - heading /At least 214 people.*Irena Malko/ [level=2]
      - paragraph: Automatic wording.
      - button "Reword"
      - term: Claimant
      - definition: Irena Malko, quoted directly
      - group: Details
  `);
  await page.getByText("Details", { exact: true }).click();
  await expect(
    page.getByRole("region", { name: "Claim", exact: true }).getByRole("group").first(),
  ).toMatchAriaSnapshot(`
    - group:
      - text: Details
      - blockquote:
        - link /214 people/
      - term: Source
      - definition: Velka Daily, 17 Mar 2026
      - table "Figures and dates in this claim":
        - rowgroup:
          - row "Figure Measures In the text"
        - rowgroup:
          - row "at least 214 people people killed At least 214 people"
          - row "31 children children killed 31 children"
          - row "19 Feb 2026 date 19 February 2026"
  `);
  await page.getByRole("button", { name: "Assign to me" }).first().click();
  await page.getByRole("tab", { name: "Verdict" }).click();
  await expect(page.getByRole("region", { name: "Verdict" })).toMatchAriaSnapshot(`
    - region "Verdict":
      - form "Verdict":
        - group "Rating":
          - radio "True"
          - text: /Accurate as stated/
          - radio "Mostly true"
        - textbox "Summary"
        - textbox "Rationale"
        - button "Submit for approval"
  `);
});
