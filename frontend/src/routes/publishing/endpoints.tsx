// The endpoints page.

import { Button } from "@mantine/core";
import { IconPlus, IconWebhook } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { endpointsQuery } from "../../features/publishing/endpoints/data";
import { EndpointForm } from "../../features/publishing/endpoints/endpoint-form";
import { EndpointList } from "../../features/publishing/endpoints/endpoint-list";
import { t } from "../../texts";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { Page } from "../../ui/page";
import { ShownOnce } from "../../ui/secrets/shown-once";
import classes from "./endpoints.module.css";

const route = getRouteApi("/desk/endpoints");

export function EndpointsPage() {
  const { endpoint, state } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(endpointsQuery);
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<{ url: string; secret: string } | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t.endpoints.addOne}
    </Button>
  );
  const kinds = { webhook: query.data?.kinds ?? [], chat: query.data?.chat_kinds ?? [] };
  const none = query.data?.items.length === 0 && !adding;
  return (
    <Page
      title={t.endpoints.title}
      width={960}
      lead={t.endpoints.lead}
      tools={adding || none || !query.data ? null : add}
    >
      {adding && query.data ? (
        <section aria-label={t.endpoints.addOne} className={classes.add}>
          <EndpointForm
            kinds={kinds}
            onAdded={(url, secret) => setAdded({ url, secret })}
            onDone={() => setAdding(false)}
          />
        </section>
      ) : null}
      {added ? (
        <ShownOnce title={t.endpoints.secretFor(added.url)} secret={added.secret} onClose={() => setAdded(null)}>
          {t.endpoints.secretForHelp}
        </ShownOnce>
      ) : null}
      {query.data ? (
        <EndpointList
          endpoints={query.data.items}
          kinds={kinds}
          open={endpoint}
          state={state}
          onOpen={(id, which) => void navigate({ search: { endpoint: id, state: which }, resetScroll: false })}
        />
      ) : (
        <Pending query={query} rows={6} />
      )}
      {none ? (
        <Notice icon={<IconWebhook />} title={t.endpoints.none} action={add}>
          {t.endpoints.noneHelp}
        </Notice>
      ) : null}
    </Page>
  );
}
