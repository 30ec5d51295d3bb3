// Kind, state and check-worthiness marks with an explanation.
import type { ClaimSummary, Kind, State } from "../../../api/types";
import { KINDS } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { Explained } from "../../../ui/marks/explained";
import { GradeMark, KindMark, StateChip } from "../marks";

export function ExplainedKind({ kind }: { kind: Kind }) {
  return (
    <Explained means={KINDS[kind].meaning}>
      <KindMark kind={kind} filled />
    </Explained>
  );
}

export function ExplainedState({ state }: { state: State }) {
  return (
    <Explained means={t.glossary.stateMeanings[state]}>
      <StateChip state={state} />
    </Explained>
  );
}

export function ExplainedGrade({ grade }: { grade: ClaimSummary["grade"] }) {
  return (
    <Explained means={t.glossary.gradeMeanings[grade]}>
      <GradeMark grade={grade} />
    </Explained>
  );
}
