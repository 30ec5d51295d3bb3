// The page for a new article.

import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouter, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import type { TakenIn } from "../../features/articles/actions";
import { addressOf } from "../../features/articles/intake/article-file";
import { ArticleForm } from "../../features/articles/intake/article-form";
import { Bookmarklet } from "../../features/articles/intake/bookmarklet";
import { IntakeList } from "../../features/articles/intake/intake-list";
import { dropSent, readSent, SentPage } from "../../features/articles/intake/sent";
import { CheckedAlready } from "../../features/claims/related/known";
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
  const [sent, setSent] = useState(readSent);
  if (!session) return null;
  const forget = () => {
    dropSent();
    setSent(null);
  };
  const opened = ({ article, known }: TakenIn) => {
    if (sent) forget();
    if (known) sayDone(t.intake.knownOpened);
    else if (article.version > 1) sayDone(t.intake.newVersionOpened(article.version));
    void navigate({ to: "/articles/$articleId", params: { articleId: article.id }, search: {} });
  };
  // A share menu knows no page, only its address or some text.
  const shared = sent && !sent.html ? sent.url || sent.text : "";
  return (
    <Page title={t.intake.add}>
      <IntakeList account={session.account.id} />
      {sent?.html ? <SentPage sent={sent} onAdded={opened} onDrop={forget} /> : null}
      {sent?.html ? null : (
        <ArticleForm
          account={session.account.id}
          text={pasted ?? shared}
          url={address ?? ""}
          known={(text) => (addressOf(text) ? null : <CheckedAlready text={text} />)}
          onCancel={() => {
            forget();
            router.history.back();
          }}
          onAdded={opened}
        />
      )}
      <Bookmarklet />
    </Page>
  );
}
