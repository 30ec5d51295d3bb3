// The deliveries of an endpoint with request and answer.

import { SegmentedControl } from "@mantine/core";
import { IconChevronRight, IconRefresh } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Delivery, DeliveryFile, DeliveryState, Endpoint } from "../../../api/types";
import { clock, full } from "../../../lib/words/times";
import { count } from "../../../lib/words/words";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Lines } from "../../../ui/feedback/lines";
import { Failed } from "../../../ui/feedback/notice";
import { Pending } from "../../../ui/feedback/pending";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { LoadMore } from "../../../ui/lists/load-more";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { Raw } from "../../../ui/secrets/raw";
import { deliveriesQuery, deliveryQuery, useRedeliver } from "./data";
import classes from "./endpoints.module.css";
import { OUTCOMES, OutcomeChip } from "./marks";
import { eventWords, lastWords, took } from "./words";

type Props = {
  endpoint: Endpoint;
  state: DeliveryState | undefined;
  onState: (state: DeliveryState | undefined) => void;
};

const STATES = ["waiting", "delivered", "given_up"] as const;

export function Deliveries({ endpoint, state, onState }: Props) {
  const query = useInfiniteQuery(deliveriesQuery(endpoint.id, state));
  const deliveries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.deliveries} aria-label={t.endpoints.messages}>
      <SegmentedControl
        aria-label={t.endpoints.which}
        size="xs"
        data={[
          { value: "all", label: t.endpoints.all },
          ...STATES.map((value) => ({ value, label: OUTCOMES[value].label })),
        ]}
        value={state ?? "all"}
        onChange={(value) => onState(STATES.find((known) => known === value))}
      />
      <Pending query={query} rows={4} found={deliveries.length} />
      {query.isSuccess && deliveries.length === 0 ? (
        <p className={classes.none}>
          {state
            ? t.endpoints.noneLikeThat
            : endpoint.state === "active"
              ? t.endpoints.noneYet
              : t.endpoints.noneUnverified}
        </p>
      ) : null}
      <ol className={classes.messages}>
        {deliveries.map((delivery) => (
          <Message key={delivery.id} endpoint={endpoint} delivery={delivery} />
        ))}
      </ol>
      <LoadMore query={query} />
    </section>
  );
}

function Message({ endpoint, delivery }: { endpoint: Endpoint; delivery: Delivery }) {
  const [open, setOpen] = useState(false);
  const details = useId();
  return (
    <li>
      <button
        type="button"
        className={classes.message}
        aria-expanded={open}
        aria-controls={open ? details : undefined}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={15} aria-hidden="true" className={classes.turn} />
        <span className={classes.event}>{eventWords(delivery.kind)}</span>
        <OutcomeChip state={delivery.state} />
        <span className={classes.last}>
          {delivery.last ? lastWords(delivery.last) : t.endpoints.notSent}
          {delivery.attempts > 1 ? ` · ${count(delivery.attempts, t.endpoints.attemptCount)}` : ""}
        </span>
        <span className={classes.at}>
          {delivery.due_at && delivery.attempts > 0 && endpoint.state === "active" ? (
            phrase(t.endpoints.due(<Moment at={delivery.due_at} />))
          ) : (
            <Moment at={delivery.created_at} />
          )}
        </span>
      </button>
      {open ? (
        <div id={details} className={classes.details}>
          <Details endpoint={endpoint} delivery={delivery} />
        </div>
      ) : null}
    </li>
  );
}

function Details({ endpoint, delivery }: { endpoint: Endpoint; delivery: Delivery }) {
  const query = useQuery(deliveryQuery(endpoint.id, delivery));
  const redeliver = useRedeliver();
  if (!query.data)
    return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Lines rows={4} />;
  return (
    <>
      <h3>{t.endpoints.signed}</h3>
      <p className={classes.id}>
        webhook-id <code>msg_{delivery.id}</code>
      </p>
      <Raw label={t.endpoints.message}>{query.data.body}</Raw>
      <h3>{t.endpoints.attempts}</h3>
      <Attempts log={query.data.log} />
      {delivery.state === "waiting" ? null : (
        <SmallButton
          mt="xs"
          leftSection={<IconRefresh size={15} />}
          loading={redeliver.isPending}
          onClick={() =>
            redeliver.mutate(
              { id: endpoint.id, delivery: delivery.id },
              {
                onSuccess: () =>
                  sayDone(endpoint.state === "active" ? t.endpoints.goesAgain : t.endpoints.waitsForFirst),
                onError: sayFailed,
              },
            )
          }
        >
          {t.endpoints.sendAgain}
        </SmallButton>
      )}
    </>
  );
}

function Attempts({ log }: { log: DeliveryFile["log"] }) {
  if (log.length === 0) return <p className={classes.none}>{t.endpoints.noAttempts}</p>;
  return (
    <ol className={classes.attempts}>
      {log.map((attempt) => (
        <li key={attempt.number}>
          <p>
            <time dateTime={attempt.at} title={full(attempt.at)}>
              {clock(attempt.at)}
            </time>{" "}
            {lastWords(attempt.failure ?? String(attempt.status ?? t.endpoints.nothingBack))}{" "}
            <span className="muted">{t.endpoints.took(took(attempt.millis))}</span>
          </p>
          {attempt.answer ? <Raw label={t.endpoints.answerTo(attempt.number)}>{attempt.answer}</Raw> : null}
        </li>
      ))}
    </ol>
  );
}
