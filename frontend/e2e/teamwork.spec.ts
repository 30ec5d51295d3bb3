// Work handed between colleagues: queue, comments, inbox, second review.
import { expect } from "@playwright/test";
import { addArticle, atDesk, chief, editor, expectAccessible, openClaim, reviewer, test } from "./desk";

test("claims are taken, planned in bulk, talked about and read a second time", async ({ browser }) => {
  const page = await atDesk(browser, reviewer());
  await addArticle(page);

  // Many at once, each with its outcome.
  const topic = `t${Date.now()}`;
  await page.goto("/queue?sort=newest");
  await page.getByRole("row").nth(1).getByRole("checkbox").check();
  await page.getByRole("row").nth(2).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Topics…" }).click();
  await page.getByLabel("Add", { exact: true }).first().fill(topic);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await expect(page.getByText("2 claims changed.")).toBeVisible();
  await page.goto(`/queue?topic=${topic}`);
  await expect(page.getByText(`#${topic}`)).toHaveCount(2);
  await expectAccessible(page, "the queue");
  await page.getByRole("button", { name: "My views" }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(topic);
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByText("Saved in “My views”.")).toBeVisible();
  await page.goto("/queue");
  await page.getByRole("button", { name: "My views" }).click();
  await page.getByRole("menuitem", { name: topic, exact: true }).click();
  await expect(page.getByText(`#${topic}`)).toHaveCount(2);

  // The next claim is mine at once.
  await page.goto("/queue");
  await page.getByRole("button", { name: "Next claim" }).click();
  await expect(page).toHaveURL(/claim=/);
  await expect(page.getByText(/In work by you/)).toBeVisible();
  await page.getByRole("button", { name: "Release" }).click();

  // A colleague is called, hears of it, and lands on the words.
  await addArticle(page);
  await openClaim(page);
  await page.getByRole("tab", { name: "Comments" }).click();
  await page.getByRole("textbox", { name: "New comment" }).fill("Could you look at the register?");
  await page.getByLabel("Mention colleagues").first().click();
  await page.getByRole("option", { name: "Emre Editor" }).click();
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(page.getByText("To @Emre Editor")).toBeVisible();
  // The same while typing, without leaving the field.
  const field = page.getByRole("textbox", { name: "New comment" });
  await field.pressSequentially("And @em");
  await expect(page.getByRole("option", { name: "Emre Editor" })).toBeVisible();
  await expectAccessible(page, "a name being completed");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("And @Emre Editor ");
  await page.keyboard.type("once more");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(field).toHaveValue("");
  await expect(page.getByText("And @Emre Editor once more")).toBeVisible();
  await expect(page.getByText("To @Emre Editor")).toHaveCount(2);
  await field.fill("A draft");
  await page.keyboard.press("Escape");
  await expect(field).not.toBeFocused();
  await field.fill("");
  const colleague = await atDesk(browser, editor());
  await colleague.getByRole("link", { name: /Inbox, \d+ unread/ }).click();
  await expect(colleague.getByText("mentioned you").first()).toBeVisible();
  await expectAccessible(colleague, "the inbox");
  await colleague
    .getByRole("link", { name: /214 people/ })
    .first()
    .click();
  await expect(colleague).toHaveURL(/comment=/);
  // The history of the claim has the same words, further down.
  const said = colleague.getByRole("region", { name: "Comments" }).getByText("Could you look at the register?");
  await expect(said).toBeInViewport();

  // The colleague reads it without seeing the verdict.
  await page.getByRole("button", { name: "Assign to me" }).first().click();
  await page.getByRole("tab", { name: "Verdict" }).click();
  await page.getByRole("button", { name: "Request blind second review" }).click();
  await page.getByLabel("Colleague", { exact: true }).first().click();
  await page.getByRole("option", { name: "Emre Editor" }).click();
  await page.getByRole("button", { name: "Request", exact: true }).click();
  await expect(page.getByText(/pending; the reviewer does not see/)).toBeVisible();
  await colleague.reload();
  const reading = colleague.getByRole("form", { name: "Second review" });
  await reading.getByRole("radio", { name: "False", exact: true }).check({ force: true });
  await reading.getByRole("textbox", { name: "Why" }).fill("The register holds fewer names.");
  await reading.getByRole("button", { name: "Submit second review" }).click();
  await expect(colleague.getByText(/shown once the verdict is submitted/)).toBeVisible();

  const third = await atDesk(browser, chief());
  for (const place of ["/insights", "/log", "/settings"]) {
    await third.goto(place);
    await expect(third.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(third, place);
  }
});
