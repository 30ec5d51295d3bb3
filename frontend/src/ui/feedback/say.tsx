// Notifications: done, failed, refused, stopped.
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Problem, sentence } from "../../api/problem";
import { isMissingPart } from "../../lib/device/parts";
import { t } from "../../texts";

const CLOSE = { "aria-label": t.common.closeMessage };

/** How long a message stays: long enough for a slow reader who looked elsewhere when it came. */
const DONE_MS = 6000;

/** How long a message with a way back stays. */
const UNDO_MS = 10_000;

/** `label`: what the way back is called, if not "Undo". */
export function sayDone(message: string, undo?: () => void, label: string = t.common.undo) {
  const id = notifications.show({
    message: undo ? (
      <span style={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 12 }}>
        {message}
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            undo();
            notifications.hide(id);
          }}
        >
          {label}
        </Button>
      </span>
    ) : (
      message
    ),
    autoClose: undo ? UNDO_MS : DONE_MS,
    withBorder: true,
    closeButtonProps: CLOSE,
  });
}

export function sayFailed(error: unknown) {
  notifications.show({
    message: sentence(error),
    color: "red",
    autoClose: 8000,
    withBorder: true,
    closeButtonProps: CLOSE,
    role: "alert",
  });
}

/** The callbacks of a write: say that it was done, or why it was not. */
export const report = (done: string) => ({ onSuccess: () => sayDone(done), onError: sayFailed });

/** The server's own words on why something may not be done now. */
export function sayRefused(reason: string) {
  notifications.show({
    message: reason,
    color: "yellow",
    autoClose: 6000,
    withBorder: true,
    closeButtonProps: CLOSE,
  });
}

/** A part of the page has failed; the rest works until the person reloads. */
export function sayStopped(error: unknown) {
  const missing = isMissingPart(error);
  const away = missing && !navigator.onLine;
  notifications.show({
    id: "stopped",
    title: missing && !away ? t.stopped.newVersion : undefined,
    message: (
      <span style={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 12 }}>
        {missing && !away ? t.stopped.newVersionNext : sentence(away ? Problem.unreachable() : error)}
        <Button size="compact-sm" variant="light" onClick={() => window.location.reload()}>
          {t.stopped.reload}
        </Button>
      </span>
    ),
    autoClose: false,
    withBorder: true,
    closeButtonProps: CLOSE,
    role: "alert",
  });
}
