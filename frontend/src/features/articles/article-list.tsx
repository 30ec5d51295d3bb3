// The list of articles with their progress.
import { Link } from "@tanstack/react-router";
import type { ArticleSummary } from "../../api/types";
import { opening } from "../../lib/words/words";
import { locale, t } from "../../texts";
import { Day, Moment } from "../../ui/marks/moment";
import { phrase } from "../../ui/phrase";
import { AnalyseAgain } from "./analyse-again";
import { AnalysisState } from "./analysis-state";
import classes from "./article-list.module.css";

export function ArticleList({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <ul className={classes.list}>
      {articles.map((article) => (
        <li key={article.id} className={classes.item}>
          <div className={classes.what}>
            <p className={classes.over}>
              {article.outlet ? <strong dir="auto">{article.outlet}</strong> : null}
              {article.published_at ? <Day at={article.published_at} /> : null}
              <span className="muted">{phrase(t.articles.added(<Moment at={article.created_at} />))}</span>
            </p>
            <Link
              to="/articles/$articleId"
              params={{ articleId: article.id }}
              className={classes.title}
              data-untitled={article.title ? undefined : true}
              lang={article.language ?? undefined}
              dir="auto"
            >
              {article.title ?? opening(article.opening)}
            </Link>
          </div>
          <div className={classes.state}>
            <AnalysisState article={article} />
            {article.analysis.state === "failed" ? <AnalyseAgain id={article.id} className={classes.action} /> : null}
            <Progress article={article} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Published, closed otherwise, and still open, as shares of all claims. */
function Progress({ article }: { article: ArticleSummary }) {
  const { total, open, published } = article.claims;
  if (total === 0) return null;
  const words = t.articles.progress(published.toLocaleString(locale), open, total);
  return (
    <>
      <span className={classes.track} title={words} aria-hidden="true">
        <span className={classes.published} style={{ width: `${(100 * published) / total}%` }} />
        <span className={classes.closed} style={{ width: `${(100 * (total - open - published)) / total}%` }} />
      </span>
      <span className="muted">{published > 0 ? t.articles.openPublished(open, published) : t.articles.open(open)}</span>
    </>
  );
}
