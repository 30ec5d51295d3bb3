// What is still to come of a publication: countdown, schedule, embargo, and the ways back.
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconCalendarTime, IconLock, IconLockOpen } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { newestClaim } from "../../api/claims/claim-writes";
import type { ClaimFile, Schedule } from "../../api/types";
import { serverNow } from "../../lib/device/server-clock";
import { endText } from "../../lib/words/codes";
import { dayAndClock, full, zoneName } from "../../lib/words/times";
import { permitted } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { useZone } from "../../ui/controls/preferences";
import { sayDone, sayFailed } from "../../ui/feedback/say";
import { ReasonDialog } from "../../ui/forms/reason-dialog";
import { Moment } from "../../ui/marks/moment";
import { phrase } from "../../ui/phrase";
import { useLiftEmbargo, useTakeBack } from "./actions";
import classes from "./scheduled.module.css";

/** Longer than a timer can wait. */
const LONG_MS = 2 ** 31 - 1;
/** From here on the seconds are counted. */
const COUNTED_MS = 60_000;
/** How long the server may take before the page asks. */
const GRACE_MS = 1_500;

export function Scheduled({ claim }: { claim: ClaimFile }) {
  const { schedule, embargo_until } = claim;
  if (!schedule && !embargo_until) return null;
  return (
    <div className={`${classes.all} no-print`}>
      {schedule && !schedule.ended ? <Running claim={claim} schedule={schedule} /> : null}
      {schedule?.ended ? (
        <p className={classes.ended} role="note">
          {phrase(t.verdicts.notOut(<Moment at={schedule.ended.at} />, endText(schedule.ended.reason)))}
        </p>
      ) : null}
      {embargo_until ? <Embargo claim={claim} until={embargo_until} /> : null}
    </div>
  );
}

function Running({ claim, schedule }: { claim: ClaimFile; schedule: Schedule }) {
  const left = useTimeLeft(claim.id, schedule.publish_at);
  const takeBack = useTakeBack();
  // This line is gone when the answer comes.
  const back = () =>
    void takeBack.mutateAsync({ claim, input: null }).then(() => sayDone(t.verdicts.takenBack), sayFailed);
  useZone();
  const counted = schedule.is_hold || left < COUNTED_MS;
  const seconds = Math.ceil(left / 1000);
  return (
    <div className={classes.line}>
      <IconCalendarTime size={16} aria-hidden="true" />
      {counted ? (
        <strong role="timer">{seconds > 0 ? t.verdicts.publishingIn(seconds) : t.verdicts.publishingNow}</strong>
      ) : (
        <span>
          {phrase(
            t.verdicts.scheduledFor(<At at={schedule.publish_at} />, zone(schedule.publish_at), schedule.by.name),
          )}
        </span>
      )}
      {permitted(claim, "take_back")?.allowed ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={15} />}
          aria-label={t.verdicts.takeBackOne(claim.statement)}
          loading={takeBack.isPending}
          onClick={back}
        >
          {t.verdicts.takeBack}
        </Button>
      ) : null}
    </div>
  );
}

function Embargo({ claim, until }: { claim: ClaimFile; until: string }) {
  useTimeLeft(claim.id, until);
  useZone();
  const lift = useLiftEmbargo();
  const [lifting, setLifting] = useState(false);
  return (
    <div className={classes.line}>
      <IconLock size={16} aria-hidden="true" />
      <span>{phrase(t.verdicts.underEmbargo(<At at={until} />, zone(until)))}</span>
      {permitted(claim, "lift_embargo")?.allowed ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconLockOpen size={15} />}
          onClick={() => setLifting(true)}
        >
          {t.verdicts.liftEmbargo}
        </Button>
      ) : null}
      <ReasonDialog
        opened={lifting}
        title={t.verdicts.liftTitle}
        subject={`embargo/${claim.id}`}
        label={t.verdicts.liftReason}
        description={t.verdicts.liftHelp}
        rows={2}
        maxLength={1000}
        submit={t.verdicts.liftEmbargo}
        send={(reason) => lift.mutateAsync({ claim, input: { reason } })}
        done={t.verdicts.lifted}
        onClose={() => setLifting(false)}
      />
    </div>
  );
}

function At({ at }: { at: string }) {
  return (
    <time dateTime={at} title={full(at)}>
      {dayAndClock(at)}
    </time>
  );
}

function zone(at: string): string {
  return zoneName(new Date(at));
}

/** Milliseconds until a moment by the server's clock. When it has come, the claim is read again. */
function useTimeLeft(claim: string, at: string): number {
  const client = useQueryClient();
  const [left, setLeft] = useState(() => until(at));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const now = until(at);
      setLeft(now);
      if (now > 0)
        timer = setTimeout(look, Math.min(now < COUNTED_MS ? now % 1000 || 1000 : now - COUNTED_MS + 1, LONG_MS));
      // The live stream usually tells first.
      else timer = setTimeout(() => void newestClaim(client, claim).catch(() => undefined), GRACE_MS);
    };
    look();
    return () => clearTimeout(timer);
  }, [client, claim, at]);
  return left;
}

function until(at: string): number {
  return Math.max(0, Date.parse(at) - serverNow());
}
