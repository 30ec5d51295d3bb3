// The list of subscriptions with their health and actions.
import { Group, Menu } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDots,
  IconList,
  IconPlayerPause,
  IconRefresh,
} from "@tabler/icons-react";
import { useState } from "react";
import type { Person, Subscription, SubscriptionState } from "../../../api/types";
import { KINDS } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { SmallButton, TextButton } from "../../../ui/controls/buttons";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { Chip } from "../../../ui/marks/chip";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { useChangeSubscription, usePoll, useUnsubscribe } from "./data";
import { Entries } from "./entries";
import { SubscriptionForm } from "./subscription-form";
import classes from "./subscriptions.module.css";

const STATES = {
  active: { Icon: IconCircleCheck, tone: "var(--good)" },
  paused: { Icon: IconPlayerPause, tone: "var(--warn)" },
  failing: { Icon: IconAlertTriangle, tone: "var(--bad)" },
} satisfies Record<SubscriptionState, { Icon: typeof IconList; tone: string }>;

type Props = {
  subscriptions: readonly Subscription[];
  people: readonly Person[];
  mayChange: boolean;
  /** Whose entries are shown. */
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
};

export function SubscriptionList({ subscriptions, ...rest }: Props) {
  return (
    <ul className={classes.list}>
      {subscriptions.map((subscription) => (
        <li key={subscription.id}>
          <Card subscription={subscription} {...rest} />
        </li>
      ))}
    </ul>
  );
}

type CardProps = Omit<Props, "subscriptions"> & { subscription: Subscription };

function Card({ subscription, people, mayChange, open, onOpen }: CardProps) {
  const [changing, setChanging] = useState(false);
  const { id, url, state } = subscription;
  const { Icon, tone } = STATES[state];
  const isOpen = open === id;
  return (
    <article className={classes.card} aria-label={subscription.title ?? url}>
      <header className={classes.head}>
        <div className={classes.what}>
          <h2>
            <bdi>{subscription.title ?? url}</bdi>
          </h2>
          <p>
            {subscription.kind ? `${t.subscriptions.kinds[subscription.kind]} · ` : ""}
            <a href={url} target="_blank" rel="noreferrer">
              {url}
            </a>
          </p>
        </div>
        <Chip icon={<Icon stroke={1.8} aria-hidden="true" />} tone={tone} filled>
          {t.subscriptions.states[state]}
        </Chip>
      </header>
      <Health subscription={subscription} />
      {changing ? (
        <SubscriptionForm subscription={subscription} people={people} onDone={() => setChanging(false)} />
      ) : (
        <Group gap="xs" mt="sm">
          <SmallButton
            leftSection={<IconList size={15} />}
            aria-expanded={isOpen}
            onClick={() => onOpen(isOpen ? undefined : id)}
          >
            {t.subscriptions.entries}
          </SmallButton>
          {mayChange ? <Actions subscription={subscription} onChange={() => setChanging(true)} /> : null}
        </Group>
      )}
      {isOpen ? <Entries subscription={subscription} /> : null}
    </article>
  );
}

function Actions({ subscription, onChange }: { subscription: Subscription; onChange: () => void }) {
  const { id, etag, state, words, kinds, outlet, language, daily_limit, keep_days, told } = subscription;
  const poll = usePoll();
  const change = useChangeSubscription();
  const remove = useUnsubscribe();
  const pause = () =>
    change.mutate(
      { id, etag, rules: { words, kinds, outlet, language, daily_limit, keep_days, told, is_paused: true } },
      { onError: sayFailed },
    );
  return (
    <>
      <SmallButton
        leftSection={<IconRefresh size={15} />}
        loading={poll.isPending}
        onClick={() => poll.mutate(id, { onSuccess: () => sayDone(t.subscriptions.isLookedAt), onError: sayFailed })}
      >
        {state === "active" ? t.subscriptions.lookNow : t.subscriptions.resume}
      </SmallButton>
      <Menu position="bottom-start">
        <Menu.Target>
          <TextButton color="gray" aria-label={t.subscriptions.actionsOn(subscription.title ?? subscription.url)}>
            <IconDots size={16} />
          </TextButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onChange}>{t.subscriptions.change}</Menu.Item>
          {state === "active" ? <Menu.Item onClick={pause}>{t.subscriptions.pause}</Menu.Item> : null}
          <Menu.Divider />
          <Menu.Item
            color="var(--bad)"
            onClick={() => remove.mutate(id, { onSuccess: () => sayDone(t.subscriptions.removed), onError: sayFailed })}
          >
            {t.subscriptions.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** How the last looks ended, and what the newsroom wants of the feed. */
function Health({ subscription }: { subscription: Subscription }) {
  const { problem, failing_since, looked_at, read_at, next_at, words, kinds, keep_days, hub, taken, entries } =
    subscription;
  const next = next_at ? <Moment at={next_at} /> : t.subscriptions.rests;
  const wanted = kinds.length > 0 ? kinds.map((kind) => KINDS[kind].label).join(", ") : t.subscriptions.allKinds;
  const facts = [
    { name: t.subscriptions.lastRead, value: read_at ? <Moment at={read_at} /> : t.subscriptions.never },
    { name: t.subscriptions.next, value: next_at && !looked_at ? t.subscriptions.underWay : next },
    ...(hub
      ? [{ name: t.subscriptions.hub, value: hub.until ? <Moment at={hub.until} /> : t.subscriptions.hubAsked }]
      : []),
    { name: t.subscriptions.month, value: t.subscriptions.takenOf(taken, entries) },
    { name: t.subscriptions.words, value: words.length > 0 ? words.join(", ") : t.subscriptions.allWords },
    {
      name: t.subscriptions.queue,
      value: keep_days ? `${wanted}; ${t.subscriptions.keptFor(keep_days)}` : wanted,
    },
  ];
  return (
    <>
      {problem ? (
        <p className={classes.why} role="note">
          {t.articles.fetchProblems[problem]}{" "}
          {failing_since ? phrase(t.subscriptions.since(<Moment at={failing_since} />)) : null}
        </p>
      ) : null}
      <dl className={classes.facts}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
