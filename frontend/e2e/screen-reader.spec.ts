// What does somebody hear who works at the desk with a screen reader?
import { test } from "@playwright/test";
import { addArticle, atDesk, openClaim, reviewer } from "./desk";

test("the queue, a claim and its verdict are said in order", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await page.goto("/queue");
  console.log(await page.locator("body").ariaSnapshot());
  await page.goBack();
  await openClaim(page);
  console.log(await page.getByRole("region", { name: "Claim", exact: true }).ariaSnapshot());
});
