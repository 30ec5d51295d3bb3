// The log page: events of the whole newsroom.

import { Button } from "@mantine/core";
import { IconDownload, IconListSearch } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { addressOf } from "../../api/address";
import { articleQuery } from "../../features/articles/queries";
import { Entries } from "../../features/claims/file/history";
import { claimQuery } from "../../features/claims/queries";
import { LogFilters } from "../../features/newsroom/audit/log-filters";
import { statementsIn, withoutItsName } from "../../features/newsroom/audit/names";
import { eventsQuery } from "../../features/newsroom/audit/queries";
import { together } from "../../features/newsroom/audit/together";
import { peopleQuery } from "../../features/people/accounts/data";
import { sessionQuery } from "../../features/people/sessions/queries";
import { opening } from "../../lib/words/words";
import { t } from "../../texts";
import { SmallButton, TextButton } from "../../ui/controls/buttons";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { LoadMore } from "../../ui/lists/load-more";
import { Page } from "../../ui/page";
import classes from "./log.module.css";
import { ArticleName, ClaimName } from "./log-names";

const route = getRouteApi("/desk/log");

export function AuditPage() {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return session.permissions.includes("administer") ? <Log /> : <Notice page title={t.audit.notYours} />;
}

function Log() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const { data: people = [] } = useQuery(peopleQuery);
  const subject = useSubject(filter.subject);
  const query = useInfiniteQuery(eventsQuery(filter));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  const statements = statementsIn(entries);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const acts = together(entries);
  const shown = acts.flatMap((act) => (act.some(({ id }) => opened.has(id)) ? act : act.slice(0, 1)));
  const more = new Map(acts.map((act) => [act[0]?.id, act]));
  const clear = (
    <Button variant="default" onClick={() => void navigate({ search: {} })}>
      {t.audit.clear}
    </Button>
  );
  return (
    <Page
      title={t.audit.title}
      width={900}
      lead={t.audit.lead}
      tools={
        <SmallButton
          component="a"
          href={addressOf("/api/v1/events/proof", {})}
          download
          leftSection={<IconDownload size={15} />}
        >
          {t.audit.export}
        </SmallButton>
      }
    >
      <LogFilters
        filter={filter}
        people={people}
        subject={subject}
        onChange={(search) => void navigate({ search, resetScroll: false })}
      />
      <Pending query={query} rows={10} found={entries.length} />
      {query.isSuccess && entries.length === 0 ? (
        <Notice icon={<IconListSearch />} title={t.audit.none} action={clear}>
          {t.audit.noneNext}
        </Notice>
      ) : null}
      <Entries
        entries={shown.map(withoutItsName)}
        about={({ id, claim_id: claim, article_id: article }) =>
          claim ? (
            <span className={classes.about}>
              <ClaimName id={claim} known={statements.get(claim)} />
              <Only subject={`claim:${claim}`} label={t.audit.onlyClaim} current={filter.subject} />
              <More
                act={(more.get(id) ?? []).map((entry) => entry.id)}
                opened={opened}
                onOpen={(act) => setOpened(new Set([...opened, ...act]))}
              />
            </span>
          ) : article ? (
            <span className={classes.about}>
              <ArticleName id={article} />
              <Only subject={`article:${article}`} label={t.audit.onlyArticle} current={filter.subject} />
            </span>
          ) : null
        }
      />
      <LoadMore query={query} />
    </Page>
  );
}

type MoreProps = { act: readonly string[]; opened: ReadonlySet<string>; onOpen: (act: readonly string[]) => void };

/** The way to the other claims of one act. */
function More({ act, opened, onOpen }: MoreProps) {
  const others = act.length - 1;
  if (others < 1 || act.some((id) => opened.has(id))) return null;
  return <TextButton onClick={() => onOpen(act)}>{t.audit.moreClaims(others)}</TextButton>;
}

type OnlyProps = { subject: string; label: string; current: string | undefined };

function Only({ subject, label, current }: OnlyProps) {
  if (subject === current) return null;
  return (
    <Link to="/log" search={(old) => ({ ...old, subject })} className={classes.only}>
      {label}
    </Link>
  );
}

/** The claim or article that the log is narrowed to, in words. */
function useSubject(subject: string | undefined): string | null {
  const [sort, id = ""] = (subject ?? "").split(":");
  const claim = useQuery({ ...claimQuery(id), enabled: sort === "claim" });
  const article = useQuery({ ...articleQuery(id), enabled: sort === "article" });
  if (sort === "claim" && claim.data) return t.audit.oneClaim(claim.data.statement);
  if (sort === "article" && article.data) return t.audit.oneArticle(article.data.title ?? opening(article.data.text));
  return null;
}
