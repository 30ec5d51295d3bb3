// The articles page.

import { Button } from "@mantine/core";
import { IconArchive, IconArticle, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useAddArticle } from "../../features/articles/actions";
import { ArticleList } from "../../features/articles/article-list";
import { Arrivals } from "../../features/articles/intake/arrivals";
import { addressOf } from "../../features/articles/intake/article-file";
import { ChooseFiles } from "../../features/articles/intake/choose-files";
import { useIntake } from "../../features/articles/intake/intake";
import { IntakeList } from "../../features/articles/intake/intake-list";
import { articlesQuery } from "../../features/articles/queries";
import { FirstSteps, useFirstStepsDeciding } from "../../features/newsroom/first-steps/first-steps";
import { sessionQuery } from "../../features/people/sessions/queries";
import { t } from "../../texts";
import { SearchField } from "../../ui/controls/search-field";
import { Lines } from "../../ui/feedback/lines";
import { Failed, Notice } from "../../ui/feedback/notice";
import { sayFailed } from "../../ui/feedback/say";
import { LoadMore } from "../../ui/lists/load-more";
import { usePageTitle } from "../../ui/page-title";
import classes from "./articles.module.css";

const route = getRouteApi("/desk/articles");

export function ArticlesPage() {
  usePageTitle(t.articles.title);
  const { q = "", archived } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(articlesQuery(q, archived === "true"));
  const deciding = useFirstStepsDeciding();
  const { data: session } = useQuery(sessionQuery);
  const account = session?.account.id ?? "";
  const { intake } = useIntake(account);
  const { mutate: addArticle } = useAddArticle();
  const bring = (pasted: string) => {
    const url = addressOf(pasted);
    if (!url) return void navigate({ to: "/articles/new", search: {}, state: { pasted } });
    addArticle(
      { url },
      {
        onSuccess: ({ article }) =>
          void navigate({ to: "/articles/$articleId", params: { articleId: article.id }, search: {} }),
        onError: sayFailed,
      },
    );
  };
  const articles = query.data?.pages.flatMap((page) => page.items) ?? [];
  const add = (
    <Button component={Link} to="/articles/new" leftSection={<IconPlus size={16} />}>
      {t.intake.add}
    </Button>
  );
  return (
    <div className={classes.page}>
      <Arrivals onFiles={intake.add} onText={bring} />
      <header className={classes.head}>
        <h1>{t.articles.title}</h1>
        <SearchField
          className={classes.search}
          label={t.articles.search}
          placeholder={t.articles.searchSuch}
          value={q}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, q: value || undefined }), replace: true })}
        />
        <Link to="/articles" search={{ q: q || undefined, archived: archived ? undefined : "true" }}>
          {archived ? t.archive.toList : t.archive.toArchive}
        </Link>
        <ChooseFiles onFiles={intake.add} size="sm" />
        {add}
      </header>
      <FirstSteps admin={session?.permissions.includes("administer") ?? false} className={classes.panel} />
      <IntakeList account={account} />
      {query.isPending || deciding ? <Lines rows={10} /> : null}
      {query.isError && articles.length === 0 ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && articles.length === 0 && !deciding ? (
        archived && !q ? (
          <Notice icon={<IconArchive />} title={t.archive.none}>
            {t.archive.noneNext}
          </Notice>
        ) : q ? (
          <Notice icon={<IconArticle />} title={t.articles.noMatch(q)}>
            {t.articles.noMatchHelp}
          </Notice>
        ) : (
          <Notice icon={<IconArticle />} title={t.articles.none} action={add}>
            {t.intake.dropSomewhere}
          </Notice>
        )
      ) : null}
      {deciding ? null : <ArticleList articles={articles} />}
      <LoadMore query={query} />
    </div>
  );
}
