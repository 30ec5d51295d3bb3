// Sample claims for component tests.
import type { ActionName, ClaimFile, Rating, Revision } from "../src/api/types";

const ALL: ActionName[] = ["reword", "assign", "dismiss", "add_evidence", "withdraw_evidence", "save_draft", "submit"];
export const nadia = { id: "01890000-0000-7000-8000-000000000001", name: "Nadia" };
const at = "2026-03-18T09:00:00Z";
const article = {
  id: "01890000-0000-7000-8000-00000000000a",
  title: "Bridge reopens",
  outlet: "Velka Daily",
  version: 1,
};

export function claimFile(version: number, change: Partial<ClaimFile> = {}): ClaimFile {
  return {
    id: "01890000-0000-7000-8000-0000000000c1",
    version,
    etag: `"${version}"`,
    statement: "214 people were killed in Korda.",
    statement_is_machine: true,
    also_in: 0,
    machine_statement: "214 people were killed in Korda.",
    quote: "214 people were killed",
    span: { start: 0, end: 22 },
    article,
    kind: "casualties",
    check_worthiness: 0.9,
    priority: 900,
    pinned: false,
    topics: [],
    grade: "must_check",
    claimant: { name: "Irena Malko", voice: "direct", verb: "said" },
    state: "in_review",
    assignee: nadia,
    evidence_count: 0,
    created_at: at,
    updated_at: at,
    reasons: [{ code: "casualty_figure", signal: "casualty figure", text: "214 people", weight: 2 }],
    ambiguities: [],
    ambiguity_codes: [],
    appearances: [],
    appearance_count: 0,
    merged: [],
    evidence: [],
    origins: 0,
    replies: [],
    verdict: {},
    actions: ALL.map((name) => ({ name, allowed: true })),
    ...change,
  };
}

export function draft(summary: string) {
  return { rating: "true", summary, rationale: "", notice: "", ticked: [], by: nadia, saved_at: at };
}

/** A submitted verdict by Nadia. */
export function revision(change: Partial<Revision> = {}): Revision {
  return {
    number: 1,
    rating: { key: "true", label: "True", value: 5, color: "#1b7f3b" },
    summary: "The register holds 214 names.",
    rationale: "It lists **214 names**.",
    rationale_html: "<p>It lists <strong>214 names</strong>.</p>",
    as_of: at,
    author: nadia,
    submitted_at: at,
    checklist: [],
    decisions: [],
    ...change,
  };
}

export const RATINGS: Rating[] = [
  {
    key: "true",
    label: "True",
    definition: "Right in every part.",
    color: "#1b7f3b",
    retired: false,
    value: 5,
  },
  {
    key: "false",
    label: "False",
    definition: "Contradicted by evidence.",
    color: "#b3261e",
    retired: false,
    value: 1,
  },
];
