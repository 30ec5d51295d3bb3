// The glossary page.

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { GradeMark, KindChip, StateChip } from "../../features/claims/marks";
import { ratingsQuery } from "../../features/newsroom/ratings/data";
import { KINDS, kinds, states } from "../../lib/words/vocabulary";
import { t } from "../../texts";
import { Lines } from "../../ui/feedback/lines";
import { Failed } from "../../ui/feedback/notice";
import { Rated } from "../../ui/marks/rated";
import { Page } from "../../ui/page";
import classes from "./glossary.module.css";

export function GlossaryPage() {
  const ratings = useQuery(ratingsQuery);
  return (
    <Page title={t.glossary.title} lead={t.glossary.lead}>
      <nav className={classes.parts} aria-label={t.glossary.title}>
        {(["kinds", "grades", "states", "ratings"] as const).map((part) => (
          <a key={part} href={`#${part}`}>
            {t.glossary[part]}
          </a>
        ))}
      </nav>
      <Words id="kinds" title={t.glossary.kinds} lead={t.glossary.kindsLead}>
        {kinds().map((kind) => (
          <Word key={kind} mark={<KindChip kind={kind} />} means={KINDS[kind].meaning} />
        ))}
      </Words>
      <Words id="grades" title={t.glossary.grades} lead={t.glossary.gradesLead}>
        {(["must_check", "checkable"] as const).map((grade) => (
          <Word key={grade} mark={<GradeMark grade={grade} />} means={t.glossary.gradeMeanings[grade]} />
        ))}
      </Words>
      <Words id="states" title={t.glossary.states} lead={t.glossary.statesLead}>
        {states().map((state) => (
          <Word key={state} mark={<StateChip state={state} />} means={t.glossary.stateMeanings[state]} />
        ))}
      </Words>
      <Words id="ratings" title={t.glossary.ratings} lead={t.glossary.ratingsLead}>
        {(ratings.data ?? []).map(({ key, label, color, definition }) => (
          <Word key={key} mark={<Rated label={label} color={color} />} means={definition} />
        ))}
      </Words>
      {ratings.isPending ? <Lines rows={6} label={t.glossary.ratings} /> : null}
      {ratings.isError && !ratings.data ? <Failed error={ratings.error} retry={() => void ratings.refetch()} /> : null}
    </Page>
  );
}

type WordsProps = { id: string; title: string; lead: string; children: ReactNode };

function Words({ id, title, lead, children }: WordsProps) {
  return (
    <section id={id} className={classes.words}>
      <h2>{title}</h2>
      <p>{lead}</p>
      <dl>{children}</dl>
    </section>
  );
}

function Word({ mark, means }: { mark: ReactNode; means: string }) {
  return (
    <div className={classes.word}>
      <dt>{mark}</dt>
      <dd>{means}</dd>
    </div>
  );
}
