// The comments on a claim.

import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Comment, Person } from "../../../api/types";
import { keepInView } from "../../../lib/device/keep-in-view";
import { t } from "../../../texts";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { Lines } from "../../../ui/feedback/lines";
import { Failed } from "../../../ui/feedback/notice";
import { sayFailed } from "../../../ui/feedback/say";
import { useHasDraft } from "../../../ui/forms/draft";
import { commentSubject, NewCommentForm, type Words } from "./comment-form";
import classes from "./comments.module.css";
import { commentsQuery, useResolve } from "./data";
import { Said } from "./said";

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
      <NewCommentForm
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
  const opening = thread.deleted_at ? t.comments.deleted : thread.body.slice(0, 80);
  if (settled && !open)
    return (
      <li className={classes.thread} data-settled>
        <span className="muted">{t.comments.settledBy(thread.resolved?.by.name ?? "", opening)}</span>{" "}
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setOpen(true)}>
          {t.comments.show}
        </Button>
      </li>
    );
  return (
    <li className={classes.thread} data-settled={settled || undefined}>
      {thread.resolved ? <p className={classes.called}>{t.comments.wasSettled(thread.resolved.by.name)}</p> : null}
      <Said comment={thread} people={people} me={me} marked={marked} onShow={onShow} />
      {answers.length > 0 ? (
        <ol className={classes.answers}>
          {answers.map((answer) => (
            <li key={answer.id}>
              <Said comment={answer} people={people} me={me} marked={marked} onShow={onShow} />
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
        <NewCommentForm
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
