// The checklist of a verdict: ticked by its author, then shown with the revision.
import { Checkbox, Stack } from "@mantine/core";
import { IconSquare, IconSquareCheck } from "@tabler/icons-react";
import type { CheckedPoint, Point } from "../../../api/types";
import { t } from "../../../texts";
import classes from "./checklist.module.css";

type Props = {
  points: readonly Point[];
  /** The questions that are ticked. */
  ticked: readonly string[];
  onChange: (ticked: string[]) => void;
  error: string | undefined;
};

export function Checklist({ points, ticked, onChange, error }: Props) {
  if (points.length === 0) return null;
  const open = points.filter(({ question, required }) => !required && !ticked.includes(question));
  return (
    <Checkbox.Group
      label={t.guides.checklist}
      description={t.guides.checklistHelp}
      value={[...ticked]}
      onChange={onChange}
      error={error}
    >
      <Stack gap={6} mt={6}>
        {points.map(({ question, required }) => (
          <Checkbox
            key={question}
            value={question}
            label={
              <>
                <bdi>{question}</bdi>
                {required ? <span className="muted"> {t.guides.required}</span> : null}
              </>
            }
          />
        ))}
      </Stack>
      {open.length > 0 ? (
        <p className={classes.open} role="status">
          {t.guides.unticked(open.length)}
        </p>
      ) : null}
    </Checkbox.Group>
  );
}

/** The checklist as the verdict was submitted with it. */
export function FiledChecklist({ points }: { points: readonly CheckedPoint[] }) {
  if (points.length === 0) return null;
  return (
    <ul className={classes.filed} aria-label={t.guides.checklist}>
      {points.map(({ question, ticked, required }) => (
        <li key={question} data-open={ticked ? undefined : true}>
          {ticked ? <IconSquareCheck size={15} aria-hidden="true" /> : <IconSquare size={15} aria-hidden="true" />}
          <span>
            <span className="visually-hidden">{ticked ? t.guides.ticked : t.guides.notTicked}</span>{" "}
            <bdi>{question}</bdi>
            {required ? <span className="muted"> {t.guides.required}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
