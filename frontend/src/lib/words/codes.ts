// The server's codes in the language of the page. A code without a text does not compile.
import type {
  Action,
  Ambiguity,
  Conflict,
  EndReason,
  EventField,
  EventKind,
  FieldFault,
  InsightColumn,
  InsightLabel,
  InsightTable,
  Notification,
  Reason,
  Refusal,
} from "../../api/types";
import { t } from "../../texts";
import { clock, full } from "./times";
import { capitalised } from "./words";

/** A text for each code: fixed, or made from the parameters of the code. */
type Sentences<Coded extends { code: string }> = {
  [Code in Coded["code"]]:
    | string
    | (Extract<Coded, { code: Code }> extends { params: infer Params } ? (params: Params) => string : never);
};

const REFUSALS = t.codes.refusals satisfies Sentences<Refusal>;
const CONFLICTS = t.codes.conflicts satisfies Sentences<Conflict>;
const FAULTS = t.codes.faults satisfies Sentences<FieldFault>;
const EVENTS = t.codes.events satisfies Record<EventKind, string>;
const TOPICS = t.codes.topics satisfies Record<Notification["kind"], string>;
const ENDS = t.codes.ends satisfies Record<EndReason, string>;
const FIELDS = t.codes.fields satisfies Record<EventField, string>;
const TABLES = t.codes.tables satisfies Record<InsightTable["key"], string>;
const COLUMNS = t.codes.columns satisfies Record<InsightColumn, string>;
const LABELS = t.codes.labels satisfies Record<InsightLabel, string>;
const SIGNALS = t.codes.signals satisfies Record<Reason["code"], string>;
const AMBIGUITIES = t.codes.ambiguities satisfies Record<Ambiguity["code"], unknown>;

/** A code with its parameters, as a problem or an action carries it. */
export type Coded = { code?: string | null; params?: unknown };

function sentence(texts: Record<string, unknown>, { code, params }: Coded): string | null {
  const text = code && Object.hasOwn(texts, code) ? texts[code] : null;
  if (typeof text === "string") return text;
  return typeof text === "function" ? text(params) : null;
}

/** Why something is refused; null for a code of another sort. */
export function refusalText(coded: Coded): string | null {
  const { code, params } = coded;
  if (code === "under_embargo") {
    const { until } = params as Extract<Refusal, { code: "under_embargo" }>["params"];
    return REFUSALS.under_embargo({ until: full(until) });
  }
  if (code === "held_by_another") {
    const held = params as Extract<Refusal, { code: "held_by_another" }>["params"];
    return REFUSALS.held_by_another({ ...held, until: clock(held.until) });
  }
  return sentence(REFUSALS, coded) ?? sentence(CONFLICTS, coded);
}

/** What is wrong with a field; null for a code that this page does not know. */
export function faultText(coded: Coded): string | null {
  return sentence(FAULTS, coded);
}

/** What happened, after the name of the person who did it. */
export function eventText(kind: EventKind): string {
  return EVENTS[kind];
}

/** What happened to a person, after the name of the person who did it. */
export function topicText(kind: Notification["kind"]): string {
  return TOPICS[kind];
}

/** Why a scheduled publication did not happen. */
export function endText(reason: EndReason): string {
  return ENDS[reason];
}

/** What a change is about, as a heading. */
export function fieldLabel(field: EventField): string {
  return capitalised(FIELDS[field]);
}

export function tableTitle(key: InsightTable["key"]): string {
  return TABLES[key];
}

export function columnTitle(column: InsightColumn): string {
  return capitalised(COLUMNS[column]);
}

/** A name in the first column of a table: a label's, or a person's, an outlet's, a day. */
export function labelText(name: string): string {
  return isLabel(name) ? LABELS[name] : name;
}

function isLabel(name: string): name is InsightLabel {
  return Object.hasOwn(LABELS, name);
}

export function signalText(code: Reason["code"]): string {
  return SIGNALS[code];
}

/** What a figure measures: a word of the analysis, or a noun of the article. */
export function measureText(measures: string): string {
  return t.codes.measures[measures] ?? measures;
}

export function ambiguityText({ code, words, name, text }: Ambiguity): string {
  const found = AMBIGUITIES[code];
  if (typeof found === "string") return found;
  return found === null ? text : found(words ?? "", name ?? "");
}

/** An action of a claim: whether the person may take it, and why not. */
export function permission(action: Action): { allowed: boolean; reason: string | null } {
  return { allowed: action.allowed, reason: refusalText(action.refusal ?? {}) ?? action.reason ?? null };
}
