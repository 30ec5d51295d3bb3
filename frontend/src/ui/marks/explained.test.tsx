// Tests of explanations by hover, key and tap.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { show } from "../../../tests/render";
import { Explained } from "./explained";

const seen = () => document.querySelector(".mantine-Popover-dropdown")?.textContent ?? null;

it("describes the word to a screen reader without being asked", async () => {
  show(<Explained means="What somebody said">Quote</Explained>);
  const word = await screen.findByRole("button", { name: "Quote" });
  const description = document.getElementById(word.getAttribute("aria-describedby") ?? "");
  expect(description?.textContent).toBe("What somebody said");
  expect(seen()).toBeNull();
});

it("shows what it means by pointing, and lets go", async () => {
  show(<Explained means="What somebody said">Quote</Explained>);
  const word = await screen.findByRole("button", { name: "Quote" });
  await userEvent.hover(word);
  await waitFor(() => expect(seen()).toBe("What somebody said"));
  await userEvent.unhover(word);
  await waitFor(() => expect(seen()).toBeNull());
});

it("shows it by a tap", async () => {
  show(<Explained means="What somebody said">Quote</Explained>);
  await userEvent.pointer({ keys: "[TouchA]", target: await screen.findByRole("button", { name: "Quote" }) });
  await waitFor(() => expect(seen()).toBe("What somebody said"));
});
