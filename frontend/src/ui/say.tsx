// How does the desk say that something was done, with a way back where there is one?
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { sentence } from "../api/problem";

export function sayDone(message: string, undo?: () => void) {
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
          Undo
        </Button>
      </span>
    ) : (
      message
    ),
    autoClose: undo ? 8000 : 3500,
    withBorder: true,
  });
}

export function sayFailed(error: unknown) {
  notifications.show({
    message: sentence(error),
    color: "red",
    autoClose: 8000,
    withBorder: true,
    role: "alert",
  });
}
