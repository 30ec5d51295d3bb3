// What is said to somebody whose password was handed out?
import { Button } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import classes from "./temporary-password.module.css";

export function TemporaryPassword({ onChoose }: { onChoose: () => void }) {
  return (
    <aside className={`${classes.banner} no-print`} aria-label="Password">
      <IconKey size={17} aria-hidden="true" />
      <span>This password was handed out once; choose your own.</span>
      <Button size="compact-sm" variant="default" onClick={onChoose}>
        Choose a password
      </Button>
    </aside>
  );
}
