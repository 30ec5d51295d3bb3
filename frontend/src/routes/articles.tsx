// Which articles are on the desk?
import { Button } from "@mantine/core";
import { IconArticle, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ArticleList } from "../features/articles/article-list";
import { articlesQuery } from "../features/articles/queries";
import { Lines } from "../ui/lines";
import { LoadMore } from "../ui/load-more";
import { Failed, Notice } from "../ui/notice";
import { SearchField } from "../ui/search-field";
import classes from "./articles.module.css";

const route = getRouteApi("/desk/articles");

export function ArticlesPage() {
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(articlesQuery(q));
  const articles = query.data?.pages.flatMap((page) => page.items) ?? [];
  const add = (
    <Button component={Link} to="/articles/new" leftSection={<IconPlus size={16} />}>
      Add an article
    </Button>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>Articles</h1>
        <SearchField
          className={classes.search}
          label="Search the articles"
          placeholder="Search"
          value={q}
          onChange={(value) => void navigate({ search: value ? { q: value } : {}, replace: true })}
        />
        {add}
      </header>
      {query.isPending ? <Lines rows={10} label="Loading the articles" /> : null}
      {query.isError && articles.length === 0 ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && articles.length === 0 ? (
        q ? (
          <Notice icon={<IconArticle />} title={`No article matches “${q}”`}>
            Try the outlet, or fewer words of the title.
          </Notice>
        ) : (
          <Notice icon={<IconArticle />} title="No articles yet" action={add}>
            Paste a text. Its checkable claims are found within seconds, each where it stands.
          </Notice>
        )
      ) : null}
      <ArticleList articles={articles} />
      <LoadMore
        more={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        load={() => void query.fetchNextPage()}
      />
    </div>
  );
}
