// The spellings of a claimant: add, remove, make a record of one.
import { TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ClaimantFile } from "../../../api/types";
import { t } from "../../../texts";
import { QuietButton } from "../../../ui/controls/buttons";
import { report, sayDone, sayFailed } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import classes from "./claimants.module.css";
import { useAddSpelling, useRemoveSpelling, useSplitClaimant } from "./data";

type Props = { claimant: ClaimantFile; mayChange: boolean };

export function Spellings({ claimant, mayChange }: Props) {
  const remove = useRemoveSpelling(claimant.id);
  const split = useSplitClaimant(claimant);
  const navigate = useNavigate();
  return (
    <section aria-label={t.claimants.spellings}>
      <h2>{t.claimants.spellings}</h2>
      <p className="muted">{t.claimants.spellingsLead}</p>
      <ul className={classes.list}>
        {claimant.spellings.map((spelling) => (
          <li key={spelling.id} className={classes.entry}>
            <span className={classes.name}>
              <bdi>{spelling.name}</bdi>
              {spelling.from ? <span className={classes.about}>{t.claimants.fromMerge}</span> : null}
            </span>
            {mayChange && !spelling.is_name ? (
              <span className={classes.actions}>
                <QuietButton
                  aria-label={t.claimants.splitSpelling(spelling.name)}
                  onClick={() =>
                    split.mutate(spelling.id, {
                      onSuccess: ({ id }) => {
                        sayDone(t.claimants.splitDone);
                        void navigate({ to: "/editor/claimants/$claimantId", params: { claimantId: id } });
                      },
                      onError: sayFailed,
                    })
                  }
                >
                  {t.claimants.split}
                </QuietButton>
                <QuietButton
                  aria-label={t.claimants.removeSpelling(spelling.name)}
                  onClick={() => remove.mutate(spelling.id, report(t.claimants.spellingRemoved))}
                >
                  {t.claimants.remove}
                </QuietButton>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? <NewSpelling id={claimant.id} /> : null}
    </section>
  );
}

function NewSpelling({ id }: { id: string }) {
  const add = useAddSpelling();
  const { form, frame } = useSendForm({
    subject: null,
    start: { name: "" },
    again: true,
    send: ({ name }) => add.mutateAsync({ id, name }),
    onSent: () => sayDone(t.claimants.spellingAdded),
  });
  return (
    <Form {...frame} label={t.claimants.addSpelling} submit={t.claimants.addSpelling} align="flex-start">
      <TextInput label={t.claimants.newSpelling} required maxLength={200} {...form.getInputProps("name")} />
    </Form>
  );
}
