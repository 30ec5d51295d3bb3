// The subscriptions page.

import { Button, FileButton, Group } from "@mantine/core";
import { IconPlus, IconRss } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { addressOf } from "../../api/address";
import { subscriptionsQuery, useImportOpml } from "../../features/articles/subscriptions/data";
import { SubscriptionForm } from "../../features/articles/subscriptions/subscription-form";
import { SubscriptionList } from "../../features/articles/subscriptions/subscription-list";
import classes from "../../features/articles/subscriptions/subscriptions.module.css";
import { peopleQuery } from "../../features/people/accounts/data";
import { sessionQuery } from "../../features/people/sessions/queries";
import { t } from "../../texts";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { sayDone, sayFailed } from "../../ui/feedback/say";
import { LoadMore } from "../../ui/lists/load-more";
import { Page } from "../../ui/page";

const route = getRouteApi("/desk/subscriptions");

export function SubscriptionsPage() {
  const { subscription } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(subscriptionsQuery);
  const { data: session } = useQuery(sessionQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const [adding, setAdding] = useState(false);
  const subscriptions = query.data?.pages.flatMap((page) => page.items) ?? [];
  const mayChange = session?.permissions.includes("publish") ?? false;
  const open = (id: string | undefined) =>
    void navigate({ search: id ? { subscription: id } : {}, resetScroll: false });
  const none = query.isSuccess && subscriptions.length === 0 && !adding;
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t.subscriptions.add}
    </Button>
  ) : null;
  return (
    <Page
      title={t.subscriptions.title}
      width={960}
      lead={t.subscriptions.lead}
      tools={<Opml mayImport={mayChange} mayExport={subscriptions.length > 0} add={adding || none ? null : add} />}
    >
      {adding ? (
        <section aria-label={t.subscriptions.add} className={classes.add}>
          <SubscriptionForm
            people={people}
            onDone={(added) => {
              setAdding(false);
              if (added) open(added.id);
            }}
          />
        </section>
      ) : null}
      <Pending query={query} rows={6} found={subscriptions.length} />
      <SubscriptionList
        subscriptions={subscriptions}
        people={people}
        mayChange={mayChange}
        open={subscription}
        onOpen={open}
      />
      <LoadMore query={query} />
      {none ? (
        <Notice icon={<IconRss />} title={t.subscriptions.none} action={add}>
          {t.subscriptions.noneHelp}
        </Notice>
      ) : null}
    </Page>
  );
}

type OpmlProps = { mayImport: boolean; mayExport: boolean; add: React.ReactNode };

/** Lists of feeds, in and out, as feed readers exchange them. */
function Opml({ mayImport, mayExport, add }: OpmlProps) {
  const { mutate, isPending } = useImportOpml();
  const take = (file: File | null) => {
    if (!file) return;
    mutate(file, {
      onSuccess: ({ added, known, refused }) => sayDone(t.subscriptions.imported(added, known, refused)),
      onError: sayFailed,
    });
  };
  return (
    <Group gap="xs">
      {mayExport ? (
        <Button component="a" variant="default" href={addressOf("/api/v1/subscriptions.opml", {})} download>
          {t.subscriptions.exportOpml}
        </Button>
      ) : null}
      {mayImport ? (
        <FileButton onChange={take} accept=".opml,.xml,text/x-opml,text/xml">
          {(props) => (
            <Button {...props} variant="default" loading={isPending}>
              {t.subscriptions.importOpml}
            </Button>
          )}
        </FileButton>
      ) : null}
      {add}
    </Group>
  );
}
