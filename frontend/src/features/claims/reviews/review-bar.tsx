// The bar above a claim: assignee, state, next actions.
import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDoorExit, IconRotate, IconUserPlus, IconX } from "@tabler/icons-react";
import { lazy, type ReactNode, useState } from "react";
import type { ClaimFile, Person } from "../../../api/types";
import { clock } from "../../../lib/words/times";
import { DISMISSALS, permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { OnDemand } from "../../../ui/feedback/on-demand";
import { report } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { useAssign, useRelease, useReopen } from "./actions";
import { Planning } from "./planning";
import classes from "./review-bar.module.css";

const DismissDialog = lazy(async () => ({ default: (await import("./dismiss-dialog")).DismissDialog }));

type Props = { claim: ClaimFile; me: string; people: readonly Person[]; state: ReactNode };

export function ReviewBar({ claim, me, people, state }: Props) {
  const assign = useAssign();
  const release = useRelease();
  const reopen = useReopen();
  const [dismissing, setDismissing] = useState(false);
  const mine = claim.assignee?.id === me;
  // What is public is corrected or retracted where its verdict stands.
  const isOut = claim.state === "published" || claim.state === "retracted";
  const mayAssign = permitted(claim, "assign");
  const mayDismiss = permitted(claim, "dismiss");
  const take = () => assign.mutate({ claim, input: {} }, report(t.reviews.assignedToYou));
  const give = (person: Person) =>
    assign.mutate({ claim, input: { assignee: person.id } }, report(t.reviews.assignedTo(person.name)));
  useShortcut("assign", mayAssign?.allowed && !mine ? take : null);
  useShortcut("dismiss", mayDismiss?.allowed ? () => setDismissing(true) : null);
  return (
    <section className={classes.bar} aria-label={t.reviews.title}>
      <div className={classes.who}>
        {state}
        <span className={classes.assignee}>{holder(claim, mine)}</span>
      </div>
      {claim.dismissal ? (
        <p className={classes.dismissal}>
          {DISMISSALS[claim.dismissal.reason]}
          {claim.dismissal.note ? `: ${claim.dismissal.note}` : ""}
          <span className="muted">
            {" "}
            {claim.dismissal.by.name}, <Moment at={claim.dismissal.at} />
          </span>
        </p>
      ) : null}
      <div className={`${classes.actions} no-print`}>
        {mine || isOut ? null : (
          <ActionButton
            permitted={mayAssign}
            onClick={take}
            shortcut="assign"
            size="compact-sm"
            loading={assign.isPending}
            leftSection={<IconUserPlus size={15} />}
          >
            {t.reviews.assignToMe}
          </ActionButton>
        )}
        {mayAssign?.allowed && !isOut ? (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default" size="compact-sm" rightSection={<IconChevronDown size={14} />}>
                {t.reviews.assignTo}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
              {people.map((person) => (
                <Menu.Item
                  key={person.id}
                  disabled={person.id === claim.assignee?.id}
                  onClick={() => give(person)}
                >
                  {person.name}
                  {person.id === me ? t.reviews.me : ""}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
        {claim.assignee ? (
          <ActionButton
            permitted={permitted(claim, "release")}
            onClick={() => release.mutate({ claim, input: null }, report(t.reviews.released))}
            variant="default"
            size="compact-sm"
            loading={release.isPending}
            leftSection={<IconDoorExit size={15} />}
          >
            {t.reviews.release}
          </ActionButton>
        ) : null}
        {claim.dismissal ? (
          <ActionButton
            permitted={permitted(claim, "reopen")}
            onClick={() => reopen.mutate({ claim, input: null }, report(t.reviews.reopened))}
            variant="default"
            size="compact-sm"
            loading={reopen.isPending}
            leftSection={<IconRotate size={15} />}
          >
            {t.reviews.reopen}
          </ActionButton>
        ) : isOut ? null : (
          <ActionButton
            permitted={mayDismiss}
            onClick={() => setDismissing(true)}
            shortcut="dismiss"
            variant="default"
            size="compact-sm"
            leftSection={<IconX size={15} />}
          >
            {t.reviews.dismiss}
          </ActionButton>
        )}
      </div>
      <Planning claim={claim} />
      <OnDemand wanted={dismissing}>
        <DismissDialog claim={dismissing ? claim : null} onClose={() => setDismissing(false)} />
      </OnDemand>
    </section>
  );
}

function holder(claim: ClaimFile, mine: boolean): string {
  if (!claim.assignee)
    return claim.state === "unassigned" || claim.state === "in_review" ? t.reviews.nobody : "";
  const until = claim.lease_until ? clock(claim.lease_until) : null;
  if (claim.state !== "in_review" && claim.state !== "published")
    return mine ? t.reviews.yours : claim.assignee.name;
  if (mine) return until ? t.reviews.inWorkByYouUntil(until) : t.reviews.inWorkByYou;
  return until
    ? t.reviews.inWorkByUntil(claim.assignee.name, until)
    : t.reviews.inWorkBy(claim.assignee.name);
}
