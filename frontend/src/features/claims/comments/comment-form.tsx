// The form of a comment: a new one, a reply, an edit.

import { Button, Group, MultiSelect, Stack } from "@mantine/core";
import { type Ref, useState } from "react";
import type { Comment, Person } from "../../../api/types";
import type { Range } from "../../../lib/text/code-points";
import { keysOf } from "../../../lib/words/shortcuts";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Restored } from "../../../ui/forms/restored";
import { useSendForm } from "../../../ui/forms/use-form";
import classes from "./comments.module.css";
import { useAddComment, useEditComment } from "./data";
import { namedIn } from "./mention";
import { MentionField } from "./mention-field";

/** Words of the claim's article, in code points of that version. */
export type Words = { article_id: string; version: number; span: Range; quote: string };

type Said = { text: string; mentions: string[] };
type FormProps = {
  claim: string;
  people: readonly Person[];
  me: string;
  label: string;
  field?: Ref<HTMLTextAreaElement>;
  /** Opened to write in it at once. */
  begin: boolean;
  onDone?: (() => void) | undefined;
};

const EMPTY: Said = { text: "", mentions: [] };

/** The name of a comment's draft on the device. */
export function commentSubject(claim: string, parent?: string, about?: Words | null): string {
  if (parent) return `comment/${claim}/${parent}`;
  return about ? `comment/${claim}/${about.version}/${about.span.start}-${about.span.end}` : `comment/${claim}`;
}

/** The name of the draft of an edit. */
export function editSubject(comment: Comment): string {
  return `comment/${comment.claim_id}/edit/${comment.id}`;
}

export function NewCommentForm({
  parent,
  about = null,
  ...rest
}: FormProps & { parent?: string; about?: Words | null }) {
  const add = useAddComment(rest.claim);
  return (
    <Writing
      {...rest}
      subject={commentSubject(rest.claim, parent, about)}
      start={EMPTY}
      send={({ text, mentions }) =>
        add.mutateAsync({
          body: text,
          mentions,
          ...(parent ? { parent } : {}),
          ...(about ? { about: { version: about.version, span: about.span } } : {}),
        })
      }
      again
      about={about}
      say={t.comments.say}
    />
  );
}

/** An edit counts for the version that was opened: another one shows a failure and keeps the text. */
export function EditCommentForm({ comment, ...rest }: FormProps & { comment: Comment }) {
  const edit = useEditComment(rest.claim);
  const [seen] = useState(comment);
  return (
    <Writing
      {...rest}
      subject={editSubject(seen)}
      start={{ text: seen.body, mentions: seen.mentions }}
      send={({ text, mentions }) => edit.mutateAsync({ comment: seen, body: { body: text, mentions } })}
      about={null}
      say={t.comments.save}
    />
  );
}

type WritingProps = FormProps & {
  subject: string;
  start: Said;
  send: (said: Said) => Promise<unknown>;
  again?: boolean;
  about: Words | null;
  say: string;
};

function Writing(props: WritingProps) {
  const { people, me, subject, start, send, again = false, about, label, say, field, begin, onDone } = props;
  const { form, draft, frame } = useSendForm<Said, unknown>({
    subject,
    start,
    send: ({ text, mentions }) =>
      send({
        text: text.trim(),
        // A name may also be typed to its end, or have come with a draft.
        mentions: [...new Set([...mentions, ...namedIn(text, people)])].filter((id) => id !== me),
      }),
    again,
    onSent: () => onDone?.(),
  });
  const { text, mentions } = form.values;
  const others = people.filter((person) => person.id !== me);
  return (
    <form className="no-print" aria-label={label} onSubmit={frame.onSubmit}>
      <Stack gap={8}>
        <Restored draft={draft} onDiscard={frame.onDiscard} />
        {about ? (
          <blockquote dir="auto" className={classes.anchor}>
            {about.quote}
          </blockquote>
        ) : null}
        <MentionField
          label={about ? t.comments.onWords : label}
          description={`${t.comments.callHint} ${t.comments.markdown}`}
          autosize
          minRows={2}
          maxRows={12}
          autoFocus={begin && !draft.restored}
          aria-keyshortcuts={field ? keysOf("comment") : undefined}
          dir="auto"
          people={others}
          value={text}
          onText={(typed) => form.setFieldValue("text", typed)}
          onMention={(id) => form.setFieldValue("mentions", (old) => (old.includes(id) ? old : [...old, id]))}
          field={field}
          error={frame.failure ? t.comments.kept(frame.failure) : null}
        />
        <Group gap="xs" align="flex-end">
          <MultiSelect
            aria-label={t.comments.call}
            placeholder={mentions.length > 0 ? undefined : t.comments.call}
            data={others.map((person) => ({ value: person.id, label: person.name }))}
            searchable
            size="xs"
            className={classes.mentions}
            {...form.getInputProps("mentions")}
          />
          <Button type="submit" size="compact-sm" loading={frame.busy} disabled={text.trim() === ""}>
            {say}
          </Button>
          {onDone ? <SmallButton onClick={onDone}>{t.comments.cancel}</SmallButton> : null}
        </Group>
      </Stack>
    </form>
  );
}
