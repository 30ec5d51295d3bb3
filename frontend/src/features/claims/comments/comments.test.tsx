// Tests of comments: who edits and deletes, what is sent, what is left of a deleted one.
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { claimFile, nadia } from "../../../../tests/claims";
import { serve, show } from "../../../../tests/render";
import type { Comment } from "../../../api/types";
import { Comments } from "./comments";

const CLAIM = claimFile(1).id;
const tomas = { id: "01890000-0000-7000-8000-000000000002", name: "Tomas" };
const PEOPLE = [nadia, tomas].map((person) => ({ ...person, role: "reviewer" as const }));

beforeEach(() => localStorage.clear());

function comment(id: string, part: Partial<Comment> = {}): Comment {
  return {
    id,
    claim_id: CLAIM,
    version: 1,
    etag: `"comment-${id}-1"`,
    body: "Ask **the registry**.",
    body_html: "<p>Ask <strong>the registry</strong>.</p>",
    mentions: [],
    by: nadia,
    created_at: "2026-03-18T09:00:00Z",
    ...part,
  };
}

function thread(items: Comment[]) {
  const calls = serve(({ method, path }) =>
    method === "GET" ? { status: 200, body: { items } } : { status: 200, body: { ...items[0], path } },
  );
  show(<Comments claim={CLAIM} people={PEOPLE} me={nadia.id} />);
  return calls;
}

const sent = (calls: ReturnType<typeof thread>) => calls.filter(({ method }) => method !== "GET");

it("shows Markdown, and lets only the author edit and delete", async () => {
  thread([comment("one"), comment("two", { by: tomas })]);
  const [own, other] = await screen.findAllByRole("article");
  if (!own || !other) throw new Error("two comments");
  expect(within(own).getByText("the registry").tagName).toBe("STRONG");
  expect(within(own).getByRole("button", { name: "Edit" })).toBeTruthy();
  expect(within(other).queryByRole("button", { name: "Edit" })).toBeNull();
  expect(within(other).queryByRole("button", { name: "Delete" })).toBeNull();
});

it("sends an edit for the version that was opened, with the mentions of the new text", async () => {
  const calls = thread([comment("one")]);
  await userEvent.click(await screen.findByRole("button", { name: "Edit" }));
  const form = screen.getByRole("form", { name: "Edit your comment" });
  const field = within(form).getByRole("textbox", { name: "Edit your comment" });
  expect(field).toHaveProperty("value", "Ask **the registry**.");
  await userEvent.clear(field);
  await userEvent.type(field, "Ask @Tomas");
  await userEvent.click(within(form).getByRole("button", { name: "Save comment" }));
  await waitFor(() => expect(sent(calls)).toHaveLength(1));
  expect(sent(calls)[0]).toMatchObject({
    method: "PATCH",
    path: "/api/v1/comments/one",
    ifMatch: '"comment-one-1"',
    body: { body: "Ask @Tomas", mentions: [tomas.id] },
  });
  await waitFor(() => expect(screen.queryByRole("form", { name: "Edit your comment" })).toBeNull());
});

it("asks before it deletes", async () => {
  const calls = thread([comment("one")]);
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  expect(sent(calls)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Delete comment" }));
  await waitFor(() => expect(sent(calls)).toHaveLength(1));
  expect(sent(calls)[0]).toMatchObject({ method: "DELETE", ifMatch: '"comment-one-1"' });
});

it("says what was edited and what was deleted, and keeps the replies", async () => {
  const gone = comment("one", { body: "", body_html: "", deleted_at: "2026-03-18T09:05:00Z" });
  const reply = comment("two", { by: tomas, parent_id: "one", edited_at: "2026-03-18T09:10:00Z" });
  thread([gone, reply]);
  expect((await screen.findByText(/^Deleted by/)).textContent).toMatch(/^Deleted by Nadia, /);
  expect(screen.getAllByRole("article")).toHaveLength(1);
  expect(screen.getByText(/edited/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Edit" })).toBeNull();
});
