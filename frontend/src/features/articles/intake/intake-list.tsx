// The list of files being added, with progress and outcome.

import { ActionIcon, Loader } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconClock, IconRefresh, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { sentence } from "../../../api/problem";
import { locale, t } from "../../../texts";
import { SmallButton, TextButton } from "../../../ui/controls/buttons";
import { articleQuery, isBusy } from "../queries";
import { Unreadable } from "./article-file";
import { type Entry, mayRetry, type Step, useIntake } from "./intake";
import classes from "./intake-list.module.css";

const shown = (amount: number) => amount.toLocaleString(locale);

export function IntakeList({ account }: { account: string }) {
  const heading = useId();
  const { intake, entries } = useIntake(account);
  if (entries.length === 0) return null;
  const done = entries.filter(({ step }) => step.type === "added").length;
  const failed = entries.filter(({ step }) => step.type === "failed").length;
  return (
    <section className={classes.intake} aria-labelledby={heading}>
      <header className={classes.head}>
        <h2 id={heading}>{t.intake.files}</h2>
        <span className={classes.summary} role="status">
          {t.intake.summary(shown(done), shown(entries.length), failed > 0 ? shown(failed) : null)}
        </span>
        {entries.filter(mayRetry).length > 1 ? (
          <SmallButton leftSection={<IconRefresh size={15} />} onClick={intake.retryAll}>
            {t.intake.retryAll}
          </SmallButton>
        ) : null}
        {done + failed === entries.length ? <TextButton onClick={intake.clear}>{t.intake.clear}</TextButton> : null}
      </header>
      <ul className={classes.list}>
        {entries.map((entry) => (
          <Row
            key={entry.id}
            entry={entry}
            onRetry={() => intake.retry(entry.id)}
            onRemove={() => intake.remove(entry.id)}
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { entry: Entry; onRetry: () => void; onRemove: () => void };

function Row({ entry, onRetry, onRemove }: RowProps) {
  const { name, step } = entry;
  const settled = step.type === "added" || step.type === "failed";
  return (
    <li className={classes.row} data-step={step.type}>
      <span className={classes.mark} aria-hidden="true">
        <Mark step={step} />
      </span>
      <div className={classes.what}>
        <span className={classes.name} dir="auto">
          {name}
        </span>
        <span className={classes.state}>
          <Words step={step} />
        </span>
      </div>
      <div className={classes.actions}>
        {mayRetry(entry) ? (
          <SmallButton onClick={onRetry} aria-label={t.intake.retryNamed(name)}>
            {t.intake.retry}
          </SmallButton>
        ) : null}
        {settled ? (
          <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={t.intake.removeNamed(name)}>
            <IconX size={16} />
          </ActionIcon>
        ) : null}
      </div>
    </li>
  );
}

function Mark({ step }: { step: Step }) {
  if (step.type === "waiting") return <IconClock size={17} />;
  if (step.type === "failed") return <IconAlertTriangle size={17} />;
  if (step.type === "added") return <IconCircleCheck size={17} />;
  return <Loader size={15} />;
}

function Words({ step }: { step: Step }) {
  switch (step.type) {
    case "waiting":
    case "reading":
      return t.intake.reading;
    case "sending":
      return t.intake.sending;
    case "failed":
      return step.why instanceof Unreadable ? t.intake.faults[step.why.fault] : sentence(step.why);
    case "added":
      return <Added step={step} />;
  }
}

/** The progress of an added article. */
function Added({ step }: { step: Extract<Step, { type: "added" }> }) {
  const { data: article } = useQuery(articleQuery(step.article));
  const notes = [
    step.known ? t.intake.already : step.version > 1 ? t.intake.newVersion(step.version) : null,
    step.notes.includes("titled_by_first_line") && !step.known ? t.intake.titledByFirstLine : null,
  ].filter((note) => note !== null);
  const analysis = article?.analysis;
  return (
    <>
      <Link to="/articles/$articleId" params={{ articleId: step.article }} search={{}}>
        {outcome()}
      </Link>
      {notes.map((note) => (
        <span key={note} className="muted">
          {` · ${note}`}
        </span>
      ))}
    </>
  );

  function outcome(): string {
    if (!article || isBusy(analysis?.state)) return t.intake.finding;
    if (analysis?.state === "failed") return t.intake.failedSearch;
    const { total, must_check } = article.claims;
    return t.intake.found(total, shown(total), must_check > 0 ? shown(must_check) : null);
  }
}
