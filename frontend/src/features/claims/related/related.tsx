// Related claims of other articles, and whether they agree.
import { IconEqual, IconEqualNot, IconFiles, IconQuestionMark } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Agreement, ClaimFile, ClaimSummary, ComparedValue, Value } from "../../../api/types";
import { writePlace } from "../../../lib/text/place";
import { measureText } from "../../../lib/words/codes";
import { figure } from "../../../lib/words/figures";
import { day } from "../../../lib/words/times";
import { claimantText } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { Lines } from "../../../ui/feedback/lines";
import { Failed, Notice } from "../../../ui/feedback/notice";
import { RatingOf } from "../../../ui/marks/rated";
import { StateChip } from "../marks";
import { relatedQuery } from "../queries";
import { Match } from "./match";
import classes from "./related.module.css";
import { RelatedChart } from "./related-chart";
import { seriesOf } from "./related-series";

const SIGNS = { agrees: IconEqual, differs: IconEqualNot, unknown: IconQuestionMark } satisfies Record<
  Agreement,
  typeof IconEqual
>;

type Props = {
  claim: ClaimFile;
  /** How another claim is made one with this. */
  merge: (other: ClaimSummary) => ReactNode;
  /** Leads to the verdict, after one was reused. */
  onVerdict: () => void;
};

export function Related({ claim, merge, onVerdict }: Props) {
  const query = useQuery(relatedQuery(claim.id));
  if (query.isPending) return <Lines rows={6} label={t.related.loading} />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (query.data.length === 0)
    return (
      <Notice icon={<IconFiles />} title={t.related.none}>
        {t.related.noneHint}
      </Notice>
    );
  const own = { claim, values: claim.appearances.flatMap((appearance) => appearance.values) };
  return (
    <section className={classes.section} aria-label={t.related.title}>
      {seriesOf(own, query.data).map((series) => (
        <RelatedChart key={`${series.type} ${series.measures}`} series={series} />
      ))}
      <table className={classes.table}>
        <caption className="visually-hidden">{t.related.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.related.article}</th>
            <th scope="col">{t.related.says}</th>
            <th scope="col">{t.related.comparison}</th>
          </tr>
        </thead>
        <tbody>
          <Row own claim={claim} values={own.values} comparison={t.related.standings.own} />
          {query.data.map((related) => {
            const { claim: other, values, agreement } = related;
            // Equal sentences are the same claim whether or not they have figures to compare.
            const isSame = agreement === "unknown" && related.reasons.includes("same_words");
            const Icon = isSame ? IconEqual : SIGNS[agreement];
            return (
              <Row
                key={other.id}
                claim={other}
                values={values}
                comparison={
                  <>
                    <span className={classes.agreement} data-agreement={isSame ? "agrees" : agreement}>
                      <Icon size={15} aria-hidden="true" />{" "}
                      {isSame ? t.related.reasons.same_words : t.related.agreements[agreement]}
                    </span>
                    <Match claim={claim} related={related} onReused={onVerdict} />
                    {merge(other)}
                  </>
                }
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Each value once, also if several articles of one claim have it. */
function distinct<V extends Value | ComparedValue>(values: readonly V[]): V[] {
  return [...new Map(values.map((value) => [`${figure(value, day)} ${value.measures}`, value])).values()];
}

/** What is counted, unless the unit says it. */
function counted(said: string, value: Value | ComparedValue): string {
  const measures = measureText(value.measures);
  return said.toLowerCase().endsWith(measures.toLowerCase()) ? "" : measures;
}

type RowProps = {
  claim: ClaimSummary;
  values: readonly (Value | ComparedValue)[];
  /** The claim that the others are compared with. */
  own?: boolean;
  comparison: ReactNode;
};

function Row({ claim, values, own = false, comparison }: RowProps) {
  const { article } = claim;
  return (
    <tr data-own={own || undefined}>
      <th scope="row">
        <Link
          dir="auto"
          to="/articles/$articleId"
          params={{ articleId: article.id }}
          search={{
            claim: claim.id,
            tab: "related",
            at: writePlace(claim.span),
            of: String(article.version),
          }}
          title={article.title ?? undefined}
        >
          {article.outlet ?? article.title ?? t.claims.untitledArticle}
        </Link>
        {article.published_at ? <span className={classes.where}>{day(article.published_at)}</span> : null}
      </th>
      <td>
        <span className={classes.who}>{claimantText(claim.claimant)}</span>
        {distinct(values).map((value) => {
          const stands = "agreement" in value && value.agreement === "differs";
          const said = figure(value, day);
          return said ? (
            <span
              key={`${value.span.start}-${value.span.end}`}
              className={classes.value}
              data-differs={stands || undefined}
            >
              {stands ? (
                <>
                  <IconEqualNot size={14} aria-hidden="true" />
                  <span className="visually-hidden">{t.related.differsHere}</span>
                </>
              ) : null}
              <span className="figures">{said}</span> <span className="muted">{counted(said, value)}</span>
            </span>
          ) : null;
        })}
        <q dir="auto" className={classes.quote}>
          {claim.quote}
        </q>
      </td>
      <td>
        <div className={classes.comparison}>
          {comparison}
          <RatingOf claim={claim} />
          <StateChip state={claim.state} />
        </div>
      </td>
    </tr>
  );
}
