// Tests of the title of the tab.
import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { useOpenTitle, usePageTitle, useUnreadTitle } from "./page-title";

function Claim({ words }: { words: string }) {
  useOpenTitle(words);
  return null;
}

function Page({ claim, unread = 0 }: { claim?: string; unread?: number }) {
  usePageTitle("Queue");
  useUnreadTitle(unread);
  return claim ? <Claim words={claim} /> : null;
}

it("names the page, what is open on it, and how much is unread", () => {
  const { rerender, unmount } = render(<Page />);
  expect(document.title).toBe("Queue · Claimdesk");
  rerender(<Page claim="At least 214 people were killed" unread={3} />);
  expect(document.title).toBe("(3) At least 214 people were killed · Claimdesk");
  rerender(<Page claim="Another claim" />);
  expect(document.title).toBe("Another claim · Claimdesk");
  rerender(<Page />);
  expect(document.title).toBe("Queue · Claimdesk");
  unmount();
  expect(document.title).toBe("Claimdesk");
});

it("cuts long words between code points", () => {
  const { unmount } = render(<Page claim={"🜁".repeat(100)} />);
  expect(document.title).toBe(`${"🜁".repeat(59)}… · Claimdesk`);
  unmount();
});
