// What happened in the whole newsroom, and how is it proved?
import { Button, Select } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { peopleQuery } from "../features/accounts/queries";
import { eventsQuery } from "../features/audit/queries";
import { Entries } from "../features/claims/history";
import { Lines } from "../ui/lines";
import { LoadMore } from "../ui/load-more";
import { Failed } from "../ui/notice";
import classes from "./new-article.module.css";

export function AuditPage() {
  const [actor, setActor] = useState<string | null>(null);
  const { data: people = [] } = useQuery(peopleQuery);
  const query = useInfiniteQuery(eventsQuery({ actor: actor ?? undefined }));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes.page}>
      <h1>Log</h1>
      <p className="muted">
        Everything that happened, as it was written. Each entry carries the hash of the one before it; the
        export holds all of it with its proof.
      </p>
      <Button
        component="a"
        href="/api/v1/events/proof"
        download
        variant="default"
        size="compact-sm"
        leftSection={<IconDownload size={15} />}
      >
        Export with proof
      </Button>
      <Select
        label="Who"
        placeholder="Everybody"
        clearable
        mt="sm"
        data={people.map((person) => ({ value: person.id, label: person.name }))}
        value={actor}
        onChange={setActor}
      />
      {query.isPending ? <Lines rows={10} label="Loading the log" /> : null}
      {query.isError && entries.length === 0 ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : null}
      <Entries
        entries={entries}
        about={(entry) =>
          entry.claim_id ? (
            <Link to="/claims/$claimId" params={{ claimId: entry.claim_id }}>
              Claim
            </Link>
          ) : entry.article_id ? (
            <Link to="/articles/$articleId" params={{ articleId: entry.article_id }}>
              Article
            </Link>
          ) : null
        }
      />
      <LoadMore
        more={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        load={() => void query.fetchNextPage()}
      />
    </div>
  );
}
