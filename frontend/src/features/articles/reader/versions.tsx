// Comparison of two versions of an article.

import { Button, Select } from "@mantine/core";
import { IconArrowDown, IconArrowLeft, IconArrowUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { Article } from "../../../api/types";
import { compareTexts, compareWords, type Stretch } from "../../../lib/text/differences";
import { t } from "../../../texts";
import { SmallButton, TextButton } from "../../../ui/controls/buttons";
import { Lines } from "../../../ui/feedback/lines";
import { Failed } from "../../../ui/feedback/notice";
import { Day } from "../../../ui/marks/moment";
import { versionQuery } from "../queries";
import classes from "./versions.module.css";

type Props = {
  article: Pick<Article, "id" | "version" | "language">;
  /** "1-2", as the address has it. */
  chosen: string;
  onChoose: (chosen: string) => void;
  onClose: () => void;
};

/** The number of changes compared and rendered at once. */
const AT_ONCE = 60;

export function Versions({ article, chosen, onChoose, onClose }: Props) {
  const [from = 0, to = 0] = chosen.split("-").map(Number);
  const there = [from, to].every((one) => Number.isInteger(one) && one >= 1 && one <= article.version);
  const before = useQuery({ ...versionQuery(article.id, from), enabled: there });
  const after = useQuery({ ...versionQuery(article.id, to), enabled: there });
  const failed = [before, after].find((query) => query.isError);
  const options = Array.from({ length: article.version }, (_, index) => ({
    value: String(index + 1),
    label: t.versions.version(index + 1),
  }));
  return (
    <section aria-label={t.versions.title}>
      <div className={classes.tools}>
        <TextButton leftSection={<IconArrowLeft size={16} />} onClick={onClose} data-autofocus>
          {t.versions.close}
        </TextButton>
        <Select
          size="xs"
          aria-label={t.versions.from}
          data={options}
          value={there ? String(from) : null}
          onChange={(value) => value && onChoose(`${value}-${to}`)}
          allowDeselect={false}
        />
        <span aria-hidden="true">→</span>
        <Select
          size="xs"
          aria-label={t.versions.to}
          data={options}
          value={there ? String(to) : null}
          onChange={(value) => value && onChoose(`${from}-${value}`)}
          allowDeselect={false}
        />
      </div>
      {!there ? (
        <p role="note">{t.versions.none(article.version)}</p>
      ) : from === to ? (
        <p role="note">{t.versions.same}</p>
      ) : failed ? (
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      ) : before.data && after.data ? (
        <>
          <p className={classes.when}>
            {t.versions.takenIn(from)} <Day at={before.data.created_at} /> → {t.versions.takenIn(to)}{" "}
            <Day at={after.data.created_at} />
          </p>
          <Differences
            key={chosen}
            before={before.data.text}
            after={after.data.text}
            language={article.language ?? null}
          />
        </>
      ) : (
        <Lines rows={12} label={t.versions.loading} />
      )}
    </section>
  );
}

type DifferencesProps = { before: string; after: string; language: string | null };

export function Differences({ before, after, language }: DifferencesProps) {
  const stretches = useMemo(() => numbered(compareTexts(before, after)), [before, after]);
  const changes = stretches.filter(({ stretch }) => stretch.type === "changed").length;
  const [most, setMost] = useState(AT_ONCE);
  const at = useRef(-1);
  const list = useRef<HTMLDivElement>(null);
  const jump = (by: number) => {
    const places = list.current?.querySelectorAll<HTMLElement>("[data-change]") ?? [];
    if (places.length === 0) return;
    at.current = (at.current + by + places.length) % places.length;
    const place = places[at.current];
    place?.scrollIntoView({ block: "center" });
    place?.focus({ preventScroll: true });
  };
  const shown = stretches.filter(({ change }) => change <= most);
  return (
    <>
      <div className={classes.jump}>
        <span role="status">{t.versions.changes(changes)}</span>
        {changes > 0 ? (
          <>
            <SmallButton leftSection={<IconArrowUp size={15} />} onClick={() => jump(at.current < 0 ? 0 : -1)}>
              {t.versions.previous}
            </SmallButton>
            <SmallButton leftSection={<IconArrowDown size={15} />} onClick={() => jump(1)}>
              {t.versions.next}
            </SmallButton>
          </>
        ) : null}
      </div>
      <div ref={list} className={classes.text} lang={language ?? undefined} dir="auto">
        {shown.map(({ stretch, key, first, last }) =>
          stretch.type === "same" ? (
            <Same key={key} paragraphs={stretch.paragraphs} first={first} last={last} />
          ) : (
            <Changed key={key} before={stretch.before} after={stretch.after} />
          ),
        )}
      </div>
      {changes > most ? (
        <Button variant="default" onClick={() => setMost(most + AT_ONCE)}>
          {t.versions.more(changes - most)}
        </Button>
      ) : null}
    </>
  );
}

/** The paragraphs next to a change stay; what lies between is folded until it is wanted. */
function Same({ paragraphs, first, last }: { paragraphs: string[]; first: boolean; last: boolean }) {
  const [open, setOpen] = useState(false);
  const head = first ? 0 : 1;
  const tail = last ? 0 : 1;
  const folded = paragraphs.length - head - tail;
  if (open || folded <= 1) return paragraphs.map(paragraph);
  return (
    <>
      {paragraphs.slice(0, head).map(paragraph)}
      <TextButton color="gray" fullWidth className={classes.fold} aria-expanded={false} onClick={() => setOpen(true)}>
        {t.versions.unchanged(folded)}
      </TextButton>
      {paragraphs.slice(paragraphs.length - tail).map(paragraph)}
    </>
  );
}

function paragraph(text: string, index: number) {
  return <p key={index}>{text}</p>;
}

function Changed({ before, after }: { before: string | null; after: string | null }) {
  const words = useMemo(
    () => (before !== null && after !== null ? compareWords(before, after) : null),
    [before, after],
  );
  if (before !== null && after !== null && words) {
    let place = 0;
    return (
      <p className={classes.changed} data-change tabIndex={-1}>
        {words.map(({ text, change }) => {
          const key = place;
          place += text.length;
          if (change === "same") return <span key={`${key}=`}>{text}</span>;
          const Tag = change === "added" ? "ins" : "del";
          return (
            <Tag key={`${key}${change}`}>
              <span className="visually-hidden">{t.versions[change]}</span>
              {text}
              <span className="visually-hidden">{t.versions.ended}</span>
            </Tag>
          );
        })}
      </p>
    );
  }
  return (
    <div className={classes.changed} data-change tabIndex={-1}>
      {before !== null && after !== null ? (
        <p className={classes.whole} role="note">
          {t.versions.whole}
        </p>
      ) : null}
      {before === null ? null : (
        <p>
          <del>
            <span className="visually-hidden">{t.versions.removedParagraph}</span>
            {before}
          </del>
        </p>
      )}
      {after === null ? null : (
        <p>
          <ins>
            <span className="visually-hidden">{t.versions.addedParagraph}</span>
            {after}
          </ins>
        </p>
      )}
    </div>
  );
}

/** Each stretch with how many changes there are up to it, and whether it begins or ends the text. */
function numbered(stretches: Stretch[]) {
  let change = 0;
  return stretches.map((stretch, index) => {
    if (stretch.type === "changed") change += 1;
    return {
      stretch,
      change,
      key: index,
      first: index === 0,
      last: index === stretches.length - 1,
    };
  });
}
