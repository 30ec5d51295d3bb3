// The absence of the person who is signed in, on the page of the own account.
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lastDay } from "../../../lib/words/times";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { report } from "../../../ui/feedback/say";
import classes from "../../../ui/lists/rows.module.css";
import { AbsenceForm } from "./absence-form";
import { peopleQuery, useEndAbsence } from "./data";
import { takers } from "./held-work";

export function OwnAbsence({ me }: { me: string }) {
  const { data: people = [] } = useQuery(peopleQuery);
  const end = useEndAbsence();
  const until = people.find(({ id }) => id === me)?.away_until;
  return (
    <section aria-label={t.accounts.away.title}>
      <h2 className={classes.heading}>{t.accounts.away.title}</h2>
      {until ? (
        <p>
          {t.accounts.away.own(lastDay(until))}{" "}
          <SmallButton onClick={() => end.mutate(null, report(t.accounts.away.ownBack))}>
            {t.accounts.away.back}
          </SmallButton>
        </p>
      ) : (
        <AbsenceForm account={null} align="flex-start" done={t.accounts.away.ownDone}>
          {(to, onChange) => (
            <NativeSelect
              label={t.accounts.work.to}
              description={t.accounts.away.ownHelp}
              value={to}
              onChange={(event) => onChange(event.currentTarget.value)}
              data={takers(people, me, true)}
            />
          )}
        </AbsenceForm>
      )}
    </section>
  );
}
