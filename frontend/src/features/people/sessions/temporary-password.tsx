// The notice for an account with a temporary password.

import { IconKey } from "@tabler/icons-react";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import classes from "./temporary-password.module.css";

export function TemporaryPassword({ onChoose }: { onChoose: () => void }) {
  return (
    <aside className={`${classes.banner} no-print`} aria-label={t.sessions.password}>
      <IconKey size={17} aria-hidden="true" />
      <span>{t.sessions.handedOut}</span>
      <SmallButton onClick={onChoose}>{t.sessions.choosePassword}</SmallButton>
    </aside>
  );
}
