// How news reach the person who is signed in, on the page of the own account.

import { Alert, Switch } from "@mantine/core";
import { useState } from "react";
import { t } from "../../../texts";
import { chooseAlerts, useAlertsOn } from "../../../ui/controls/preferences";
import { allow, isAllowed, type Refusal } from "./alerts";
import classes from "./choices.module.css";
import { MailChoices } from "./mailing";

export function NotificationChoices() {
  return (
    <section id="notifications" className={classes.section} aria-labelledby="notifications-title">
      <h2 id="notifications-title">{t.alerts.title}</h2>
      <MailChoices />
      <BrowserAlerts />
    </section>
  );
}

/** The browser asks for the permission only after a click. */
function BrowserAlerts() {
  const on = useAlertsOn();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asking, setAsking] = useState(false);
  const turn = async (wanted: boolean) => {
    setRefusal(null);
    if (!wanted) return chooseAlerts(false);
    setAsking(true);
    const refused = await allow();
    setAsking(false);
    setRefusal(refused);
    if (!refused) chooseAlerts(true);
  };
  // The permission can be taken back in the browser at any time.
  const lost = on && !isAllowed();
  const why = refusal ?? (lost ? "denied" : null);
  return (
    <>
      <Switch
        label={t.alerts.browser}
        description={t.alerts.browserHelp}
        checked={on && !lost}
        disabled={asking}
        onChange={(event) => void turn(event.currentTarget.checked)}
      />
      {why ? (
        <Alert
          role="alert"
          color="yellow"
          variant="light"
          title={t.alerts.refused[why].title}
          className={classes.refused}
        >
          {t.alerts.refused[why].help}
        </Alert>
      ) : null}
    </>
  );
}
