// The choice of a time in the publish dialog: now, at a time, or an embargo.
import { Radio, Stack, TextInput } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { serverNow } from "../../../lib/device/server-clock";
import { dayAndClock, fromLocalInput, toLocalInput, zoneName } from "../../../lib/words/times";
import { t } from "../../../texts";
import { phrase } from "../../../ui/phrase";
import { HOLD_SECONDS } from "../actions";
import classes from "./when.module.css";

const words = t.editor.publishing;

/** `at` as the field has it, in the person's time zone. */
export type Choice = { when: "now" | "later" | "embargo"; at: string };
export type Plan = { hold_seconds: number } | { publish_at: string } | { embargo_until: string };

/** Now, or the first minute after an embargo. */
export function firstChoice(embargo: string | null): Choice {
  return embargo ? { when: "later", at: earliest(embargo) } : { when: "now", at: "" };
}

/** What is wrong with the choice; null when it can be sent. */
export function choiceFault({ when, at }: Choice, embargo: string | null): string | null {
  if (when === "now") return null;
  const moment = fromLocalInput(at);
  if (!moment || Date.parse(moment) <= serverNow()) return words.chooseTime;
  return embargo && Date.parse(moment) < Date.parse(embargo) ? words.afterEmbargo : null;
}

/** A choice without a fault, as the server takes it. */
export function planOf({ when, at }: Choice): Plan {
  const moment = fromLocalInput(at) ?? "";
  if (when === "now") return { hold_seconds: HOLD_SECONDS };
  return when === "later" ? { publish_at: moment } : { embargo_until: moment };
}

type Props = {
  choice: Choice;
  onChange: (choice: Choice) => void;
  fault: string | null;
  /** Before this time nobody can publish. */
  embargo: string | null;
};

export function When({ choice, onChange, fault, embargo }: Props) {
  const { when, at } = choice;
  const moment = fromLocalInput(at) ?? embargo;
  const zone = zoneName(moment ? new Date(moment) : new Date());
  const start = embargo ? earliest(embargo) : toLocalInput(nextHour());
  const choose = (value: string) =>
    onChange({
      when: value === "later" || value === "embargo" ? value : "now",
      at: at || (value === "now" ? "" : start),
    });
  return (
    <div className={classes.when}>
      {embargo ? (
        <p className={classes.embargo} role="note">
          <IconLock size={16} aria-hidden="true" />
          <span>{phrase(t.verdicts.underEmbargo(dayAndClock(embargo), zoneName(new Date(embargo))))}</span>
        </p>
      ) : null}
      <Radio.Group label={words.when} value={when} onChange={choose}>
        <Stack gap={6} mt={6}>
          <Radio value="now" label={words.now(HOLD_SECONDS)} disabled={embargo !== null} />
          <Radio value="later" label={words.later} />
          <Radio value="embargo" label={words.embargo} description={words.embargoHelp} />
        </Stack>
      </Radio.Group>
      {when === "now" ? null : (
        <TextInput
          type="datetime-local"
          label={words.time}
          description={when === "later" ? words.zone(zone) : words.embargoZone(zone)}
          value={at}
          onChange={(event) => onChange({ when, at: event.currentTarget.value })}
          error={fault}
          required
        />
      )}
    </div>
  );
}

/** The field has no seconds: of a minute that has begun, the next one. */
function earliest(embargo: string): string {
  const minute = 60_000;
  return toLocalInput(new Date(Math.ceil(Date.parse(embargo) / minute) * minute).toISOString());
}

function nextHour(): string {
  const hour = 3_600_000;
  return new Date(Math.floor(serverNow() / hour + 1) * hour).toISOString();
}
