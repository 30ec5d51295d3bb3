// The merge of a claimant's record into another: search, both side by side, merge.
import { Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentence } from "../../../api/problem";
import type { ClaimantEntry, ClaimantFile } from "../../../api/types";
import { count } from "../../../lib/words/words";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { SearchField } from "../../../ui/controls/search-field";
import { sayDone } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import classes from "./claimants.module.css";
import { claimantsQuery, useMergeClaimants } from "./data";

type Props = { claimant: ClaimantFile; onDone: (id: string) => void; onCancel: () => void };

export function MergeClaimant({ claimant, onDone, onCancel }: Props) {
  const [words, setWords] = useState("");
  const [other, setOther] = useState<ClaimantEntry | null>(null);
  const found = useInfiniteQuery(claimantsQuery(words));
  const merge = useMergeClaimants(claimant);
  const others = (found.data?.pages[0]?.items ?? []).filter(({ id }) => id !== claimant.id).slice(0, 8);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (other)
          merge.mutate(other.id, {
            onSuccess: ({ id }) => {
              sayDone(t.claimants.mergeDone);
              onDone(id);
            },
          });
      }}
      label={t.claimants.merge}
      submit={t.claimants.mergeDo}
      busy={merge.isPending}
      disabled={other === null}
      failure={merge.error ? sentence(merge.error) : null}
      onCancel={onCancel}
    >
      <Stack gap="sm">
        <SearchField
          label={t.claimants.mergeSearch}
          placeholder={t.claimants.searchHint}
          value={words}
          onChange={setWords}
        />
        <ul className={classes.list}>
          {others.map((one) => (
            <li key={one.id} className={classes.entry}>
              <span className={classes.name}>
                <bdi>{one.name}</bdi>
              </span>
              <SmallButton aria-label={t.claimants.mergeChooseNamed(one.name)} onClick={() => setOther(one)}>
                {t.claimants.mergeChoose}
              </SmallButton>
            </li>
          ))}
        </ul>
        {other ? (
          <div className={classes.pair}>
            <One
              heading={t.claimants.mergeGoes}
              name={claimant.name}
              claims={claimant.claim_count}
              verdicts={claimant.verdict_count}
            />
            <One
              heading={t.claimants.mergeRemains}
              name={other.name}
              claims={other.claims + claimant.claim_count}
              verdicts={other.verdicts + claimant.verdict_count}
            />
          </div>
        ) : null}
        <Text size="sm">{t.claimants.mergeHelp}</Text>
      </Stack>
    </Form>
  );
}

type OneProps = { heading: string; name: string; claims: number; verdicts: number };

function One({ heading, name, claims, verdicts }: OneProps) {
  return (
    <section className={classes.card} aria-label={heading}>
      <h3>{heading}</h3>
      <p>
        <strong dir="auto">{name}</strong>
      </p>
      <p>{count(claims, t.claimants.claims)}</p>
      <p>{count(verdicts, t.claimants.verdicts)}</p>
    </section>
  );
}
