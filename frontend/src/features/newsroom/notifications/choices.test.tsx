// Tests of the choices on the account page: mails once a day by the clock of this device, refused browser notifications.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { serve, show } from "../../../../tests/render";
import { NotificationChoices } from "./choices";

afterEach(() => vi.unstubAllGlobals());

const start = { mode: "at_once", hour: 8, zone: null, language: "en", due_at: null, available: true };

it("chooses one mail a day in the zone of this device, and says when it comes", async () => {
  let now: Record<string, unknown> = start;
  const calls = serve(({ method, body }) => {
    if (method === "PUT") now = { ...start, ...(body as object), due_at: "2026-03-05T07:00:00Z" };
    return { status: 200, body: now };
  });
  show(<NotificationChoices />);
  await userEvent.click(await screen.findByRole("radio", { name: /Once a day/ }));
  await waitFor(() => expect(screen.getByText(/Next mail:/)).toBeTruthy());
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(calls.find(({ method }) => method === "PUT")?.body).toEqual({ mode: "daily", hour: 8, zone, language: "en" });
  await userEvent.selectOptions(screen.getByLabelText("Time"), "07:00");
  await waitFor(() =>
    expect(calls.findLast(({ method }) => method === "PUT")?.body).toEqual({
      mode: "daily",
      hour: 7,
      zone,
      language: "en",
    }),
  );
});

it("says that the server sends no mail", async () => {
  serve(() => ({ status: 200, body: { ...start, available: false } }));
  show(<NotificationChoices />);
  expect(await screen.findByText(/This server sends no mail/)).toBeTruthy();
  expect(screen.queryByRole("radio")).toBeNull();
});

it("asks the browser on a click only, and says what to do when it refuses", async () => {
  serve(() => ({ status: 200, body: start }));
  const requestPermission = vi.fn(async () => "denied");
  vi.stubGlobal("Notification", Object.assign(vi.fn(), { permission: "default", requestPermission }));
  Object.defineProperty(navigator, "locks", { value: {}, configurable: true });
  show(<NotificationChoices />);
  const browser = await screen.findByRole("switch", { name: /Browser notifications/ });
  expect(requestPermission).not.toHaveBeenCalled();
  await userEvent.click(browser);
  expect(await screen.findByRole("alert")).toHaveProperty(
    "textContent",
    expect.stringContaining("blocks notifications"),
  );
  expect((browser as HTMLInputElement).checked).toBe(false);
  Reflect.deleteProperty(navigator, "locks");
});
