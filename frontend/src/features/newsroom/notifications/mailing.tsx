// How notifications come by mail: at once, once a day, never.

import { NativeSelect, Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Mailing, MailingChoice } from "../../../api/types";
import { dayAndClock } from "../../../lib/words/times";
import { isLanguage, LANGUAGES, language, t } from "../../../texts";
import { useZone } from "../../../ui/controls/preferences";
import { Pending } from "../../../ui/feedback/pending";
import { report } from "../../../ui/feedback/say";
import { deviceZone, ZoneSelect } from "../../../ui/forms/zone-select";
import { useChooseMailing } from "./actions";
import classes from "./choices.module.css";
import { mailingQuery } from "./queries";

const MODES = ["at_once", "daily", "never"] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

export function MailChoices() {
  const query = useQuery(mailingQuery);
  return query.data ? <Choices mailing={query.data} /> : <Pending query={query} rows={3} />;
}

function Choices({ mailing }: { mailing: Mailing }) {
  const choose = useChooseMailing();
  const here = useZone() ?? deviceZone();
  // Until something is chosen, this device knows better than the server.
  const chosen: MailingChoice = {
    mode: mailing.mode,
    hour: mailing.hour,
    zone: mailing.zone ?? here,
    language: mailing.zone ? mailing.language : language,
  };
  // What was picked is shown before the server has answered.
  const [picked, setPicked] = useState<MailingChoice | null>(null);
  const now = picked ?? chosen;
  const save = (change: Partial<MailingChoice>) => {
    const next = { ...now, ...change };
    setPicked(next);
    choose.mutate(next, {
      ...report(t.alerts.saved),
      onSettled: () => setPicked((latest) => (latest === next ? null : latest)),
    });
  };
  if (!mailing.available) return <p className="muted">{t.alerts.noMail}</p>;
  return (
    <>
      <Radio.Group
        label={t.alerts.mail}
        value={now.mode}
        onChange={(value) => {
          const mode = MODES.find((known) => known === value);
          if (mode) save({ mode });
        }}
      >
        <div className={classes.modes}>
          {MODES.map((mode) => (
            <Radio key={mode} value={mode} label={t.alerts.modes[mode].label} description={t.alerts.modes[mode].help} />
          ))}
        </div>
      </Radio.Group>
      {now.mode === "daily" ? (
        <div className={classes.when}>
          <NativeSelect
            label={t.alerts.hour}
            data={HOURS}
            value={String(now.hour)}
            onChange={(event) => save({ hour: Number(event.currentTarget.value) })}
          />
          <ZoneSelect label={t.preferences.zone} value={now.zone} onChoose={(zone) => save({ zone })} />
        </div>
      ) : null}
      {now.mode === "never" ? null : (
        <NativeSelect
          className={classes.field}
          label={t.alerts.language}
          data={Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }))}
          value={now.language}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            if (isLanguage(wanted)) save({ language: wanted });
          }}
        />
      )}
      {mailing.due_at ? <p className={classes.next}>{t.alerts.next(dayAndClock(mailing.due_at))}</p> : null}
    </>
  );
}
