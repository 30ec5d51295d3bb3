// How does an article read, with its claims marked where they stand?
import { Button } from "@mantine/core";
import { IconHighlight, IconLink, IconMessage } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type MouseEvent, memo, type ReactNode, useEffect, useMemo, useRef } from "react";
import type { Article, Kind } from "../../api/types";
import { type Range, toUtf16 } from "../../lib/code-points";
import { type Paragraph, type Piece, paragraphs } from "../../lib/highlights";
import { NOWHERE } from "../../lib/place";
import { t } from "../../texts";
import classes from "./article-text.module.css";
import { useSelected } from "./use-selected";

/** A claim as the text needs to know it; positions count code points. */
export type TextClaim = {
  id: string;
  start: number;
  end: number;
  kind: Kind;
  grade: "must_check" | "checkable";
  dismissed: boolean;
  rating: { label: string; color: string } | null;
  hint: string;
};

type Props = {
  article: Pick<Article, "text" | "language" | "left_out">;
  claims: readonly TextClaim[];
  open: string | null;
  onOpen: (id: string) => void;
  /** Makes a claim of the selected words, in code points; absent where claims cannot stand. */
  onSelect: ((span: Range) => void) | null;
  /** Says something about the selected words, in code points; absent while no claim is open. */
  onComment: ((span: Range) => void) | null;
  /** Takes a link to the selected words along. */
  onCopy: (span: Range) => void;
  /** Words to show, in code points. Each new object brings them into view again. */
  pointAt: Range | null;
};

const LEFT_OUT = "left-out:";
const POINTED = "pointed";

export function ArticleText(props: Props) {
  const { article, claims, open, onOpen, onSelect, onComment, onCopy, pointAt } = props;
  const container = useRef<HTMLDivElement>(null);
  const found = useMemo(() => {
    const leftOut = article.left_out.map((part, index) => ({
      id: `${LEFT_OUT}${index}`,
      start: part.start,
      end: part.end,
    }));
    const marks = claims.map(({ id, start, end }) => ({ id, start, end }));
    const pointed = pointAt ? [{ id: POINTED, start: pointAt.start, end: pointAt.end }] : [];
    return paragraphs(article.text, toUtf16(article.text, [...leftOut, ...marks, ...pointed]));
  }, [article.text, article.left_out, claims, pointAt]);
  const byId = useMemo(() => new Map(claims.map((claim) => [claim.id, claim])), [claims]);
  const reasons = useMemo(
    () => new Map(article.left_out.map((part, index) => [`${LEFT_OUT}${index}`, part.reason])),
    [article.left_out],
  );
  const ready = found.length > 0 && claims.length > 0;

  useEffect(() => {
    if (pointAt) container.current?.querySelector("[data-pointed]")?.scrollIntoView({ block: "center" });
  }, [pointAt]);

  // The open claim comes into view, unless it is in view already, or a link leads elsewhere.
  const led = pointAt !== null;
  useEffect(() => {
    if (!open || !ready || led) return;
    const mark = container.current?.querySelector(`[data-claim="${CSS.escape(open)}"]`);
    const pane = mark?.closest("[data-text-pane]");
    if (!mark || !pane) return;
    const at = mark.getBoundingClientRect();
    const within = pane.getBoundingClientRect();
    if (at.top < within.top + 60 || at.bottom > within.bottom - 60) mark.scrollIntoView({ block: "center" });
  }, [open, ready, led]);

  const click = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element) || window.getSelection()?.toString()) return;
    const id = event.target.closest<HTMLElement>("[data-claim]")?.dataset.claim;
    if (id) onOpen(id);
  };

  const selected = useSelected(container, article.text);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: each mark holds a link for the keyboard; this only widens it for the mouse
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div
      ref={container}
      className={classes.text}
      lang={article.language ?? undefined}
      dir="auto"
      onClick={click}
    >
      {found.map((paragraph) => (
        <TextParagraph
          key={paragraph.start}
          text={article.text}
          paragraph={paragraph}
          byId={byId}
          reasons={reasons}
          open={open !== null && holds(paragraph.pieces, open) ? open : null}
        />
      ))}
      {selected ? (
        // The place on a frame of its own: a pressed button moves by a transform.
        <div className={classes.offer} style={{ top: selected.top, left: selected.left }}>
          {onSelect ? (
            <Offer
              icon={<IconHighlight size={15} />}
              variant="filled"
              onClick={() => onSelect(selected.span)}
            >
              {t.articleText.makeClaim}
            </Offer>
          ) : null}
          {onComment ? (
            <Offer icon={<IconMessage size={15} />} onClick={() => onComment(selected.span)}>
              {t.articleText.comment}
            </Offer>
          ) : null}
          <Offer icon={<IconLink size={15} />} onClick={() => onCopy(selected.span)}>
            {t.articleText.copyLink}
          </Offer>
        </div>
      ) : null}
    </div>
  );
}

type OfferProps = { icon: ReactNode; variant?: "filled"; onClick: () => void; children: ReactNode };

function Offer({ icon, variant, onClick, children }: OfferProps) {
  return (
    <Button
      size="compact-sm"
      variant={variant ?? "default"}
      leftSection={icon}
      // The press would collapse the selection that it is about.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

type ParagraphProps = {
  text: string;
  paragraph: Paragraph;
  byId: ReadonlyMap<string, TextClaim>;
  reasons: ReadonlyMap<string, string>;
  open: string | null;
};

/** Drawn again only when its own marks or the open claim inside it change. */
const TextParagraph = memo(function TextParagraph({ text, paragraph, byId, reasons, open }: ParagraphProps) {
  const Tag = paragraph.heading && paragraph.pieces.every((piece) => piece.type === "text") ? "h2" : "p";
  return (
    <Tag
      className={Tag === "h2" ? classes.heading : classes.paragraph}
      dir="auto"
      data-starts-at={paragraph.start}
    >
      <Pieces pieces={paragraph.pieces} text={text} byId={byId} reasons={reasons} open={open} />
    </Tag>
  );
});

type PiecesProps = Omit<ParagraphProps, "paragraph"> & { pieces: readonly Piece[] };

function Pieces({ pieces, text, byId, reasons, open }: PiecesProps) {
  return pieces.map((piece) => {
    if (piece.type === "text") return text.slice(piece.start, piece.end);
    const children = <Pieces pieces={piece.children} text={text} byId={byId} reasons={reasons} open={open} />;
    const reason = reasons.get(piece.id);
    if (reason !== undefined) {
      return (
        <span
          key={`${piece.id}@${piece.start}`}
          className={classes.leftOut}
          title={t.articleText.leftOut(reason)}
        >
          {children}
        </span>
      );
    }
    if (piece.id === POINTED) {
      return (
        <mark key={`${piece.id}@${piece.start}`} className={classes.pointed} data-pointed>
          {piece.first ? (
            <span className="visually-hidden" data-aside>
              {t.articleText.linked}
            </span>
          ) : null}
          {children}
        </mark>
      );
    }
    const claim = byId.get(piece.id);
    if (!claim) return <span key={`${piece.id}@${piece.start}`}>{children}</span>;
    return (
      <mark
        key={`${piece.id}@${piece.start}`}
        className={classes.mark}
        style={{ "--kind": `var(--kind-${claim.kind})` }}
        data-claim={claim.id}
        data-grade={claim.grade}
        data-open={open === claim.id || undefined}
        data-dismissed={claim.dismissed || undefined}
        title={claim.hint}
      >
        {piece.first ? (
          <Link
            to="."
            search={(old) => ({ ...old, claim: claim.id, ...NOWHERE })}
            className={classes.anchor}
            aria-label={t.articleText.claim(claim.hint)}
            aria-current={open === claim.id ? "true" : undefined}
            data-claim-link={claim.id}
          />
        ) : null}
        {piece.first && claim.rating ? (
          <span
            className={classes.rating}
            style={{ "--tone": claim.rating.color }}
            title={t.articleText.verdict(claim.rating.label)}
            data-aside
          >
            <span className="visually-hidden">{t.articleText.verdict(claim.rating.label)}. </span>
          </span>
        ) : null}
        {children}
      </mark>
    );
  });
}

function holds(pieces: readonly Piece[], id: string): boolean {
  return pieces.some((piece) => piece.type === "mark" && (piece.id === id || holds(piece.children, id)));
}
