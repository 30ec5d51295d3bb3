// The question before a merge: which of two claims remains.
import { Stack, Text } from "@mantine/core";
import { sentence } from "../../../api/problem";
import type { ClaimFile, ClaimSummary } from "../../../api/types";
import { t } from "../../../texts";
import { Form } from "../../../ui/forms/form";
import { Day } from "../../../ui/marks/moment";
import { StateChip } from "../marks";
import { useMerge, useMergeReport } from "./data";
import classes from "./merge-question.module.css";

export type Follow = (from: string, to: ClaimFile) => void;
type Props = {
  claim: ClaimFile;
  other: ClaimSummary;
  /** Leads from a claim that is gone to the one in its place. */
  onFollow: Follow;
  onDone: () => void;
  onCancel: () => void;
};

export function MergeQuestion({ claim, other, onFollow, onDone, onCancel }: Props) {
  const merge = useMerge();
  const told = useMergeReport();
  const [remains, goes] = byAge(claim, other);
  const submit = () =>
    merge.mutate(
      { claim, input: { with: other.id } },
      {
        onSuccess: (file) => {
          // Somebody at the claim that remains stays there, also when the merge is undone.
          told(t.merges.merged, [claim.id, other.id], file, (back) => {
            if (file.id !== claim.id) onFollow(file.id, back);
          });
          onDone();
          onFollow(claim.id, file);
        },
      },
    );
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      submit={t.merges.merge}
      busy={merge.isPending}
      failure={merge.error ? sentence(merge.error) : null}
      onCancel={onCancel}
    >
      <Stack gap="sm">
        <One heading={t.merges.remains} claim={remains} />
        <One heading={t.merges.goes} claim={goes} />
        <Text size="sm">{t.merges.mergeHelp}</Text>
      </Stack>
    </Form>
  );
}

function One({ heading, claim }: { heading: string; claim: ClaimSummary }) {
  const { article } = claim;
  return (
    <section className={classes.one} aria-label={heading}>
      <h3>{heading}</h3>
      <p dir="auto">{claim.statement}</p>
      <p className={classes.about}>
        <bdi>{article.outlet ?? article.title ?? t.common.untitled}</bdi>
        {article.published_at ? <Day at={article.published_at} /> : null}
        <StateChip state={claim.state} />
      </p>
      {claim.published && claim.published.standing !== "retracted" ? (
        <p className={classes.about}>{t.merges.hasPublic}</p>
      ) : null}
    </section>
  );
}

/** The claim that was found first, and the other one. */
function byAge<One extends Pick<ClaimSummary, "id" | "created_at">>(one: One, other: One): [One, One] {
  const age = ({ created_at, id }: One) => `${created_at} ${id}`;
  return age(one) <= age(other) ? [one, other] : [other, one];
}
