// By-line: an admin lets people sign, the author agrees, readers without scripts see the name until the author takes it back.
import { expect } from "@playwright/test";
import {
  addArticle,
  atDesk,
  below,
  chief,
  editor,
  expectAccessible,
  openClaim,
  reviewer,
  submitVerdict,
  test,
} from "./desk";
import { call, HELD, publish } from "./verdicts";

test("a person who agrees signs a verdict, and takes the name back", async ({ browser }) => {
  const admin = await atDesk(browser, chief());
  const author = await atDesk(browser, reviewer());
  const { account } = await call(author, "GET", "/api/v1/session");
  try {
    await admin.goto("/settings");
    await admin.getByLabel("By-line of verdicts").selectOption("The author and those who approved");
    await admin.getByRole("button", { name: "Save" }).click();
    await expect(admin.getByText("Saved. The new settings apply from now on.")).toBeVisible();
    await author.goto("/me");
    const agreed = author.getByRole("switch", { name: `Readers may see my name: ${account.name}` });
    await expect(agreed).not.toBeChecked();
    await agreed.check({ force: true });
    await expect(author.getByText("Verdicts that are published from now on may carry your name.")).toBeVisible();
    await expectAccessible(author, "the own account with the by-line");

    await addArticle(author);
    await openClaim(author);
    const address = await submitVerdict(author, "Mostly true", "The register holds 214 names.");
    const desk = await atDesk(browser, editor());
    await desk.goto(address);
    await desk.getByRole("button", { name: "Approve" }).click();
    await expect(desk.getByText("Approved", { exact: true }).first()).toBeVisible();
    await publish(desk);
    await expect(desk.getByRole("link", { name: "Public page" })).toBeVisible(HELD);
    const { published } = await call(desk, "GET", `/api/v1${address}`);

    const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const page = below(`/verdicts/${published.slug}`);
    await reader.goto(page);
    await expect(reader.getByText(`Checked by: ${account.name}`)).toBeVisible();
    await author.goto("/me");
    await agreed.uncheck({ force: true });
    await expect(author.getByText("Your name is on no published verdict any more.")).toBeVisible();
    await reader.goto(page);
    await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(reader.getByText("Checked by:")).toHaveCount(0);
  } finally {
    const { etag, review, security, publishing } = await call(admin, "GET", "/api/v1/settings");
    await call(admin, "PUT", "/api/v1/settings", { review, security, publishing: { ...publishing, byline: {} } }, etag);
  }
});
