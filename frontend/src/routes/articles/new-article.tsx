// The page for a new article.

import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouter, useRouterState } from "@tanstack/react-router";
import { ArticleForm } from "../../features/articles/intake/article-form";
import { IntakeList } from "../../features/articles/intake/intake-list";
import { sessionQuery } from "../../features/people/sessions/queries";
import { t } from "../../texts";
import { sayDone } from "../../ui/feedback/say";
import { Page } from "../../ui/page";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** A text that was pasted on another page, to begin an article with; a reload keeps it. */
    pasted?: string;
    /** The address of an article whose page could not be read. */
    address?: string;
  }
}

export function NewArticlePage() {
  const navigate = useNavigate();
  const router = useRouter();
  const pasted = useRouterState({ select: ({ location }) => location.state.pasted });
  const address = useRouterState({ select: ({ location }) => location.state.address });
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return (
    <Page title={t.intake.add}>
      <IntakeList account={session.account.id} />
      <ArticleForm
        account={session.account.id}
        text={pasted ?? ""}
        url={address ?? ""}
        onCancel={() => router.history.back()}
        onAdded={({ article, known }) => {
          if (known) sayDone(t.intake.knownOpened);
          else if (article.version > 1) sayDone(t.intake.newVersionOpened(article.version));
          void navigate({ to: "/articles/$articleId", params: { articleId: article.id }, search: {} });
        }}
      />
    </Page>
  );
}
