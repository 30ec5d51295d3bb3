// Who keeps what, when two people changed the same fields?
import { Button, Group, Modal } from "@mantine/core";
import type { FieldMerge } from "../lib/merge";
import { fieldLabel } from "../lib/vocabulary";
import classes from "./conflict-dialog.module.css";

type Props = {
  fields: readonly FieldMerge[] | null;
  by?: string | null;
  busy?: boolean;
  shown?: (field: string, value: string) => string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
};

export function ConflictDialog({
  fields,
  by,
  busy = false,
  shown = (_, value) => value,
  onKeepMine,
  onTakeTheirs,
  onClose,
}: Props) {
  const changed = fields?.filter((field) => field.verdict !== "same") ?? [];
  return (
    <Modal
      opened={fields !== null}
      onClose={onClose}
      size="xl"
      title="This changed while you were writing. Yours is kept."
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Theirs{by ? ` (${by})` : ""}</th>
            <th scope="col">Mine</th>
          </tr>
        </thead>
        <tbody>
          {changed.map((field) => (
            <tr key={field.field}>
              <th scope="row">{fieldLabel(field.field)}</th>
              <td data-changed={field.verdict !== "mine" || undefined}>
                {field.theirs ? shown(field.field, field.theirs) : <span className="muted">empty</span>}
              </td>
              <td data-changed={field.verdict !== "theirs" || undefined}>
                {field.mine ? shown(field.field, field.mine) : <span className="muted">empty</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        Keeping yours puts what you changed on top of theirs; fields that only they changed stay theirs. Their
        text stays in the history.
      </p>
      <Group justify="flex-end" mt="md">
        <Button variant="subtle" onClick={onClose}>
          Go on writing
        </Button>
        <Button variant="default" onClick={onTakeTheirs} disabled={busy}>
          Take theirs
        </Button>
        <Button onClick={onKeepMine} loading={busy} data-autofocus>
          Keep mine on top of theirs
        </Button>
      </Group>
    </Modal>
  );
}
