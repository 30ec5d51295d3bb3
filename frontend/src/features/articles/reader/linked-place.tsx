// The words of an article that a link points to, also in an older version.

import { IconInfoCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import type { Article } from "../../../api/types";
import type { Range } from "../../../lib/text/code-points";
import { findAgain, parsePlace, wordsAt } from "../../../lib/text/place";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { versionQuery } from "../queries";
import classes from "./linked-place.module.css";

/** From the address: words, the version that they are counted in, and the version that is to be read. */
export type Linked = { at?: string | undefined; of?: string | undefined; version?: string | undefined };
type Place = {
  /** Words to mark in the text that is shown. */
  pointAt: Range | null;
  /** The older text that is shown instead of the newest. */
  older: { number: number; text: string | undefined } | null;
  /** What the words were and where they are now; null while nothing needs to be said. */
  trouble: "no-place" | "no-version" | "moved" | "gone" | null;
  counted: number;
  words: string;
};

export function useLinkedPlace(article: Article | undefined, { at, of, version }: Linked): Place {
  const newest = article?.version ?? 1;
  const reading = numbered(version);
  const shown = reading !== null && reading < newest ? reading : newest;
  const counted = shown < newest ? shown : (numbered(of) ?? newest);
  const old = shown < newest ? shown : counted < newest ? counted : null;
  const { data } = useQuery({
    ...versionQuery(article?.id ?? "", old ?? 0),
    enabled: article !== undefined && old !== null,
  });
  const oldText = old === null ? undefined : data?.text;
  return useMemo(() => {
    const text = shown < newest ? oldText : article?.text;
    const older = shown < newest ? { number: shown, text: oldText } : null;
    const none = { pointAt: null, older, trouble: null, counted, words: "" };
    if (at === undefined || text === undefined) return none;
    if (counted > newest) return { ...none, trouble: "no-version" };
    const place = parsePlace(at);
    if (shown === newest && counted < newest) {
      if (oldText === undefined) return none;
      const words = place ? wordsAt(oldText, place) : "";
      if (!place || words === "") return { ...none, trouble: "no-place" };
      const now = findAgain(words, place, text);
      return { ...none, pointAt: now, words, trouble: now ? "moved" : "gone" };
    }
    if (!place || wordsAt(text, place) === "") return { ...none, trouble: "no-place" };
    return { ...none, pointAt: place };
  }, [article?.text, at, counted, newest, oldText, shown]);
}

type NoteProps = {
  place: Place;
  newest: number;
  onVersion: (version: number | null) => void;
  onCompare: (version: number) => void;
};

/** Says that a link is old or wrong, and offers the text it was made in. */
export function PlaceNote({ place, newest, onVersion, onCompare }: NoteProps) {
  const { trouble, counted, older, words } = place;
  if (older)
    return (
      <Note
        action={
          <>
            <SmallButton onClick={() => onCompare(older.number)}>{t.articleText.compare}</SmallButton>
            <SmallButton onClick={() => onVersion(null)}>{t.articleText.showNewest}</SmallButton>
          </>
        }
      >
        {t.articleText.older(older.number, newest)}
        {trouble ? ` ${t.articleText.noPlace}` : ""}
      </Note>
    );
  if (!trouble) return null;
  if (trouble === "no-place") return <Note>{t.articleText.noPlace}</Note>;
  if (trouble === "no-version") return <Note>{t.articleText.noVersion(counted, newest)}</Note>;
  return (
    <Note action={<SmallButton onClick={() => onVersion(counted)}>{t.articleText.showVersion(counted)}</SmallButton>}>
      {trouble === "moved" ? t.articleText.moved(counted) : t.articleText.gone(counted)}
      {trouble === "gone" ? (
        <q className={classes.words} dir="auto">
          {words}
        </q>
      ) : null}
    </Note>
  );
}

function Note({ action, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.note} role="note">
      <IconInfoCircle size={18} aria-hidden="true" />
      <div>{children}</div>
      {action}
    </div>
  );
}

function numbered(version: string | undefined): number | null {
  return version !== undefined && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : null;
}
