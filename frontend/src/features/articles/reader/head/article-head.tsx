// The head of an article: title, source, analysis, versions.

import { IconExternalLink, IconGitCompare, IconHistory } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Article } from "../../../../api/types";
import { opening, safeHref } from "../../../../lib/words/words";
import { t } from "../../../../texts";
import { TextButton } from "../../../../ui/controls/buttons";
import { Day } from "../../../../ui/marks/moment";
import { usePageTitle } from "../../../../ui/page-title";
import { AnalyseAgain } from "../../analyse-again";
import { AnalysisState } from "../../analysis-state";
import { isBusy } from "../../queries";
import { ArchivedNote, ArchiveMenu } from "./archive-article";
import classes from "./article-head.module.css";
import { Copies } from "./copies";
import { CorrectArticle } from "./correct-article";
import { Watch } from "./watch";

type Props = { article: Article; mayRemove: boolean; onHistory: () => void; onVersions: () => void };

export function ArticleHead({ article, mayRemove, onHistory, onVersions }: Props) {
  const title = article.title ?? opening(article.text || article.opening);
  usePageTitle(title);
  const href = safeHref(article.url);
  return (
    <header className={classes.head}>
      <div className={classes.over}>
        {article.outlet ? <strong dir="auto">{article.outlet}</strong> : null}
        {article.published_at ? <Day at={article.published_at} /> : null}
        {article.byline ? <span dir="auto">{article.byline}</span> : null}
        {article.version > 1 ? <span>{t.articles.version(article.version)}</span> : null}
        {href ? (
          <a href={href} target="_blank" rel="noreferrer" className={classes.original}>
            {t.articles.original} <IconExternalLink size={14} aria-hidden="true" />
          </a>
        ) : null}
      </div>
      <h1
        className={classes.title}
        data-untitled={article.title ? undefined : true}
        lang={article.language ?? undefined}
        dir="auto"
      >
        {title}
      </h1>
      <div className={classes.under}>
        <AnalysisState article={article} />
        <Earlier article={article} />
        {article.version > 0 ? <AnalyseAgain id={article.id} busy={isBusy(article.analysis.state)} /> : null}
        <TextButton leftSection={<IconHistory size={15} />} onClick={onHistory}>
          {t.articles.history}
        </TextButton>
        <CorrectArticle article={article} />
        {article.version > 1 ? (
          <TextButton leftSection={<IconGitCompare size={15} />} onClick={onVersions}>
            {t.versions.open}
          </TextButton>
        ) : null}
        <ArchiveMenu article={article} mayRemove={mayRemove} />
      </div>
      <ArchivedNote article={article} />
      <Copies article={article} />
      <Watch article={article} onCompare={onVersions} />
    </header>
  );
}

/** Claims that the list next to the text does not show, because the newest version no longer has their words. */
function Earlier({ article: { id, analysis, claims } }: { article: Article }) {
  if (claims.earlier === 0 || isBusy(analysis.state)) return null;
  return (
    <Link to="/queue" search={{ article: id, state: "all" }} title={t.articles.earlierHelp}>
      {t.articles.earlier(claims.earlier)}
    </Link>
  );
}
