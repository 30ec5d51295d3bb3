// What do colleagues say to each other about this claim?
import { Button, Group, MultiSelect, Stack, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { sentence } from "../../api/problem";
import type { Comment, Person } from "../../api/types";
import type { Range } from "../../lib/code-points";
import { Lines } from "../../ui/lines";
import { Moment } from "../../ui/moment";
import { Failed } from "../../ui/notice";
import { sayFailed } from "../../ui/say";
import { useAddComment, useResolve } from "./actions";
import classes from "./comments.module.css";
import { commentsQuery } from "./queries";

/** Words of the claim's article, in code points of that version. */
export type Words = { article_id: string; version: number; span: Range; quote: string };

type Props = { claim: string; people: readonly Person[]; me: string };
type CommentsProps = Props & {
  /** What the next comment is about. */
  about?: Words | null;
  onAbout?: (words: Words | null) => void;
  /** Shows words where they stand. */
  onShow?: (words: Words) => void;
};

export function Comments({ claim, people, me, about = null, onAbout, onShow }: CommentsProps) {
  const query = useQuery(commentsQuery(claim));
  const comments = query.data ?? [];
  const threads = comments.filter((comment) => !comment.parent_id);
  useLanding(query.isSuccess);
  if (query.isPending) return <Lines rows={4} label="Loading the comments" />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return (
    <section className={classes.section} aria-label="Comments">
      {threads.length === 0 ? (
        <p className={classes.empty}>Nobody has said anything yet. Comments stay in the newsroom.</p>
      ) : null}
      <ol className={classes.threads}>
        {threads.map((thread) => (
          <Thread
            key={thread.id}
            claim={claim}
            thread={thread}
            answers={comments.filter((comment) => comment.parent_id === thread.id)}
            people={people}
            me={me}
            onShow={onShow}
          />
        ))}
      </ol>
      <CommentForm
        key={about ? `${about.span.start}-${about.span.end}` : "all"}
        claim={claim}
        people={people}
        me={me}
        label="New comment"
        about={about}
        onDone={about ? () => onAbout?.(null) : undefined}
      />
    </section>
  );
}

type ThreadProps = Props & {
  thread: Comment;
  answers: readonly Comment[];
  onShow: ((words: Words) => void) | undefined;
};

function Thread({ claim, thread, answers, people, me, onShow }: ThreadProps) {
  const resolve = useResolve(claim);
  const [answering, setAnswering] = useState(false);
  const settled = Boolean(thread.resolved);
  const [open, setOpen] = useState(!settled);
  const toggle = () =>
    resolve.mutate(
      { id: thread.id, resolved: !settled },
      { onSuccess: () => setOpen(settled), onError: sayFailed },
    );
  if (settled && !open)
    return (
      <li className={classes.thread} id={`comment-${thread.id}`} data-settled>
        <span className="muted">
          Settled by {thread.resolved?.by.name}: {thread.body.slice(0, 80)}
        </span>{" "}
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setOpen(true)}>
          Show
        </Button>
      </li>
    );
  return (
    <li className={classes.thread} data-settled={settled || undefined}>
      <Said comment={thread} people={people} onShow={onShow} />
      {answers.length > 0 ? (
        <ol className={classes.answers}>
          {answers.map((answer) => (
            <li key={answer.id}>
              <Said comment={answer} people={people} />
            </li>
          ))}
        </ol>
      ) : null}
      <Group gap={6} className="no-print">
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setAnswering(true)}>
          Answer
        </Button>
        <Button variant="subtle" color="gray" size="compact-xs" onClick={toggle} loading={resolve.isPending}>
          {settled ? "Open again" : "Settle"}
        </Button>
      </Group>
      {answering ? (
        <CommentForm
          claim={claim}
          people={people}
          me={me}
          parent={thread.id}
          label="Answer"
          onDone={() => setAnswering(false)}
        />
      ) : null}
    </li>
  );
}

type SaidProps = {
  comment: Comment;
  people: readonly Person[];
  onShow?: ((words: Words) => void) | undefined;
};

function Said({ comment, people, onShow }: SaidProps) {
  const { anchor } = comment;
  const called = people.filter((person) => comment.mentions.includes(person.id));
  return (
    <article id={`comment-${comment.id}`} className={classes.said}>
      <header>
        <strong>
          <bdi>{comment.by.name}</bdi>
        </strong>{" "}
        <a href={`#comment-${comment.id}`} className={classes.at}>
          <Moment at={comment.created_at} />
        </a>
      </header>
      {anchor ? (
        <blockquote className={classes.anchor}>
          {onShow ? (
            <button type="button" title="Show these words in the text" onClick={() => onShow(anchor)}>
              {anchor.quote}
            </button>
          ) : (
            anchor.quote
          )}
        </blockquote>
      ) : null}
      <p dir="auto" className={classes.body}>
        {comment.body}
      </p>
      {called.length > 0 ? (
        <p className={classes.called}>To {called.map((person) => `@${person.name}`).join(", ")}</p>
      ) : null}
    </article>
  );
}

type FormProps = Props & {
  parent?: string;
  about?: Words | null;
  label: string;
  onDone?: (() => void) | undefined;
};

function CommentForm({ claim, people, me, parent, about = null, label, onDone }: FormProps) {
  const add = useAddComment(claim);
  const [text, setText] = useState("");
  const [mentions, setMentions] = useState<string[]>([]);
  return (
    <form
      className="no-print"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        add.mutate(
          {
            body: text.trim(),
            mentions,
            ...(parent ? { parent } : {}),
            ...(about ? { about: { version: about.version, span: about.span } } : {}),
          },
          {
            onSuccess: () => {
              setText("");
              setMentions([]);
              onDone?.();
            },
          },
        );
      }}
    >
      <Stack gap={8}>
        {about ? <blockquote className={classes.anchor}>{about.quote}</blockquote> : null}
        <Textarea
          label={about ? "Comment on these words" : label}
          autosize
          minRows={2}
          maxRows={12}
          autoFocus={parent !== undefined || about !== null}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={add.error ? `${sentence(add.error)} What you typed is still here.` : null}
        />
        <Group gap="xs" align="flex-end">
          <MultiSelect
            aria-label="Call colleagues"
            placeholder={mentions.length > 0 ? undefined : "Call colleagues"}
            data={people
              .filter((person) => person.id !== me)
              .map((person) => ({ value: person.id, label: person.name }))}
            value={mentions}
            onChange={setMentions}
            searchable
            size="xs"
            className={classes.mentions}
          />
          <Button type="submit" size="compact-sm" loading={add.isPending} disabled={text.trim() === ""}>
            Say it
          </Button>
          {onDone ? (
            <Button variant="default" size="compact-sm" onClick={onDone}>
              Cancel
            </Button>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}

/** A link to a comment lands on it, once the comments are here. */
function useLanding(ready: boolean) {
  const landed = useRef(false);
  useEffect(() => {
    if (!ready || landed.current || !window.location.hash.startsWith("#comment-")) return;
    landed.current = true;
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView({ block: "center" });
  }, [ready]);
}
