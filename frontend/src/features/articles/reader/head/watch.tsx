// The watch over an article's page: the last look, what it found, and a look now.

import { IconClockSearch, IconFileOff, IconGitCompare } from "@tabler/icons-react";
import type { Article, ArticleWatch } from "../../../../api/types";
import { t } from "../../../../texts";
import { TextButton } from "../../../../ui/controls/buttons";
import { sayDone, sayFailed } from "../../../../ui/feedback/say";
import { Moment } from "../../../../ui/marks/moment";
import { phrase } from "../../../../ui/phrase";
import { useFetchAgain } from "../../actions";
import classes from "./watch.module.css";

type Props = { article: Article; onCompare: () => void };

export function Watch({ article, onCompare }: Props) {
  const look = useFetchAgain(article.id);
  const { watch } = article;
  if (!watch) return null;
  return (
    <div className={classes.watch} data-tone={watch.gone_at ? "bad" : watch.changed_at ? "changed" : undefined}>
      <State watch={watch} version={article.version} onCompare={onCompare} />
      <TextButton
        leftSection={<IconClockSearch size={15} />}
        loading={look.isPending}
        onClick={() => look.mutate(undefined, { onSuccess: () => sayDone(t.watch.looking), onError: sayFailed })}
      >
        {t.watch.lookNow}
      </TextButton>
    </div>
  );
}

function State({ watch, version, onCompare }: { watch: ArticleWatch; version: number; onCompare: () => void }) {
  if (watch.gone_at) {
    return (
      <span role="note">
        <IconFileOff size={15} aria-hidden="true" />{" "}
        {phrase(t.watch.gone(<Moment key="at" at={watch.failed_since ?? watch.gone_at} />))}
        {watch.problem ? ` ${t.articles.fetchProblems[watch.problem]}` : null}
      </span>
    );
  }
  if (watch.problem) {
    return <span role="note">{`${t.watch.failed} ${t.articles.fetchProblems[watch.problem]}`}</span>;
  }
  if (watch.changed_at && version > 1) {
    return (
      <span role="note">
        {phrase(t.watch.changed(<Moment key="at" at={watch.changed_at} />))}{" "}
        <TextButton leftSection={<IconGitCompare size={15} />} onClick={onCompare}>
          {t.watch.compare}
        </TextButton>
      </span>
    );
  }
  return watch.looked_at ? <span>{phrase(t.watch.same(<Moment key="at" at={watch.looked_at} />))}</span> : null;
}
