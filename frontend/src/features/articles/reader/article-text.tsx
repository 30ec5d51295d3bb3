// The text of an article with its claims marked.
import { Button } from "@mantine/core";
import { IconHighlight, IconLink, IconMessage } from "@tabler/icons-react";
import {
  type MouseEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
} from "react";
import type { Article, Kind } from "../../../api/types";
import { type Range, toUtf16 } from "../../../lib/text/code-points";
import { type Paragraph, type Piece, paragraphs } from "../../../lib/text/highlights";
import { locale, t } from "../../../texts";
import { isPlain } from "../../../ui/lists/light-links";
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
  rating: { label: string; color: string; retracted?: boolean } | null;
  hint: string;
};

type Props = {
  article: Pick<Article, "text" | "language" | "left_out" | "layers">;
  claims: readonly TextClaim[];
  open: string | null;
  onOpen: (id: string) => void;
  /** Somebody is about to open it. */
  onNear: (id: string) => void;
  /** Makes a claim of the selected words, in code points; absent where claims cannot be made. */
  onSelect: ((span: Range) => void) | null;
  /** Comments on the selected words, in code points; null while no claim is open. */
  onComment: ((span: Range) => void) | null;
  /** Copies a link to the selected words. */
  onCopy: (span: Range) => void;
  /** Words to show, in code points. Each new object brings them into view again. */
  pointAt: Range | null;
};

const LEFT_OUT = "left-out:";
const POINTED = "pointed";
/** Paragraphs that the browser lays out together, and only when they come near what is seen. */
const PASSAGE = 8;
/** Passages that are there at once; in a long article, the others follow while these are read. */
const FIRST = 6;

export function ArticleText(props: Props) {
  const { article, claims, open, onOpen, onNear, onSelect, onComment, onCopy, pointAt } = props;
  const container = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => joined(article.left_out), [article.left_out]);
  const spans = useSame(claims);
  const found = useMemo(() => {
    const leftOut = parts.map(({ start, end }, index) => ({ id: `${LEFT_OUT}${index}`, start, end }));
    const marks = spans.map(({ id, start, end }) => ({ id, start, end }));
    const pointed = pointAt ? [{ id: POINTED, start: pointAt.start, end: pointAt.end }] : [];
    return passages(paragraphs(article.text, toUtf16(article.text, [...leftOut, ...marks, ...pointed])));
  }, [article.text, parts, spans, pointAt]);
  const layers = useMemo(
    () => new Map(toUtf16(article.text, article.layers).map((layer) => [layer.start, layer])),
    [article.text, article.layers],
  );
  const byId = useMemo(() => new Map(claims.map((claim) => [claim.id, claim])), [claims]);
  const reasons = useMemo(() => new Map(parts.map((part, index) => [`${LEFT_OUT}${index}`, part.reason])), [parts]);
  const there = useDeferredValue(found.length, Math.min(found.length, FIRST));
  const ready = there > 0 && claims.length > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words may be in a part that is rendered later
  useEffect(() => {
    if (pointAt) container.current?.querySelector("[data-pointed]")?.scrollIntoView({ block: "center" });
  }, [pointAt, there]);

  // The open claim comes into view, unless it is in view already, or a link leads elsewhere.
  const led = pointAt !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the claim may be in a part that is rendered later
  useEffect(() => {
    if (!open || !ready || led) return;
    const mark = container.current?.querySelector(`[data-claim="${CSS.escape(open)}"]`);
    const pane = mark?.closest("[data-text-pane]");
    if (!mark || !pane) return;
    const at = mark.getBoundingClientRect();
    const within = pane.getBoundingClientRect();
    if (at.top < within.top + 60 || at.bottom > within.bottom - 60) mark.scrollIntoView({ block: "center" });
  }, [open, ready, led, there]);

  const click = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element) || !isPlain(event)) return;
    const link = event.target.closest("a");
    if (link) event.preventDefault();
    else if (window.getSelection()?.toString()) return;
    const id = event.target.closest<HTMLElement>("[data-claim]")?.dataset.claim;
    if (id) onOpen(id);
  };
  const near = (event: PointerEvent<HTMLElement>) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-claim]") : null;
    if (mark?.dataset.claim) onNear(mark.dataset.claim);
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
      onPointerOver={near}
    >
      {found.slice(0, there).map((passage) => (
        <PassageText
          key={passage.start}
          text={article.text}
          passage={passage}
          byId={byId}
          reasons={reasons}
          layers={layers}
          open={open !== null && passage.claims.has(open) ? open : null}
        />
      ))}
      {selected ? (
        // The place on a frame of its own: a pressed button moves by a transform.
        <div className={classes.offer} style={{ top: selected.top, left: selected.left }}>
          {onSelect ? (
            <Offer icon={<IconHighlight size={15} />} variant="filled" onClick={() => onSelect(selected.span)}>
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

type Passage = { start: number; paragraphs: readonly Paragraph[]; claims: ReadonlySet<string>; tall: number };

type PassageProps = {
  text: string;
  passage: Passage;
  byId: ReadonlyMap<string, TextClaim>;
  reasons: ReadonlyMap<string, string>;
  /** What each line is, by its first UTF-16 unit. */
  layers: ReadonlyMap<number, Layer>;
  open: string | null;
};

/** Drawn again only when its own marks or the open claim inside it change. */
const PassageText = memo(
  function PassageText({ text, passage, byId, reasons, layers, open }: PassageProps) {
    return (
      <div className={classes.passage} style={{ "--tall": `${passage.tall}px` }}>
        {passage.paragraphs.map((paragraph) => {
          const layer = layers.get(paragraph.start);
          const plain = paragraph.pieces.every((piece) => piece.type === "text");
          const heading = layer ? isHeading(layer) : paragraph.heading && plain;
          const Tag = heading ? "h2" : "p";
          return (
            <Tag
              key={paragraph.start}
              className={heading ? classes.heading : classes.paragraph}
              dir="auto"
              data-starts-at={paragraph.start}
              data-layer={layer?.kind}
            >
              {layer ? <Aside layer={layer} /> : null}
              <Pieces pieces={paragraph.pieces} text={text} byId={byId} reasons={reasons} open={open} />
            </Tag>
          );
        })}
      </div>
    );
  },
  (old, now) =>
    old.passage === now.passage &&
    old.text === now.text &&
    old.reasons === now.reasons &&
    old.layers === now.layers &&
    old.open === now.open &&
    (old.byId === now.byId || [...now.passage.claims].every((id) => old.byId.get(id) === now.byId.get(id))),
);

type Layer = Article["layers"][number];

function isHeading({ kind }: Layer): boolean {
  return kind === "headline" || kind === "subhead";
}

/** When a live-blog entry was written, or who speaks when in a recording; no part of the text. */
function Aside({ layer }: { layer: Layer }) {
  const time = layer.time
    ? new Date(layer.time).toLocaleString(locale, { dateStyle: "short", timeStyle: "short" })
    : typeof layer.offset_ms === "number"
      ? clock(layer.offset_ms)
      : null;
  if (layer.kind === "correction") return <Note>{t.articleText.corrected}</Note>;
  if (layer.kind === "caption") return <Note>{t.articleText.caption}</Note>;
  if (!time && !layer.speaker) return null;
  return <Note>{[time, layer.speaker].filter(Boolean).join(" · ")}</Note>;
}

function Note({ children }: { children: ReactNode }) {
  return (
    <span className={classes.aside} data-aside>
      {children}
    </span>
  );
}

/** Hours, minutes and seconds of a recording. */
function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

type PiecesProps = Omit<PassageProps, "passage" | "layers"> & { pieces: readonly Piece[] };

function Pieces({ pieces, text, byId, reasons, open }: PiecesProps) {
  return pieces.map((piece) => {
    if (piece.type === "text") return text.slice(piece.start, piece.end);
    const children = <Pieces pieces={piece.children} text={text} byId={byId} reasons={reasons} open={open} />;
    const reason = reasons.get(piece.id);
    if (reason !== undefined) {
      return (
        <span key={`${piece.id}@${piece.start}`} className={classes.leftOut} title={t.articleText.leftOut(reason)}>
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
          // Plain links: thousands of router links would each react to every navigation.
          // biome-ignore lint/a11y/useAnchorContent: it is named by its label and comes before the words
          <a
            href={`?claim=${claim.id}`}
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
            title={verdictText(claim.rating)}
            data-retracted={claim.rating.retracted || undefined}
            data-aside
          >
            <span className="visually-hidden">{verdictText(claim.rating)}. </span>
          </span>
        ) : null}
        {children}
      </mark>
    );
  });
}

function verdictText({ label, retracted }: NonNullable<TextClaim["rating"]>): string {
  return retracted ? t.articleText.retracted(label) : t.articleText.verdict(label);
}

/** Sentences that were left out one after the other, for the same reason, as one passage. */
function joined(leftOut: Article["left_out"]): Article["left_out"] {
  const parts: Article["left_out"] = [];
  for (const part of leftOut) {
    const before = parts.at(-1);
    const goesOn = before?.reason === part.reason && part.start - before.end === 1;
    if (before && goesOn) parts[parts.length - 1] = { ...before, end: part.end };
    else parts.push(part);
  }
  return parts;
}

/** The paragraphs in groups, each with the claims in it and about how tall it is. */
function passages(found: readonly Paragraph[]): Passage[] {
  const groups: Passage[] = [];
  for (let at = 0; at < found.length; at += PASSAGE) {
    const group = found.slice(at, at + PASSAGE);
    groups.push({
      start: group[0]?.start ?? 0,
      paragraphs: group,
      claims: new Set(group.flatMap((paragraph) => marked(paragraph.pieces))),
      tall: group.reduce((sum, paragraph) => sum + tallness(paragraph), 0),
    });
  }
  return groups;
}

function marked(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => (piece.type === "mark" ? [piece.id, ...marked(piece.children)] : []));
}

/** In pixels, before the browser has laid it out: so that the scroll bar and the strip are about right at once. */
function tallness({ start, end }: Paragraph): number {
  return Math.ceil((end - start) / 76) * 29 + 19;
}

/** The same array while the same claims are at the same places, whatever else changed about them. */
function useSame(claims: readonly TextClaim[]): readonly TextClaim[] {
  const kept = useRef(claims);
  const same =
    kept.current.length === claims.length &&
    claims.every((claim, at) => {
      const old = kept.current[at];
      return old?.id === claim.id && old.start === claim.start && old.end === claim.end;
    });
  if (!same) kept.current = claims;
  return kept.current;
}
