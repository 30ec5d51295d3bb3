// Archiving and removing an article, and the note on an archived one.
import { Menu, Modal, Text } from "@mantine/core";
import { IconArchive, IconDots, IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { sentence } from "../../../../api/problem";
import type { Article } from "../../../../api/types";
import { t } from "../../../../texts";
import { TextButton } from "../../../../ui/controls/buttons";
import { sayDone, sayFailed } from "../../../../ui/feedback/say";
import { Form } from "../../../../ui/forms/form";
import { Moment } from "../../../../ui/marks/moment";
import { phrase } from "../../../../ui/phrase";
import { useArchive, useRemoveArticle } from "../../actions";
import classes from "./archive-article.module.css";

/** The menu of what ends the work with an article. */
export function ArchiveMenu({ article, mayRemove }: { article: Article; mayRemove: boolean }) {
  const { archive, isPending } = useArchiving(article.id);
  const [removing, setRemoving] = useState(false);
  if (article.archived_at && !mayRemove) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <TextButton loading={isPending}>
            <IconDots size={16} aria-hidden="true" />
            <span className="visually-hidden">{t.archive.menu}</span>
          </TextButton>
        </Menu.Target>
        <Menu.Dropdown>
          {article.archived_at ? null : (
            <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => archive(true)}>
              {t.archive.archive}
            </Menu.Item>
          )}
          {mayRemove ? (
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setRemoving(true)}>
              {t.archive.removeAsk}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={removing} onClose={() => setRemoving(false)} title={t.archive.removeTitle}>
        <Removal id={article.id} onCancel={() => setRemoving(false)} />
      </Modal>
    </>
  );
}

/** Says that an article is archived, with the way back. */
export function ArchivedNote({ article }: { article: Article }) {
  const { archive, isPending } = useArchiving(article.id);
  if (!article.archived_at) return null;
  return (
    <p className={classes.note} role="note">
      <IconArchive size={16} aria-hidden="true" />
      <span>{phrase(t.archive.since(<Moment key="at" at={article.archived_at} />))}</span>
      <TextButton loading={isPending} onClick={() => archive(false)}>
        {t.archive.back}
      </TextButton>
    </p>
  );
}

function useArchiving(id: string) {
  const { mutateAsync, isPending } = useArchive(id);
  const set = (archived: boolean, undo: boolean) =>
    mutateAsync(archived).then(
      () =>
        sayDone(archived ? t.archive.done : t.archive.backDone, undo ? () => void set(!archived, false) : undefined),
      sayFailed,
    );
  return { archive: (archived: boolean) => void set(archived, true), isPending };
}

function Removal({ id, onCancel }: { id: string; onCancel: () => void }) {
  const navigate = useNavigate();
  const remove = useRemoveArticle(id);
  const submit = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        sayDone(t.archive.removed);
        void navigate({ to: "/articles", search: {} });
      },
    });
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      submit={t.archive.remove}
      color="red"
      busy={remove.isPending}
      failure={remove.error ? sentence(remove.error) : null}
      onCancel={onCancel}
    >
      <Text size="sm">{t.archive.removeHelp}</Text>
    </Form>
  );
}
