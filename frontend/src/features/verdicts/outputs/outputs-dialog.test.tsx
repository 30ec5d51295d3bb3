// Tests of the output preview: complete, and clear about what is missing.
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { claimFile } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import { SeeOutputs } from "../see-outputs";

const OUTPUTS = {
  title: "False: the bridge is closed",
  url: "https://desk.example/verdicts/the-bridge",
  publisher: "The Velka desk",
  site: "desk.example",
  summary: "It has been open since Monday.",
  rating: { key: "false", label: "False", value: 1, color: "#b3261e" },
  claim: "The bridge is closed.",
  claimant: "Irena Malko",
  card_svg: '<svg xmlns="http://www.w3.org/2000/svg"><title>#1 & more</title></svg>',
  feed_item: { tags: ["False", "bridges", 7] },
  search_result: { text: "The bridge is closed." },
  claim_review: { "@type": "ClaimReview" },
};

async function open() {
  await userEvent.click(await screen.findByRole("button", { name: "Preview all outputs" }));
}

it("shows each form in its tab", async () => {
  serve(() => ({ status: 200, body: OUTPUTS }));
  show(<SeeOutputs claim={claimFile(3)} />);
  await open();
  expect(await screen.findByText(OUTPUTS.url)).toBeTruthy();
  await userEvent.click(screen.getByRole("tab", { name: "Card" }));
  const card = screen.getByRole("img", { name: "False: The bridge is closed." });
  const [head, svg] = (card.getAttribute("src") ?? "").split(",");
  expect(head).toBe("data:image/svg+xml;charset=utf-8");
  expect(decodeURIComponent(svg ?? "")).toBe(OUTPUTS.card_svg);
  await userEvent.click(screen.getByRole("tab", { name: "Feed item" }));
  expect(screen.getByText("bridges")).toBeTruthy();
  await userEvent.click(screen.getByRole("tab", { name: "Search result" }));
  expect(screen.getByText("Fact check by The Velka desk")).toBeTruthy();
  await userEvent.click(screen.getByRole("tab", { name: "Data" }));
  expect(screen.getByRole("region", { name: /^ClaimReview/ }).textContent).toContain('"@type"');
});

it("says that nothing is written yet", async () => {
  serve(() => undefined);
  show(<SeeOutputs claim={claimFile(3)} />);
  await open();
  expect(await screen.findByText("No draft yet")).toBeTruthy();
});
