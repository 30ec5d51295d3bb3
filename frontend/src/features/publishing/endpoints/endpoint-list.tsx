// The list of endpoints with state and actions.

import { Button, Group, Menu } from "@mantine/core";
import { IconDots, IconList, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { sentence } from "../../../api/problem";
import type { DeliveryState, Endpoint } from "../../../api/types";
import { clock, day } from "../../../lib/words/times";
import { count } from "../../../lib/words/words";
import { LANGUAGES, t } from "../../../texts";
import { SmallButton, TextButton } from "../../../ui/controls/buttons";
import { FailedAlert } from "../../../ui/feedback/failed-alert";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { ShownOnce } from "../../../ui/secrets/shown-once";
import { useRenewSecret, useVerifyEndpoint } from "./data";
import { Deliveries } from "./deliveries";
import { type Asked, EndpointDialogs } from "./endpoint-dialogs";
import { EndpointForm, type Kinds } from "./endpoint-form";
import classes from "./endpoints.module.css";
import { EndpointChip, FailingChip } from "./marks";
import { hearsOf, isChat, nameOf } from "./words";

type Props = {
  endpoints: readonly Endpoint[];
  kinds: Kinds;
  /** Whose messages are shown, and which of them. */
  open: string | undefined;
  state: DeliveryState | undefined;
  onOpen: (id: string | undefined, state?: DeliveryState | undefined) => void;
};

export function EndpointList({ endpoints, kinds, open, state, onOpen }: Props) {
  return (
    <ul className={classes.list}>
      {endpoints.map((endpoint) => (
        <li key={endpoint.id}>
          <Entry endpoint={endpoint} kinds={kinds} open={endpoint.id === open} state={state} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

type EntryProps = Omit<Props, "endpoints" | "open"> & { endpoint: Endpoint; open: boolean };

function Entry({ endpoint, kinds, open, state, onOpen }: EntryProps) {
  const verify = useVerifyEndpoint();
  const renew = useRenewSecret();
  const [changing, setChanging] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const chat = isChat(endpoint.shape);
  const sendFirst = () =>
    verify.mutate(endpoint.id, {
      onSuccess: () => sayDone(chat ? t.endpoints.testSent : t.endpoints.verified),
    });
  return (
    <article className={classes.entry} aria-label={nameOf(endpoint)}>
      <header className={classes.head}>
        <div className={classes.what}>
          <h2>
            <bdi>{nameOf(endpoint)}</bdi>
          </h2>
          <p>{chat ? t.endpoints.shapes[endpoint.shape] : endpoint.description}</p>
        </div>
        <div className={classes.chips}>
          {endpoint.failing_since && endpoint.state === "active" ? <FailingChip /> : null}
          <EndpointChip state={endpoint.state} />
        </div>
      </header>
      <Standing endpoint={endpoint} />
      {verify.error && !verify.isPending && (chat || endpoint.state !== "active") ? (
        <FailedAlert mt="sm" title={sentence(verify.error)}>
          {t.endpoints.notVerified}
        </FailedAlert>
      ) : null}
      {secret ? (
        <ShownOnce title={t.endpoints.newSecretTitle} secret={secret} onClose={() => setSecret(null)}>
          {t.endpoints.newSecretHelp}
        </ShownOnce>
      ) : null}
      {changing ? (
        <EndpointForm endpoint={endpoint} kinds={kinds} onDone={() => setChanging(false)} />
      ) : (
        <Group gap="xs" mt="sm">
          {endpoint.state === "active" && !chat ? null : (
            <Button
              size="compact-sm"
              variant={endpoint.state === "active" ? "default" : "filled"}
              leftSection={<IconSend size={15} />}
              loading={verify.isPending}
              onClick={sendFirst}
            >
              {t.endpoints.sendFirst}
            </Button>
          )}
          <SmallButton
            leftSection={<IconList size={15} />}
            aria-expanded={open}
            onClick={() => onOpen(open ? undefined : endpoint.id)}
          >
            {t.endpoints.messages}
          </SmallButton>
          <Menu position="bottom-start">
            <Menu.Target>
              <TextButton color="gray" aria-label={t.endpoints.actionsOn(nameOf(endpoint))}>
                <IconDots size={16} />
              </TextButton>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setChanging(true)}>{t.endpoints.change}</Menu.Item>
              {chat ? null : (
                <Menu.Item
                  onClick={() =>
                    renew.mutate(endpoint.id, {
                      onSuccess: ({ secret: made }) => setSecret(made),
                      onError: sayFailed,
                    })
                  }
                >
                  {t.endpoints.newSecret}
                </Menu.Item>
              )}
              <Menu.Item onClick={() => setAsked("replay")}>{t.endpoints.replayAsk}</Menu.Item>
              <Menu.Divider />
              {endpoint.state === "disabled" ? null : (
                <Menu.Item onClick={() => setAsked("switch-off")}>{t.endpoints.switchOffAsk}</Menu.Item>
              )}
              <Menu.Item color="var(--bad)" onClick={() => setAsked("remove")}>
                {t.endpoints.removeAsk}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      )}
      {open ? <Deliveries endpoint={endpoint} state={state} onState={(next) => onOpen(endpoint.id, next)} /> : null}
      <EndpointDialogs endpoint={endpoint} asked={asked} onClose={() => setAsked(null)} />
    </article>
  );
}

/** The state of an endpoint, with advice if something is wrong. */
function Standing({ endpoint }: { endpoint: Endpoint }) {
  return (
    <>
      {endpoint.state === "unverified" ? (
        <p className={classes.why} role="note">
          {isChat(endpoint.shape) ? t.endpoints.whyUntested : t.endpoints.whyUnverified}
        </p>
      ) : null}
      {endpoint.state === "disabled" ? (
        <p className={classes.why} role="note">
          <strong>{t.endpoints.whyOff(endpoint.disabled_because ?? t.endpoints.nobodySaid)}</strong>
          {t.endpoints.offHelp}
        </p>
      ) : null}
      {endpoint.failing_since && endpoint.state === "active" ? (
        <p className={classes.why} role="note">
          {phrase(t.endpoints.whyFailing(<Moment at={endpoint.failing_since} />))}
        </p>
      ) : null}
      <dl className={classes.facts}>
        <div>
          <dt>{t.endpoints.hearsOf}</dt>
          <dd>{hearsOf(endpoint.kinds, endpoint.shape)}</dd>
        </div>
        <div>
          <dt>{t.endpoints.waiting}</dt>
          <dd>{endpoint.waiting === 0 ? t.endpoints.nothing : count(endpoint.waiting, t.endpoints.messageCount)}</dd>
        </div>
        {isChat(endpoint.shape) ? (
          <div>
            <dt>{t.endpoints.chatLanguage}</dt>
            <dd>
              <bdi>{LANGUAGES[endpoint.language].name}</bdi>
            </dd>
          </div>
        ) : null}
        {endpoint.old_until ? (
          <div>
            <dt>{t.endpoints.oldSecret}</dt>
            <dd>
              {phrase(
                t.endpoints.worksUntil(
                  <time dateTime={endpoint.old_until}>
                    {day(endpoint.old_until)}, {clock(endpoint.old_until)}
                  </time>,
                ),
              )}
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t.endpoints.added}</dt>
          <dd>{phrase(t.endpoints.addedBy(endpoint.created_by.name, <Moment at={endpoint.created_at} />))}</dd>
        </div>
      </dl>
    </>
  );
}
