// Tests of the conflict dialog: a decision for each field before anything is sent.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { show } from "../../../tests/render";
import { compare } from "../../lib/text/merge";
import { ConflictDialog } from "./conflict-dialog";

const base = { rating: "true", summary: "Old.", rationale: "Why.", notice: "Was.", as_of: null };
const mine = { rating: "false", summary: "Mine is new.", rationale: "My why.", notice: "Was.", as_of: null };
const theirs = { rating: "mixed", summary: "Theirs is new.", rationale: "Why.", notice: "Is.", as_of: null };

function ask() {
  const calls = { onDecide: vi.fn(), onTakeTheirs: vi.fn(), onClose: vi.fn() };
  show(
    <ConflictDialog
      fields={compare(base, mine, theirs)}
      by="Irena"
      chosen={["rating"]}
      shown={(field, value) => (field === "rating" ? value.toUpperCase() : value)}
      {...calls}
    />,
  );
  return calls;
}

it("keeps mine where nothing else is said, and joins by itself what does not clash", async () => {
  const { onDecide } = ask();
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getAllByRole("group")).toHaveLength(2);
  expect(dialog.textContent).toContain("Rationale (yours), Notice to readers (Irena)");
  expect(onDecide).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Save this version" }));
  expect(onDecide).toHaveBeenCalledExactlyOnceWith({
    rating: "false",
    summary: "Mine is new.",
    rationale: "My why.",
    notice: "Is.",
    as_of: null,
  });
});

it("takes theirs in one field, and an own text in another", async () => {
  const { onDecide } = ask();
  const rating = await screen.findByRole("group", { name: "Rating" });
  expect(rating.textContent).toContain("MIXED");
  await userEvent.click(within(rating).getByRole("radio", { name: "Theirs (Irena)" }));
  const result = screen.getByRole("textbox", { name: "What is saved as “Summary”" });
  await userEvent.clear(result);
  await userEvent.type(result, "Both are new.");
  await userEvent.click(screen.getByRole("button", { name: "Save this version" }));
  expect(onDecide.mock.calls[0]?.[0]).toMatchObject({ rating: "mixed", summary: "Both are new." });
});

it("shows which words differ, and edits only what is written", async () => {
  ask();
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(dialog.querySelector("del")?.textContent).toContain("Theirs"));
  expect(dialog.querySelector("ins")?.textContent).toContain("Mine");
  expect(screen.queryByRole("textbox", { name: /Rating/ })).toBeNull();
});
