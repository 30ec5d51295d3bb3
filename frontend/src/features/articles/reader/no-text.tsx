// The place of the text while the page is fetched, or why it cannot be read and what to do.
import { Button, Group } from "@mantine/core";
import { IconClipboardText, IconFileAlert, IconRefresh } from "@tabler/icons-react";
import { Link, Navigate } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Article } from "../../../api/types";
import { t } from "../../../texts";
import { Lines } from "../../../ui/feedback/lines";
import { Notice } from "../../../ui/feedback/notice";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { useFetchAgain } from "../actions";

export function NoText({ article }: { article: Article }) {
  const again = useFetchAgain(article.id);
  const { fetch } = article;
  const original = fetch?.same_as;
  useEffect(() => {
    if (original) sayDone(t.articles.fetchProblems.known);
  }, [original]);
  if (original) return <Navigate to="/articles/$articleId" params={{ articleId: original }} replace />;
  if (fetch?.state !== "failed" || !fetch.problem) return <Lines rows={10} label={t.articles.fetching} />;
  const actions = (
    <Group justify="center">
      <Button
        component={Link}
        to="/articles/new"
        state={{ address: article.url ?? "" }}
        leftSection={<IconClipboardText size={16} />}
      >
        {t.articles.pasteText}
      </Button>
      <Button
        variant="default"
        loading={again.isPending}
        onClick={() => again.mutate(undefined, { onError: sayFailed })}
        leftSection={<IconRefresh size={16} />}
      >
        {t.articles.fetchAgain}
      </Button>
    </Group>
  );
  return (
    <Notice icon={<IconFileAlert />} title={t.articles.notRead} action={actions}>
      {t.articles.fetchProblems[fetch.problem]} {t.articles.pasteHelp}
    </Notice>
  );
}
