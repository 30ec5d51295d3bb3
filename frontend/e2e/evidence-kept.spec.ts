// Evidence that stays: the copy of a cited page with the excerpt looked up in it, and files.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { addArticle, atDesk, expectAccessible, expectNarrow, openClaim, reviewer, test } from "./desk";

const PAGE = `<!doctype html><html lang="en"><head><title>Register of the dead</title></head><body><article><h1>Register of the dead</h1>
<p>The register of the observers holds 214 names of people who were killed in Korda between 19 and 21 February.</p>
<p>It was closed on 10 March, after the families had been asked and all hospitals had sent in their lists.</p>
<p>Relatives may read it at the office of the mission in Tarsia, on working days between nine and noon.</p></article></body></html>`;

test("a cited page is kept, its excerpt is looked up, and a file is evidence", async ({ browser }) => {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(PAGE);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const page = await atDesk(browser, reviewer());
  await addArticle(page);
  await openClaim(page);
  await page.getByRole("tab", { name: /Evidence/ }).click();
  const cite = async (excerpt: string) => {
    await page.getByRole("button", { name: "Add evidence" }).click();
    const form = page.getByRole("form", { name: "Add evidence" });
    await form.getByLabel("Address", { exact: true }).fill(`http://127.0.0.1:${port}/register`);
    await form.getByRole("radio", { name: "Supports" }).check();
    await form.getByLabel("Title").fill(excerpt);
    await form.getByLabel("Excerpt").fill(excerpt);
    await form.getByRole("button", { name: "Add", exact: true }).click();
    return page.getByRole("listitem").filter({ has: page.getByRole("link", { name: excerpt }) });
  };
  const exact = await cite("The register of the observers holds 214 names");
  await expect(exact.getByText("The excerpt stands in the source word for word.")).toBeVisible();
  const near = await cite("The register of the observers holds 241 names of people");
  await expect(near.getByText("The source says it in nearly these words:")).toBeVisible();
  await expect(near.locator("ins", { hasText: "214" })).toBeVisible();
  const [copy] = await Promise.all([
    page.waitForEvent("download"),
    exact.getByRole("link", { name: "Copy of", exact: false }).first().click(),
  ]);
  expect(copy.suggestedFilename()).toMatch(/\.warc\.gz$/);

  await page.getByRole("button", { name: "Add evidence" }).click();
  const form = page.getByRole("form", { name: "Add evidence" });
  const table = { name: "deaths.csv", mimeType: "text/csv", buffer: Buffer.from("town,deaths\nKorda,214\n") };
  await form.locator("input[type=file]").setInputFiles(table);
  await form.getByRole("radio", { name: "Supports" }).check();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  const link = page.getByRole("link", { name: "deaths.csv" });
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(await readFile(await file.path(), "utf8")).toBe("town,deaths\nKorda,214\n");
  await expectAccessible(page, "evidence that is kept");
  await expectNarrow(page);
  server.close();
});
