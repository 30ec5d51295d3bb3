// The menu of likely duplicates: merge, keep apart, split.

import { Group, Menu, Modal, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconArrowMerge, IconArrowsSplit2, IconDots } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ClaimFile, ClaimSummary, Kind } from "../../../api/types";
import { KINDS, kinds, permitted } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { ActionButton } from "../../../ui/controls/action-button";
import { QuietButton, SmallButton } from "../../../ui/controls/buttons";
import { report, sayDone, sayFailed } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { similarQuery, useSplit, useUnmerge, useUnsplit } from "./data";
import classes from "./merge-menu.module.css";
import { type Follow, MergeQuestion } from "./merge-question";

type Props = { claim: ClaimFile; onFollow: Follow };

export function MergeMenu({ claim, onFollow }: Props) {
  const [asking, setAsking] = useState<"merge" | "split" | null>(null);
  const unmerge = useUnmerge();
  const mayMerge = permitted(claim, "merge")?.allowed ?? false;
  const maySplit = permitted(claim, "split")?.allowed ?? false;
  const close = () => setAsking(null);
  if (claim.merged_into)
    return (
      <Group gap="xs">
        <Text size="sm">
          <Link to="/claims/$claimId" params={{ claimId: claim.merged_into }}>
            {t.merges.part}
          </Link>
        </Text>
        <ActionButton
          permitted={permitted(claim, "unmerge")}
          size="compact-sm"
          variant="default"
          loading={unmerge.isPending}
          onClick={() => unmerge.mutate({ claim, input: null }, report(t.merges.undone))}
        >
          {t.merges.undo}
        </ActionButton>
      </Group>
    );
  if (!mayMerge && !maySplit) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <QuietButton>
            <IconDots size={16} aria-hidden="true" />
            <span className="visually-hidden">{t.merges.title}</span>
          </QuietButton>
        </Menu.Target>
        <Menu.Dropdown>
          {mayMerge ? (
            <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => setAsking("merge")}>
              {t.merges.sameAs}
            </Menu.Item>
          ) : null}
          {maySplit ? (
            <Menu.Item leftSection={<IconArrowsSplit2 size={16} />} onClick={() => setAsking("split")}>
              {t.merges.twoThings}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asking === "merge"} onClose={close} title={t.merges.mergeTitle} size="lg">
        <MergeForm claim={claim} onFollow={onFollow} onDone={close} />
      </Modal>
      <Modal opened={asking === "split"} onClose={close} title={t.merges.splitTitle}>
        <SplitForm claim={claim} onFollow={onFollow} onDone={close} />
      </Modal>
    </>
  );
}

/** Searches for the other claim, then asks. */
function MergeForm({ claim, onFollow, onDone }: { claim: ClaimFile; onFollow: Follow; onDone: () => void }) {
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<ClaimSummary | null>(null);
  const { data: found = [] } = useQuery(similarQuery(words));
  const others = found.filter((other) => other.id !== claim.id && !other.merged_into);
  if (chosen)
    return (
      <>
        <Text size="sm" mb="sm">
          {t.merges.ask}
        </Text>
        <MergeQuestion
          claim={claim}
          other={chosen}
          onFollow={onFollow}
          onDone={onDone}
          onCancel={() => setChosen(null)}
        />
      </>
    );
  return (
    <Stack gap="sm">
      <TextInput
        label={t.merges.words}
        data-autofocus
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ul className={classes.found}>
        {others.map((other) => (
          <li key={other.id}>
            <span>
              <bdi>{other.statement}</bdi>
              <Text dir="auto" size="xs" c="dimmed">
                {other.article.outlet ?? other.article.title ?? t.common.untitled}
              </Text>
            </span>
            <SmallButton aria-label={t.merges.chooseNamed(other.statement)} onClick={() => setChosen(other)}>
              {t.merges.choose}
            </SmallButton>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

type SplitProps = { claim: ClaimFile; onFollow: Follow; onDone: () => void };

function SplitForm({ claim, onFollow, onDone }: SplitProps) {
  const split = useSplit();
  const unsplit = useUnsplit();
  const undo = (made: ClaimFile) =>
    // The form is gone by then.
    unsplit.mutateAsync({ claim: made, input: { reason: "duplicate", note: null } }).then(() => {
      sayDone(t.merges.unsplit);
      onFollow(made.id, claim);
    }, sayFailed);
  const { form, frame } = useSendForm<{ statement: string; kind: Kind }, ClaimFile>({
    subject: `split/${claim.id}`,
    start: { statement: "", kind: claim.kind },
    send: ({ statement, kind }) => split.mutateAsync({ claim, input: { statement: statement.trim(), kind } }),
    onSent: (file) => {
      sayDone(t.merges.made, () => void undo(file));
      onDone();
      onFollow(claim.id, file);
    },
  });
  return (
    <Form {...frame} submit={t.merges.make} disabled={form.values.statement.trim() === ""}>
      <Text size="sm">{t.common.quoted(claim.statement)}</Text>
      <Textarea
        label={t.merges.statement}
        description={t.merges.statementHelp}
        autosize
        minRows={2}
        data-autofocus
        {...form.getInputProps("statement")}
      />
      <Select
        label={t.merges.kind}
        data={kinds().map((value) => ({ value, label: KINDS[value].label }))}
        allowDeselect={false}
        {...form.getInputProps("kind")}
      />
    </Form>
  );
}
