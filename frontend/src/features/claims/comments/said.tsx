// One comment: who, when, the words, and what its author can do.

import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Comment, Person } from "../../../api/types";
import { writePlace } from "../../../lib/text/place";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { sayFailed } from "../../../ui/feedback/say";
import { useHasDraft } from "../../../ui/forms/draft";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { copyLink } from "../../../ui/secrets/copy-link";
import { EditCommentForm, editSubject } from "./comment-form";
import classes from "./comments.module.css";
import { useDeleteComment } from "./data";

export type SaidProps = {
  comment: Comment;
  people: readonly Person[];
  me: string;
  marked: string | undefined;
  onShow: (() => void) | undefined;
};

export function Said({ comment, people, me, marked, onShow }: SaidProps) {
  const unsent = useHasDraft(editSubject(comment));
  const [editing, setEditing] = useState(unsent);
  const own = comment.by.id === me;
  if (comment.deleted_at)
    return (
      <p id={`comment-${comment.id}`} className={classes.called}>
        {phrase(t.comments.deletedBy(<bdi>{comment.by.name}</bdi>, <Moment at={comment.deleted_at} />))}
      </p>
    );
  return (
    <article id={`comment-${comment.id}`} className={classes.said} data-marked={comment.id === marked || undefined}>
      <header>
        {comment.id === marked ? <span className="visually-hidden">{t.comments.linked}</span> : null}
        <strong>
          <bdi>{comment.by.name}</bdi>
        </strong>{" "}
        <span className={classes.at}>
          <Moment at={comment.created_at} />
          {comment.edited_at ? <> · {phrase(t.comments.edited(<Moment at={comment.edited_at} />))}</> : null}
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
        {own && !editing ? <OwnButtons comment={comment} onEdit={() => setEditing(true)} /> : null}
      </header>
      <Passage comment={comment} onShow={onShow} />
      {editing ? (
        <EditCommentForm
          claim={comment.claim_id}
          comment={comment}
          people={people}
          me={me}
          label={t.comments.editing}
          begin
          onDone={() => setEditing(false)}
        />
      ) : (
        <Body comment={comment} people={people} />
      )}
    </article>
  );
}

function OwnButtons({ comment, onEdit }: { comment: Comment; onEdit: () => void }) {
  const remove = useDeleteComment(comment.claim_id);
  const [asked, setAsked] = useState(false);
  if (asked)
    return (
      <Group gap={6} className="no-print" role="group" aria-label={t.comments.deleteIt}>
        <span>{t.comments.sure}</span>
        <Button
          size="compact-xs"
          color="red"
          autoFocus
          loading={remove.isPending}
          onClick={() => remove.mutate(comment, { onError: sayFailed })}
        >
          {t.comments.deleteIt}
        </Button>
        <SmallButton onClick={() => setAsked(false)}>{t.comments.cancel}</SmallButton>
      </Group>
    );
  return (
    <span className="no-print">
      <Button variant="subtle" color="gray" size="compact-xs" onClick={onEdit}>
        {t.comments.edit}
      </Button>
      <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setAsked(true)}>
        {t.comments.delete}
      </Button>
    </span>
  );
}

function Passage({ comment, onShow }: Pick<SaidProps, "comment" | "onShow">) {
  const { anchor } = comment;
  if (!anchor) return null;
  return (
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
  );
}

function Body({ comment, people }: Pick<SaidProps, "comment" | "people">) {
  const called = people.filter((person) => comment.mentions.includes(person.id));
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders the Markdown and sanitises it */}
      <div dir="auto" className={classes.body} dangerouslySetInnerHTML={{ __html: comment.body_html }} />
      {called.length > 0 ? (
        <p className={classes.called}>{t.comments.to(called.map((person) => `@${person.name}`).join(", "))}</p>
      ) : null}
    </>
  );
}
