// The analysis state of an article.
import { Loader } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ArticleSummary } from "../../api/types";
import { count } from "../../lib/words/words";
import { t } from "../../texts";
import classes from "./analysis-state.module.css";

export function AnalysisState({
  article,
}: {
  article: Pick<ArticleSummary, "analysis" | "claims" | "version" | "fetch">;
}) {
  if (article.version === 0) return <FetchState fetch={article.fetch} />;
  const { state, problem, support } = article.analysis;
  if (state === "pending" || state === "running") {
    return (
      <span className={classes.state} role="status">
        <Loader size={14} aria-hidden="true" /> {t.articles.finding}
      </span>
    );
  }
  if (state === "failed") {
    return (
      <span className={classes.state} data-failed title={problem ?? undefined}>
        <IconAlertTriangle size={16} aria-hidden="true" />{" "}
        {problem ? t.articles.searchFailedFor(problem) : t.articles.searchFailed}
      </span>
    );
  }
  const { total, must_check } = article.claims;
  return (
    <span className={classes.state}>
      <span className="figures">
        {total === 0 ? t.articles.noClaims : count(total, t.common.claims)}
        {must_check > 0 ? t.articles.mustCheck(must_check) : ""}
      </span>
      {support === "basic" ? (
        <span className="muted" title={t.articles.basicHelp}>
          {t.articles.basic}
        </span>
      ) : null}
    </span>
  );
}

function FetchState({ fetch }: { fetch: ArticleSummary["fetch"] }) {
  if (fetch?.state === "failed") {
    return (
      <span className={classes.state} data-failed>
        <IconAlertTriangle size={16} aria-hidden="true" /> {t.articles.notRead}
      </span>
    );
  }
  return (
    <span className={classes.state} role="status">
      <Loader size={14} aria-hidden="true" /> {fetch?.problem ? t.articles.fetchAgainSoon : t.articles.fetching}
    </span>
  );
}
