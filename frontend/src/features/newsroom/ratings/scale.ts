// A rating scale being edited, and the request made from it.
import type { NewRatings, Rating, Ratings } from "../../../api/types";

export const MOST = 30;
const KEY_LENGTH = 40;
const NEW_COLOR = "#5d6b7a";

export type Step = {
  /** Stays the same while everything else changes. */
  id: string;
  key: string;
  /** A key that verdicts carry stays; a proposed one follows the label until somebody types another. */
  named: "saved" | "proposed" | "typed";
  label: string;
  definition: string;
  color: string;
  value: number | null;
};
export type Scale = { steps: readonly Step[]; retired: readonly Step[] };
export type StepField = "key" | "label" | "definition" | "color" | "value";
export type Faults = Readonly<Record<string, Partial<Record<StepField, string>>>>;

export function scaleOf(items: readonly Rating[]): Scale {
  const of = (retired: boolean) => items.filter((rating) => rating.retired === retired).map(stepOf);
  return { steps: of(false), retired: of(true) };
}

function stepOf({ key, label, definition, color, value }: Rating): Step {
  return { id: key, key, named: "saved", label, definition, color, value: value ?? null };
}

export function sent({ steps }: Scale): NewRatings {
  return {
    ratings: steps.map(({ key, label, definition, color, value }) => ({
      key: key.trim(),
      label: label.trim(),
      definition: definition.trim(),
      color: color.trim().toLowerCase(),
      value,
    })),
  };
}

export function isChanged(scale: Scale, from: Ratings): boolean {
  return JSON.stringify(sent(scale)) !== JSON.stringify(sent(scaleOf(from.items)));
}

export function added(scale: Scale, id: string): Scale {
  const key = proposedKey("", keysBut(scale, id));
  const step: Step = {
    id,
    key,
    named: "proposed",
    label: "",
    definition: "",
    color: NEW_COLOR,
    value: null,
  };
  return { ...scale, steps: [...scale.steps, step] };
}

export function changed(scale: Scale, id: string, part: Partial<Omit<Step, "id" | "named">>): Scale {
  return {
    ...scale,
    steps: scale.steps.map((step) => {
      if (step.id !== id) return step;
      if (part.key !== undefined) return { ...step, ...part, named: "typed" };
      const follows = part.label !== undefined && step.named === "proposed";
      return follows
        ? { ...step, ...part, key: proposedKey(part.label ?? "", keysBut(scale, id)) }
        : { ...step, ...part };
    }),
  };
}

export function moved(scale: Scale, id: string, by: -1 | 1): Scale {
  const from = scale.steps.findIndex((step) => step.id === id);
  const step = scale.steps[from];
  const to = from + by;
  if (!step || to < 0 || to >= scale.steps.length) return scale;
  return { ...scale, steps: scale.steps.toSpliced(from, 1).toSpliced(to, 0, step) };
}

/** An unsaved rating is removed at once, as no verdict has it. */
export function retired(scale: Scale, id: string): Scale {
  const step = scale.steps.find((one) => one.id === id);
  if (!step) return scale;
  return {
    steps: scale.steps.filter((one) => one !== step),
    retired: step.named === "saved" ? [...scale.retired, step] : scale.retired,
  };
}

export function broughtBack(scale: Scale, id: string): Scale {
  const step = scale.retired.find((one) => one.id === id);
  if (!step) return scale;
  return { steps: [...scale.steps, step], retired: scale.retired.filter((one) => one !== step) };
}

/** Small letters and _ alone, and no other rating's. */
function proposedKey(label: string, taken: ReadonlySet<string>): string {
  const letters = label
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z]+/g, "_")
    .replace(/^_+/, "");
  for (let n = 0; ; n++) {
    const ending = n === 0 ? "" : `_${[...String(n)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;
    const stem = letters.slice(0, KEY_LENGTH - ending.length).replace(/_+$/, "") || "rating";
    if (!taken.has(stem + ending)) return stem + ending;
  }
}

function keysBut(scale: Scale, id: string): ReadonlySet<string> {
  return new Set([...scale.steps, ...scale.retired].filter((step) => step.id !== id).map(({ key }) => key));
}

/** The server's faults ("ratings/2/label"), each at the step that was sent there. */
export function faultsOf(errors: Readonly<Record<string, string>>, steps: readonly Step[]): Faults {
  const faults: Record<string, Partial<Record<StepField, string>>> = {};
  for (const [pointer, detail] of Object.entries(errors)) {
    const [, place, field] = /^ratings\/(\d+)\/(key|label|definition|color|value)$/.exec(pointer) ?? [];
    const step = steps[Number(place)];
    if (step && field) faults[step.id] = { ...faults[step.id], [field]: detail };
  }
  return faults;
}

export type Difference =
  | { what: "added" | "retired" | "changed"; label: string }
  | { what: "renamed"; label: string; to: string }
  | { what: "order" };

/** The differences of a colleague's version of the scale. */
export function differences(was: readonly Rating[], is: readonly Rating[]): Difference[] {
  const before = scaleOf(was).steps;
  const after = scaleOf(is).steps;
  const found: Difference[] = [];
  for (const step of after) {
    const old = before.find(({ key }) => key === step.key);
    if (!old) found.push({ what: "added", label: step.label });
    else if (old.label !== step.label) found.push({ what: "renamed", label: old.label, to: step.label });
    else if (JSON.stringify(old) !== JSON.stringify(step)) found.push({ what: "changed", label: step.label });
  }
  for (const { key, label } of before)
    if (!after.some((step) => step.key === key)) found.push({ what: "retired", label });
  const kept = (steps: readonly Step[], others: readonly Step[]) =>
    steps.filter(({ key }) => others.some((other) => other.key === key)).map(({ key }) => key);
  if (kept(before, after).join() !== kept(after, before).join()) found.push({ what: "order" });
  return found;
}

/** What the picture that is shared with a verdict has no room or no contrast for; its label is white on the colour. */
export function cardFaults({ label, color }: Pick<Step, "label" | "color">): ("pale" | "wide")[] {
  const found: ("pale" | "wide")[] = [];
  if (isColor(color) && 1.05 / (luminance(color) + 0.05) < 3) found.push("pale");
  if ([...label.trim()].length > CARD_LETTERS) found.push("wide");
  return found;
}

/** Bold letters of 64 px on 1200 px. */
const CARD_LETTERS = 26;

export function isColor(color: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(color);
}

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
