// The claim map: density, kind and state of the claims along the text.
import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { memo, useMemo } from "react";
import type { ClaimSummary, State } from "../../../api/types";
import { toUtf16 } from "../../../lib/text/code-points";
import { parsePlace, writePlace } from "../../../lib/text/place";
import { type Stretch, stretchesOf } from "../../../lib/text/stretches";
import { KINDS, kinds, STATES, states } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import classes from "./claim-map.module.css";

type Props = {
  article: { text: string; length: number };
  claims: readonly ClaimSummary[];
  /** The stretch that the list is narrowed to, "0-1200" in code points. */
  part: string | undefined;
  onPart: (part: string | undefined) => void;
};

const STRETCHES = 20;
/** The map is shown from this number of claims on. */
const FEW = 3;

export const ClaimMap = memo(function ClaimMap({ article, claims, part, onPart }: Props) {
  const stretches = useMemo(() => stretchesOf(article.length, claims, STRETCHES), [article.length, claims]);
  const openings = useMemo(() => openingsOf(article.text, stretches), [article.text, stretches]);
  if (claims.length < FEW && !part) return null;
  const most = Math.max(3, ...stretches.map(({ items }) => items.length));
  const chosen = parsePlace(part);
  return (
    <section className={classes.map} aria-label={t.claimMap.title}>
      <div className={classes.chart} aria-hidden="true">
        {stretches.map((stretch) => (
          <button
            key={stretch.start}
            type="button"
            tabIndex={-1}
            className={classes.stretch}
            data-chosen={chosen?.start === stretch.start || undefined}
            disabled={stretch.items.length === 0}
            title={`${counted(stretch)}: ${byKind(stretch)} · ${byState(stretch)}`}
            onClick={() => onPart(chosen?.start === stretch.start ? undefined : writePlace(stretch))}
          >
            {heapsOf(stretch.items).map(({ kind, standing, n }) => (
              <span
                key={`${kind} ${standing}`}
                className={classes.claim}
                data-standing={standing}
                style={{ "--kind": `var(--kind-${kind})`, height: `${(100 * n) / most}%` }}
              />
            ))}
          </button>
        ))}
      </div>
      <div className={classes.foot}>
        <p className={classes.legend} aria-hidden="true">
          <span data-standing="open" /> {t.claimMap.open} <span data-standing="decided" /> {t.claimMap.decided}{" "}
          <span data-standing="dismissed" /> {t.claimMap.dismissed}
        </p>
        {chosen ? (
          <Button
            variant="light"
            size="compact-xs"
            rightSection={<IconX size={13} aria-hidden="true" />}
            onClick={() => onPart(undefined)}
          >
            {t.claimMap.whole}
          </Button>
        ) : null}
      </div>
      <details className={classes.words}>
        <summary>{t.claimMap.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.claimMap.begins}</th>
              <th scope="col">{t.claimMap.claims}</th>
              <th scope="col">{t.claimMap.kinds}</th>
              <th scope="col">{t.claimMap.states}</th>
            </tr>
          </thead>
          <tbody>
            {stretches
              .filter(({ items }) => items.length > 0)
              .map((stretch) => (
                <tr key={stretch.start}>
                  <th scope="row">
                    <button
                      type="button"
                      aria-pressed={chosen?.start === stretch.start}
                      onClick={() => onPart(chosen?.start === stretch.start ? undefined : writePlace(stretch))}
                    >
                      {openings.get(stretch.start)}
                    </button>
                  </th>
                  <td>{stretch.items.length}</td>
                  <td>{byKind(stretch)}</td>
                  <td>{byState(stretch)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </section>
  );
});

function standing(state: State): "open" | "decided" | "dismissed" {
  if (state === "dismissed") return "dismissed";
  return state === "approved" || state === "published" || state === "retracted" ? "decided" : "open";
}

/** How many claims there are of each kind with the same standing. */
function heapsOf(items: readonly ClaimSummary[]) {
  return kinds().flatMap((kind) =>
    (["open", "decided", "dismissed"] as const).flatMap((wanted) => {
      const n = items.filter((claim) => claim.kind === kind && standing(claim.state) === wanted).length;
      return n > 0 ? [{ kind, standing: wanted, n }] : [];
    }),
  );
}

function counted({ items }: Stretch<ClaimSummary>): string {
  return t.common.claims(items.length, String(items.length));
}

function byKind({ items }: Stretch<ClaimSummary>): string {
  return kinds()
    .map((kind) => [KINDS[kind].label, items.filter((claim) => claim.kind === kind).length] as const)
    .filter(([, n]) => n > 0)
    .map(([label, n]) => `${label} ${n}`)
    .join(", ");
}

function byState({ items }: Stretch<ClaimSummary>): string {
  return states()
    .map((state) => [STATES[state], items.filter((claim) => claim.state === state).length] as const)
    .filter(([, n]) => n > 0)
    .map(([label, n]) => `${label} ${n}`)
    .join(", ");
}

/** The first whole words of each stretch, by where it starts. */
function openingsOf(text: string, stretches: readonly Stretch<ClaimSummary>[]): Map<number, string> {
  const heads = stretches.map(({ start, end }) => ({ at: start, start, end: Math.min(end, start + 60) }));
  return new Map(
    toUtf16(text, heads).map(({ at, start, end }) => {
      const words = text.slice(start, end).replace(/\s+/gu, " ");
      return [at, `${at === 0 ? words.trim() : `…${words.replace(/^\S*\s/u, "")}`}…`];
    }),
  );
}
