// The comments on a claim.

import { Button, Group, MultiSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Ref, useEffect, useRef, useState } from "react";
import type { Comment, Person } from "../../../api/types";
import { keepInView } from "../../../lib/device/keep-in-view";
import type { Range } from "../../../lib/text/code-points";
import { writePlace } from "../../../lib/text/place";
import { keysOf } from "../../../lib/words/shortcuts";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { Lines } from "../../../ui/feedback/lines";
import { Failed } from "../../../ui/feedback/notice";
import { sayFailed } from "../../../ui/feedback/say";
import { useHasDraft } from "../../../ui/forms/draft";
import { Restored } from "../../../ui/forms/restored";
import { useSendForm } from "../../../ui/forms/use-form";
import { Moment } from "../../../ui/marks/moment";
import { copyLink } from "../../../ui/secrets/copy-link";
import classes from "./comments.module.css";
import { commentsQuery, useAddComment, useResolve } from "./data";
import { namedIn } from "./mention";
import { MentionField } from "./mention-field";

/** Words of the claim's article, in code points of that version. */
export type Words = { article_id: string; version: number; span: Range; quote: string };

type Props = { claim: string; people: readonly Person[]; me: string };
type CommentsProps = Props & {
  /** What the next comment is about. */
  about?: Words | null;
  onAbout?: (words: Words | null) => void;
  /** The comment that a link leads to. */
  marked?: string | undefined;
  /** Resolved threads are expanded too. */
  unfolded?: boolean;
  /** Called to show the words in the article text, also repeatedly. */
  onShow?: () => void;
  /** Focus the comment field at once. */
  begin?: boolean;
};

export function Comments(props: CommentsProps) {
  const { claim, people, me, about = null, onAbout, marked, unfolded = false, onShow, begin = false } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useShortcut("comment", () => field.current?.focus());
  const query = useQuery(commentsQuery(claim));
  const comments = query.data ?? [];
  const threads = comments.filter((comment) => !comment.parent_id);
  const there = query.isSuccess && comments.some((comment) => comment.id === marked);
  useEffect(() => {
    const comment = there ? document.getElementById(`comment-${marked}`) : null;
    return comment ? keepInView(comment) : undefined;
  }, [there, marked]);
  if (query.isPending) return <Lines rows={4} />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return (
    <section className={classes.section} aria-label={t.comments.title}>
      {marked && !there ? (
        <p className={classes.empty} role="note">
          {t.comments.notHere}
        </p>
      ) : null}
      {threads.length === 0 ? <p className={classes.empty}>{t.comments.none}</p> : null}
      <ol className={classes.threads}>
        {threads.map((thread) => (
          <Thread
            key={thread.id}
            claim={claim}
            thread={thread}
            answers={comments.filter((comment) => comment.parent_id === thread.id)}
            people={people}
            me={me}
            marked={marked}
            unfolded={unfolded}
            onShow={onShow}
          />
        ))}
      </ol>
      <CommentForm
        key={about ? `${about.span.start}-${about.span.end}` : "all"}
        claim={claim}
        people={people}
        me={me}
        label={t.comments.fresh}
        about={about}
        field={field}
        begin={begin || about !== null}
        onDone={about ? () => onAbout?.(null) : undefined}
      />
    </section>
  );
}

type ThreadProps = Props & {
  thread: Comment;
  answers: readonly Comment[];
  marked: string | undefined;
  unfolded: boolean;
  onShow: (() => void) | undefined;
};

function Thread({ claim, thread, answers, people, me, marked, unfolded, onShow }: ThreadProps) {
  const resolve = useResolve(claim);
  const unsent = useHasDraft(commentSubject(claim, thread.id));
  const [answering, setAnswering] = useState(unsent);
  const settled = Boolean(thread.resolved);
  const led = [thread, ...answers].some((comment) => comment.id === marked);
  const [open, setOpen] = useState(!settled || led || unfolded);
  const toggle = () =>
    resolve.mutate(
      { id: thread.id, resolved: !settled },
      { onSuccess: () => setOpen(settled || unfolded), onError: sayFailed },
    );
  if (settled && !open)
    return (
      <li className={classes.thread} data-settled>
        <span className="muted">{t.comments.settledBy(thread.resolved?.by.name ?? "", thread.body.slice(0, 80))}</span>{" "}
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setOpen(true)}>
          {t.comments.show}
        </Button>
      </li>
    );
  return (
    <li className={classes.thread} data-settled={settled || undefined}>
      {thread.resolved ? <p className={classes.called}>{t.comments.wasSettled(thread.resolved.by.name)}</p> : null}
      <Said comment={thread} people={people} marked={marked} onShow={onShow} />
      {answers.length > 0 ? (
        <ol className={classes.answers}>
          {answers.map((answer) => (
            <li key={answer.id}>
              <Said comment={answer} people={people} marked={marked} onShow={onShow} />
            </li>
          ))}
        </ol>
      ) : null}
      <Group gap={6} className="no-print">
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setAnswering(true)}>
          {t.comments.answer}
        </Button>
        <Button variant="subtle" color="gray" size="compact-xs" onClick={toggle} loading={resolve.isPending}>
          {settled ? t.comments.openAgain : t.comments.settle}
        </Button>
      </Group>
      {answering ? (
        <CommentForm
          claim={claim}
          people={people}
          me={me}
          parent={thread.id}
          label={t.comments.answer}
          begin
          onDone={() => setAnswering(false)}
        />
      ) : null}
    </li>
  );
}

type SaidProps = {
  comment: Comment;
  people: readonly Person[];
  marked: string | undefined;
  onShow: (() => void) | undefined;
};

function Said({ comment, people, marked, onShow }: SaidProps) {
  const { anchor } = comment;
  const called = people.filter((person) => comment.mentions.includes(person.id));
  return (
    <article id={`comment-${comment.id}`} className={classes.said} data-marked={comment.id === marked || undefined}>
      <header>
        {comment.id === marked ? <span className="visually-hidden">{t.comments.linked}</span> : null}
        <strong>
          <bdi>{comment.by.name}</bdi>
        </strong>{" "}
        <span className={classes.at}>
          <Moment at={comment.created_at} />
        </span>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className={`${classes.link} no-print`}
          onClick={() => void copyLink(`/claims/${comment.claim_id}?comment=${comment.id}`)}
        >
          {t.comments.copyLink}
        </Button>
      </header>
      {anchor ? (
        <blockquote className={classes.anchor} dir="auto">
          <Link
            dir="auto"
            to="/articles/$articleId"
            params={{ articleId: anchor.article_id }}
            search={{
              claim: comment.claim_id,
              tab: "comments",
              at: writePlace(anchor.span),
              of: String(anchor.version),
            }}
            title={t.comments.showWords}
            onClick={onShow}
          >
            {anchor.quote}
          </Link>
        </blockquote>
      ) : null}
      <p dir="auto" className={classes.body}>
        {comment.body}
      </p>
      {called.length > 0 ? (
        <p className={classes.called}>{t.comments.to(called.map((person) => `@${person.name}`).join(", "))}</p>
      ) : null}
    </article>
  );
}

type FormProps = Props & {
  parent?: string;
  about?: Words | null;
  label: string;
  field?: Ref<HTMLTextAreaElement>;
  /** Opened to write in it at once. */
  begin: boolean;
  onDone?: (() => void) | undefined;
};

const EMPTY = { text: "", mentions: [] };

function commentSubject(claim: string, parent?: string, about?: Words | null): string {
  if (parent) return `comment/${claim}/${parent}`;
  return about ? `comment/${claim}/${about.version}/${about.span.start}-${about.span.end}` : `comment/${claim}`;
}

function CommentForm({ claim, people, me, parent, about = null, label, field, begin, onDone }: FormProps) {
  const add = useAddComment(claim);
  const { form, draft, frame } = useSendForm<{ text: string; mentions: string[] }, unknown>({
    subject: commentSubject(claim, parent, about),
    start: EMPTY,
    send: ({ text, mentions }) =>
      add.mutateAsync({
        body: text.trim(),
        // A name may also be typed to its end, or have come with a draft.
        mentions: [...new Set([...mentions, ...namedIn(text, people)])].filter((id) => id !== me),
        ...(parent ? { parent } : {}),
        ...(about ? { about: { version: about.version, span: about.span } } : {}),
      }),
    again: true,
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
          description={t.comments.callHint}
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
            {t.comments.say}
          </Button>
          {onDone ? <SmallButton onClick={onDone}>{t.comments.cancel}</SmallButton> : null}
        </Group>
      </Stack>
    </form>
  );
}
