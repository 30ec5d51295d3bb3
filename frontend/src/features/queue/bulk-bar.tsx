// What is to be done with all the claims that are ticked?
import { Button, Group, Menu, Modal, Select, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { sentence } from "../../api/problem";
import type { BulkChange, DismissalReason, Person } from "../../api/types";
import { fromLocalInput } from "../../lib/times";
import { DISMISSALS } from "../../lib/vocabulary";
import { count } from "../../lib/words";
import { sayDone, sayFailed, sayRefused } from "../../ui/say";
import { useBulk } from "./actions";
import classes from "./bulk-bar.module.css";

type Props = { ids: readonly string[]; people: readonly Person[]; me: string; onDone: () => void };
type Asking = "dismiss" | "topics" | "due" | null;

export function BulkBar({ ids, people, me, onDone }: Props) {
  const bulk = useBulk();
  const [asking, setAsking] = useState<Asking>(null);
  const run = (change: BulkChange) =>
    bulk.mutate(change, {
      onSuccess: ({ outcomes }) => {
        const done = outcomes.filter((outcome) => outcome.status === 200).length;
        if (done > 0) sayDone(`${count(done, "claim", "claims")} changed.`);
        const refused = outcomes.filter((outcome) => outcome.status !== 200);
        const [first] = refused;
        if (first) sayRefused(`${count(refused.length, "claim", "claims")} not changed: ${first.detail}`);
        setAsking(null);
        onDone();
      },
      onError: sayFailed,
    });
  const all = [...ids];
  return (
    <section className={classes.bar} aria-label="Ticked claims">
      <span>{count(ids.length, "claim", "claims")} ticked</span>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" variant="default" loading={bulk.isPending}>
            Assign to…
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
          {people.map((person) => (
            <Menu.Item
              key={person.id}
              onClick={() => run({ action: "assign", ids: all, assignee: person.id })}
            >
              {person.name}
              {person.id === me ? " (me)" : ""}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="compact-sm" variant="default" onClick={() => run({ action: "release", ids: all })}>
        Release
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsking("topics")}>
        Topics…
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsking("due")}>
        Due…
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsking("dismiss")}>
        Dismiss…
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
        Untick
      </Button>
      <Modal opened={asking === "dismiss"} onClose={() => setAsking(null)} title="Dismiss the ticked claims">
        <DismissMany onRun={(reason, note) => run({ action: "dismiss", ids: all, reason, note })} />
      </Modal>
      <Modal opened={asking === "topics"} onClose={() => setAsking(null)} title="Topics of the ticked claims">
        <TopicsOfMany onRun={(add, remove) => run({ action: "topics", ids: all, add, remove })} />
      </Modal>
      <Modal opened={asking === "due"} onClose={() => setAsking(null)} title="When are they due?">
        <DueForm onRun={(due_at) => run({ action: "due", ids: all, due_at })} />
      </Modal>
      {bulk.error ? <span role="alert">{sentence(bulk.error)}</span> : null}
    </section>
  );
}

function DismissMany({ onRun }: { onRun: (reason: DismissalReason, note: string | null) => void }) {
  const [reason, setReason] = useState<DismissalReason>("not_checkable");
  const [note, setNote] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRun(reason, note.trim() || null);
      }}
    >
      <Select
        label="Reason"
        data={Object.entries(DISMISSALS).map(([value, label]) => ({ value, label }))}
        value={reason}
        onChange={(value) => {
          if (value && isReason(value)) setReason(value);
        }}
        allowDeselect={false}
      />
      <TextInput label="Note" mt="sm" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <Group justify="flex-end" mt="sm">
        <Button type="submit">Dismiss</Button>
      </Group>
    </form>
  );
}

function TopicsOfMany({ onRun }: { onRun: (add: string[], remove: string[]) => void }) {
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRun(add, remove);
      }}
    >
      <TagsInput
        label="Add"
        description="Press Enter after each."
        value={add}
        onChange={setAdd}
        data-autofocus
      />
      <TagsInput label="Take out" mt="sm" value={remove} onChange={setRemove} />
      <Group justify="flex-end" mt="sm">
        <Button type="submit" disabled={add.length + remove.length === 0}>
          Change
        </Button>
      </Group>
    </form>
  );
}

function DueForm({ onRun }: { onRun: (due: string | null) => void }) {
  const [due, setDue] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRun(fromLocalInput(due));
      }}
    >
      <TextInput
        label="Due"
        description="Empty takes the date out."
        type="datetime-local"
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="sm">
        <Button type="submit">Save</Button>
      </Group>
    </form>
  );
}

function isReason(value: string): value is DismissalReason {
  return Object.hasOwn(DISMISSALS, value);
}
