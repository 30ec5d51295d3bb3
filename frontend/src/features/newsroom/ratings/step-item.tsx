// One rating in the editor: label, definition, colour, position.

import { ActionIcon, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Rated } from "../../../ui/marks/rated";
import { isColor, type Step, type StepField } from "./scale";
import classes from "./step-item.module.css";
import { StepPreview } from "./step-preview";

const OFF = "off";
const VALUES = [
  ...([5, 4, 3, 2, 1] as const).map((value) => ({ value: String(value), label: t.ratings.values[value] })),
  { value: OFF, label: t.ratings.values.off },
];

type Props = {
  step: Step;
  first: boolean;
  last: boolean;
  open: boolean;
  faults: Partial<Record<StepField, string>>;
  choice: () => ReactNode;
  onOpen: (is: boolean) => void;
  onMove: (by: -1 | 1) => void;
  onRetire: () => void;
  onChange: (part: Partial<Pick<Step, StepField>>) => void;
};

export function StepItem({ step, first, last, open, faults, choice, onOpen, onMove, onRetire, onChange }: Props) {
  const panel = useId();
  const label = step.label.trim() || t.ratings.unnamed;
  const isWrong = Object.keys(faults).length > 0;
  return (
    <li className={classes.item} data-open={open || undefined}>
      <div className={classes.head}>
        <Move label={t.ratings.up(label)} off={first} onMove={() => onMove(-1)}>
          <IconArrowUp size={16} />
        </Move>
        <Move label={t.ratings.down(label)} off={last} onMove={() => onMove(1)}>
          <IconArrowDown size={16} />
        </Move>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          onClick={() => onOpen(!open)}
        >
          <Rated label={label} color={step.color} />
          {isWrong ? <span className={classes.wrong}>{t.ratings.wrong}</span> : null}
          <span className={classes.value}>{step.value === null ? t.ratings.off : t.ratings.at(step.value)}</span>
          <IconChevronDown className={classes.chevron} size={16} aria-hidden="true" />
        </button>
      </div>
      {open ? (
        <div id={panel} className={classes.panel}>
          <StepFields step={step} faults={faults} onChange={onChange} onRetire={onRetire} />
          <StepPreview step={{ ...step, label }} choice={choice()} />
        </div>
      ) : null}
    </li>
  );
}

type MoveProps = { label: string; off: boolean; onMove: () => void; children: ReactNode };

/** Stays where it can be pressed from: at the ends it does nothing, but keeps the focus. */
function Move({ label, off, onMove, children }: MoveProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <ActionIcon
      ref={button}
      variant="subtle"
      color="gray"
      aria-label={label}
      aria-disabled={off}
      data-disabled={off || undefined}
      onClick={() => {
        if (off) return;
        onMove();
        // A moved row loses the focus.
        requestAnimationFrame(() => button.current?.focus());
      }}
    >
      {children}
    </ActionIcon>
  );
}

type FieldsProps = Pick<Props, "step" | "faults" | "onChange" | "onRetire">;

function StepFields({ step, faults, onChange, onRetire }: FieldsProps) {
  const name = useRef<HTMLInputElement>(null);
  const isNew = step.named !== "saved";
  const isEmpty = step.label === "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was just added begins with its name
  useEffect(() => {
    if (isNew && isEmpty) name.current?.focus();
  }, []);
  return (
    <div className={classes.fields}>
      <TextInput
        ref={name}
        label={t.ratings.label}
        description={t.ratings.labelHelp}
        maxLength={40}
        value={step.label}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
        error={faults.label}
      />
      <Textarea
        label={t.ratings.definition}
        description={t.ratings.definitionHelp}
        maxLength={300}
        autosize
        minRows={2}
        value={step.definition}
        onChange={(event) => onChange({ definition: event.currentTarget.value })}
        error={faults.definition}
      />
      <div className={classes.pair}>
        <div className={classes.color}>
          <TextInput
            label={t.ratings.color}
            maxLength={7}
            spellCheck={false}
            value={step.color}
            onChange={(event) => onChange({ color: event.currentTarget.value })}
            error={faults.color}
          />
          <input
            type="color"
            className={classes.pick}
            aria-label={t.ratings.pickColor}
            value={isColor(step.color) ? step.color.toLowerCase() : undefined}
            onChange={(event) => onChange({ color: event.currentTarget.value })}
          />
        </div>
        <NativeSelect
          label={t.ratings.value}
          data={VALUES}
          value={step.value === null ? OFF : String(step.value)}
          onChange={({ currentTarget: { value } }) => onChange({ value: value === OFF ? null : Number(value) })}
          error={faults.value}
        />
      </div>
      <p className={classes.help}>{t.ratings.valueHelp}</p>
      <TextInput
        label={t.ratings.key}
        description={isNew ? t.ratings.keyHelp : t.ratings.keyFixed}
        maxLength={40}
        spellCheck={false}
        readOnly={!isNew}
        value={step.key}
        onChange={(event) => onChange({ key: event.currentTarget.value })}
        error={faults.key}
      />
      <div>
        <SmallButton color="red" onClick={onRetire}>
          {isNew ? t.ratings.remove : t.ratings.retire}
        </SmallButton>
      </div>
    </div>
  );
}
