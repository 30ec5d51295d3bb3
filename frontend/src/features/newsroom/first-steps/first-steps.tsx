// The first steps that lead a new newsroom to its first verdict.

import { Button, CloseButton } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useId } from "react";
import { setSeen, useSeen } from "../../../lib/device/seen";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import classes from "./first-steps.module.css";
import { progressQuery, type StepName } from "./queries";

/** Hidden for good once closed, or where it was never needed. */
type Props = { admin: boolean; className?: string | undefined };

export function FirstSteps(props: Props) {
  const closed = useSeen("first-steps");
  return closed ? null : <Panel {...props} />;
}

/** Whether it is not known yet if the first steps are shown, which would push down the content below. */
export function useFirstStepsDeciding(): boolean {
  const closed = useSeen("first-steps");
  const { isPending, failureCount } = useQuery({ ...progressQuery, enabled: !closed });
  return !closed && isPending && failureCount === 0;
}

function Panel({ admin, className }: Props) {
  const heading = useId();
  const begun = useSeen("first-steps-begun");
  const { data: progress } = useQuery(progressQuery);
  const names: StepName[] = ["article", "claim", "verdict", ...(admin ? (["colleague"] as const) : [])];
  const next = progress ? names.find((name) => !progress[name]) : undefined;
  const known = progress !== undefined;
  useEffect(() => {
    if (!known) return;
    // A newsroom at work needs no first steps, and is not asked about them again.
    if (next) setSeen("first-steps-begun", true);
    else if (!begun) setSeen("first-steps", true);
  }, [known, next, begun]);
  if (!progress || (!next && !begun)) return null;
  const close = () => setSeen("first-steps", true);
  return (
    <section className={`${classes.panel} ${className ?? ""} no-print`} aria-labelledby={heading}>
      <header className={classes.head}>
        <h2 id={heading}>{t.firstSteps.title}</h2>
        <p role="status">{next ? t.firstSteps.lead : t.firstSteps.finished}</p>
        {next ? (
          <CloseButton onClick={close} aria-label={t.firstSteps.hide} />
        ) : (
          <SmallButton onClick={close}>{t.firstSteps.close}</SmallButton>
        )}
      </header>
      <ol className={classes.steps}>
        {names.map((name, index) => (
          <li
            key={name}
            className={classes.step}
            data-done={progress[name] || undefined}
            aria-current={name === next ? "step" : undefined}
          >
            <span className={classes.mark} aria-hidden="true">
              {progress[name] ? <IconCheck size={16} stroke={2.2} /> : index + 1}
            </span>
            <div>
              <h3>
                {progress[name] ? <span className="visually-hidden">{t.firstSteps.done} </span> : null}
                {t.firstSteps.steps[name].title}
              </h3>
              <p>{t.firstSteps.steps[name].how}</p>
              {progress[name] ? null : <Go name={name} first={name === next} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const WHERE = {
  article: { to: "/articles/new" },
  claim: { to: "/queue", search: {} },
  verdict: { to: "/queue", search: { state: "in_review", assignee: "me" } },
  colleague: { to: "/accounts" },
} as const satisfies Record<StepName, { to: string; search?: object }>;

function Go({ name, first }: { name: StepName; first: boolean }) {
  return (
    <Button
      size="compact-sm"
      variant={first ? "filled" : "default"}
      renderRoot={(props) => <Link {...props} {...WHERE[name]} />}
    >
      {t.firstSteps.steps[name].go}
    </Button>
  );
}
