// The left pane of the reader page: the article text, an older version, or a comparison of two.

import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import type { Article, ClaimSummary } from "../../api/types";
import { ArticleText, type TextClaim } from "../../features/articles/reader/article-text";
import { ArticleHead } from "../../features/articles/reader/head/article-head";
import { PlaceNote, useLinkedPlace } from "../../features/articles/reader/linked-place";
import { NoText } from "../../features/articles/reader/no-text";
import type { Words } from "../../features/claims/comments/comment-form";
import { sessionQuery } from "../../features/people/sessions/queries";
import type { Range } from "../../lib/text/code-points";
import { NOWHERE, wordsAt, writePlace } from "../../lib/text/place";
import { KINDS, STATES } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { Lines } from "../../ui/feedback/lines";
import { copyLink } from "../../ui/secrets/copy-link";
import classes from "./reader.module.css";
import { type ClaimWalk, useChangeSearch } from "./use-claim-walk";

const Versions = lazyPart(async () => (await import("../../features/articles/reader/versions")).Versions);

const route = getRouteApi("/desk/articles/$articleId");
const textClaims = new WeakMap<ClaimSummary, TextClaim>();
const NO_CLAIMS: TextClaim[] = [];
const NO_PARTS: Article["left_out"] = [];
const NO_LAYERS: Article["layers"] = [];

type Props = {
  article: Article;
  claims: readonly ClaimSummary[];
  walk: ClaimWalk;
  /** Counts how often the linked words were asked for. */
  again: number;
  onHistory: () => void;
  onSelect: (span: Range | null) => void;
  onComment: (words: Words) => void;
};

export function ReaderText({ article, onHistory, ...rest }: Props) {
  const { versions } = route.useSearch();
  const change = useChangeSearch();
  const { version } = article;
  const { data: session } = useQuery(sessionQuery);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by key
    <section className={classes.pane} data-text-pane aria-label={t.reader.article} tabIndex={0}>
      <div className={classes.measure}>
        <ArticleHead
          article={article}
          mayRemove={session?.permissions.includes("publish") ?? false}
          onHistory={onHistory}
          onVersions={() => change({ versions: `${version - 1}-${version}` })}
        />
        {version === 0 ? (
          <NoText article={article} />
        ) : versions ? (
          <Suspense fallback={<Lines rows={12} label={t.versions.loading} />}>
            <Versions
              article={article}
              chosen={versions}
              onChoose={(versions) => change({ versions }, true)}
              onClose={() => change({ versions: undefined })}
            />
          </Suspense>
        ) : (
          <Text article={article} {...rest} />
        )}
      </div>
    </section>
  );
}

function Text({ article, claims, walk, again, onSelect, onComment }: Omit<Props, "onHistory">) {
  const change = useChangeSearch();
  const { id, text, version, language } = article;
  const place = useLinkedPlace(article, route.useSearch());
  const { older } = place;
  const inText = useMemo(() => claims.map(forText), [claims]);
  // A new object for each time that the same words are asked for.
  const pointAt = useMemo(() => (again >= 0 && place.pointAt ? { ...place.pointAt } : null), [place.pointAt, again]);
  // A comment is about words of the article that its claim comes from.
  const mayComment = claims.some((claim) => claim.id === walk.open && claim.article.id === id);
  const copy = (span: Range) => {
    const counted = older ? `version=${older.number}` : `of=${version}`;
    void copyLink(`/articles/${id}?at=${writePlace(span)}&${counted}`);
  };
  return (
    <>
      <PlaceNote
        place={place}
        newest={version}
        onCompare={(shown) => change({ versions: `${shown}-${version}` })}
        onVersion={(shown) => change(shown ? { version: String(shown), of: undefined } : NOWHERE)}
      />
      {older && older.text === undefined ? (
        <Lines rows={14} />
      ) : (
        <ArticleText
          article={
            older?.text === undefined ? article : { text: older.text, language, left_out: NO_PARTS, layers: NO_LAYERS }
          }
          claims={older ? NO_CLAIMS : inText}
          open={walk.open}
          onOpen={walk.openClaim}
          onNear={walk.prefetch}
          onSelect={older ? null : onSelect}
          onComment={
            mayComment && !older
              ? (span) => onComment({ article_id: id, version, span, quote: wordsAt(text, span) })
              : null
          }
          onCopy={copy}
          pointAt={pointAt}
        />
      )}
    </>
  );
}

/** A claim in one line, as a tooltip and for screen readers. */
export function hint(claim: ClaimSummary): string {
  const grade = claim.grade === "must_check" ? t.claims.mustCheck : t.claims.checkable;
  const rating = claim.rating ? `, ${claim.rating.label}` : "";
  return `${KINDS[claim.kind].label} · ${grade} ${Math.round(claim.check_worthiness * 100)} · ${STATES[claim.state]}${rating}`;
}

/** The same object for the same claim, so that only text whose claims changed is drawn again. */
function forText(claim: ClaimSummary): TextClaim {
  const known = textClaims.get(claim);
  if (known) return known;
  const made: TextClaim = {
    id: claim.id,
    ...claim.span,
    kind: claim.kind,
    grade: claim.grade,
    dismissed: claim.state === "dismissed",
    rating: claim.rating
      ? { label: claim.rating.label, color: claim.rating.color, retracted: claim.state === "retracted" }
      : null,
    hint: hint(claim),
  };
  textClaims.set(claim, made);
  return made;
}
