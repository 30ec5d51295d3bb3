// Does this claim say the same as another, or two things at once?
import { Button, Group, Menu, Modal, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconArrowMerge, IconArrowsSplit2, IconDots } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentence } from "../../api/problem";
import type { ClaimFile, Kind } from "../../api/types";
import { isKind, KINDS, kinds, permitted } from "../../lib/vocabulary";
import { ActionButton } from "../../ui/action-button";
import { sayDone, sayFailed } from "../../ui/say";
import { useMerge, useSplit, useUnmerge } from "./actions";
import classes from "./merge-menu.module.css";
import { similarQuery } from "./queries";

type Props = { claim: ClaimFile; onOpen: (claim: string, article: string) => void };

export function MergeMenu({ claim, onOpen }: Props) {
  const [asking, setAsking] = useState<"merge" | "split" | null>(null);
  const unmerge = useUnmerge();
  const mayMerge = permitted(claim, "merge")?.allowed ?? false;
  const maySplit = permitted(claim, "split")?.allowed ?? false;
  const opened = (file: ClaimFile) => {
    setAsking(null);
    onOpen(file.id, file.article.id);
  };
  if (claim.merged_into)
    return (
      <Group gap="xs">
        <Text size="sm">Part of an older claim that says the same.</Text>
        <ActionButton
          permitted={permitted(claim, "unmerge")}
          size="compact-sm"
          variant="default"
          loading={unmerge.isPending}
          onClick={() =>
            unmerge.mutate(
              { claim, input: null },
              { onSuccess: () => sayDone("A claim of its own again."), onError: sayFailed },
            )
          }
        >
          Undo the merge
        </ActionButton>
      </Group>
    );
  if (!mayMerge && !maySplit) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-xs" className="no-print">
            <IconDots size={16} aria-hidden="true" />
            <span className="visually-hidden">Merge or split</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayMerge ? (
            <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => setAsking("merge")}>
              Says the same as another…
            </Menu.Item>
          ) : null}
          {maySplit ? (
            <Menu.Item leftSection={<IconArrowsSplit2 size={16} />} onClick={() => setAsking("split")}>
              Says two things…
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking === "merge"}
        onClose={() => setAsking(null)}
        title="Which claim says the same?"
        size="lg"
      >
        <MergeForm claim={claim} onDone={opened} />
      </Modal>
      <Modal opened={asking === "split"} onClose={() => setAsking(null)} title="Make a claim of a part">
        <SplitForm claim={claim} onDone={opened} />
      </Modal>
    </>
  );
}

function MergeForm({ claim, onDone }: { claim: ClaimFile; onDone: (file: ClaimFile) => void }) {
  const merge = useMerge();
  const [words, setWords] = useState("");
  const { data: found = [] } = useQuery(similarQuery(words));
  const others = found.filter((other) => other.id !== claim.id && !other.merged_into);
  return (
    <Stack gap="sm">
      <Text size="sm">
        The older of the two keeps its verdict and gets the places and the evidence of the younger. This can
        be undone.
      </Text>
      <TextInput
        label="Words of the other claim"
        data-autofocus
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={merge.error ? sentence(merge.error) : null}
      />
      <ul className={classes.found}>
        {others.map((other) => (
          <li key={other.id}>
            <span>
              {other.statement}
              <Text size="xs" c="dimmed">
                {other.article.outlet ?? other.article.title ?? "Untitled"}
              </Text>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              loading={merge.isPending}
              onClick={() =>
                merge.mutate(
                  { claim, input: { with: other.id } },
                  {
                    onSuccess: (file) => {
                      sayDone("Merged: this is the older of the two.");
                      onDone(file);
                    },
                  },
                )
              }
            >
              Merge
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function SplitForm({ claim, onDone }: { claim: ClaimFile; onDone: (file: ClaimFile) => void }) {
  const split = useSplit();
  const [statement, setStatement] = useState("");
  const [kind, setKind] = useState<Kind>(claim.kind);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (statement.trim() === "") return;
        split.mutate(
          { claim, input: { statement: statement.trim(), kind } },
          {
            onSuccess: (file) => {
              sayDone("Made: the part is a claim of its own.");
              onDone(file);
            },
          },
        );
      }}
    >
      <Stack gap="sm">
        <Text size="sm">“{claim.statement}”</Text>
        <Textarea
          label="Statement of the part"
          description="Self-contained, in one sentence. It stands at the same place in the article."
          autosize
          minRows={2}
          data-autofocus
          value={statement}
          onChange={(event) => setStatement(event.currentTarget.value)}
          error={split.error ? sentence(split.error) : null}
        />
        <Select
          label="Kind"
          data={kinds().map((value) => ({ value, label: KINDS[value].label }))}
          value={kind}
          onChange={(value) => {
            if (value && isKind(value)) setKind(value);
          }}
          allowDeselect={false}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={split.isPending} disabled={statement.trim() === ""}>
            Make a claim of it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
