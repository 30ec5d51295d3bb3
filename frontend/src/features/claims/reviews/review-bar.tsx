// The bar above a claim: assignee, state, next actions.

import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDoorExit, IconRotate, IconUserPlus, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { ClaimFile, Person } from "../../../api/types";
import { clock } from "../../../lib/words/times";
import { DISMISSALS, permitted, personLabel } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { lazyPart } from "../../../ui/feedback/lazy-part";
import { OnDemand } from "../../../ui/feedback/on-demand";
import { report } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { useAssign, useHolderReport, useRelease, useReopen } from "./actions";
import { Planning } from "./planning";
import classes from "./review-bar.module.css";

const DismissDialog = lazyPart(async () => (await import("./dismiss-dialog")).DismissDialog);

type Props = { claim: ClaimFile; me: string; people: readonly Person[]; state: ReactNode };

export function ReviewBar({ claim, me, people, state }: Props) {
  const mine = claim.assignee?.id === me;
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
            <bdi>{claim.dismissal.by?.name ?? t.reviews.byRule}</bdi>, <Moment at={claim.dismissal.at} />
          </span>
        </p>
      ) : null}
      <div className={`${classes.actions} no-print`}>
        <Assignment claim={claim} me={me} mine={mine} people={people} />
        <Dismissal claim={claim} />
      </div>
      <Planning claim={claim} />
    </section>
  );
}

const SMALL = { variant: "default", size: "compact-xs" } as const;

/** A public verdict is corrected or retracted next to the verdict. */
function isOut({ state }: ClaimFile): boolean {
  return state === "published" || state === "retracted";
}

function Assignment({ claim, me, mine, people }: Omit<Props, "state"> & { mine: boolean }) {
  const assign = useAssign();
  const release = useRelease();
  const mayAssign = permitted(claim, "assign");
  const told = useHolderReport();
  const before = claim.assignee?.id ?? null;
  const take = () => assign.mutate({ claim, input: {} }, told(t.reviews.assignedToYou, before));
  useShortcut("assign", mayAssign?.allowed && !mine ? take : null);
  return (
    <>
      {mine || isOut(claim) ? null : (
        <ActionButton
          permitted={mayAssign}
          onClick={take}
          shortcut="assign"
          size="compact-xs"
          loading={assign.isPending}
          leftSection={<IconUserPlus size={15} />}
        >
          {t.reviews.assignToMe}
        </ActionButton>
      )}
      {mayAssign?.allowed && !isOut(claim) ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button {...SMALL} rightSection={<IconChevronDown size={14} />}>
              {t.reviews.assignTo}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
            {people.map(({ id, name, ...person }) => (
              <Menu.Item
                key={id}
                disabled={id === claim.assignee?.id}
                onClick={() =>
                  assign.mutate({ claim, input: { assignee: id } }, told(t.reviews.assignedTo(name), before))
                }
              >
                {personLabel({ name, ...person })}
                {id === me ? t.reviews.me : ""}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {claim.assignee ? (
        <ActionButton
          {...SMALL}
          permitted={permitted(claim, "release")}
          onClick={() => release.mutate({ claim, input: null }, told(t.reviews.released, before))}
          loading={release.isPending}
          leftSection={<IconDoorExit size={15} />}
        >
          {t.reviews.release}
        </ActionButton>
      ) : null}
    </>
  );
}

function Dismissal({ claim }: { claim: ClaimFile }) {
  const reopen = useReopen();
  const [dismissing, setDismissing] = useState(false);
  const mayDismiss = permitted(claim, "dismiss");
  useShortcut("dismiss", mayDismiss?.allowed ? () => setDismissing(true) : null);
  return (
    <>
      {claim.dismissal ? (
        <ActionButton
          {...SMALL}
          permitted={permitted(claim, "reopen")}
          onClick={() => reopen.mutate({ claim, input: null }, report(t.reviews.reopened))}
          loading={reopen.isPending}
          leftSection={<IconRotate size={15} />}
        >
          {t.reviews.reopen}
        </ActionButton>
      ) : isOut(claim) ? null : (
        <ActionButton
          {...SMALL}
          permitted={mayDismiss}
          onClick={() => setDismissing(true)}
          shortcut="dismiss"
          leftSection={<IconX size={15} />}
        >
          {t.reviews.dismiss}
        </ActionButton>
      )}
      <OnDemand wanted={dismissing}>
        <DismissDialog claim={dismissing ? claim : null} onClose={() => setDismissing(false)} />
      </OnDemand>
    </>
  );
}

function holder(claim: ClaimFile, mine: boolean): string {
  if (!claim.assignee) return claim.state === "unassigned" || claim.state === "in_review" ? t.reviews.nobody : "";
  const until = claim.lease_until ? clock(claim.lease_until) : null;
  if (claim.state !== "in_review" && claim.state !== "published") return mine ? t.reviews.yours : claim.assignee.name;
  if (mine) return until ? t.reviews.inWorkByYouUntil(until) : t.reviews.inWorkByYou;
  return until ? t.reviews.inWorkByUntil(claim.assignee.name, until) : t.reviews.inWorkBy(claim.assignee.name);
}
