// The preview of a verdict in every published form.

import { Button, CopyButton, Modal, Tabs } from "@mantine/core";
import { IconCheck, IconCopy, IconExternalLink, IconFileOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { addressOf } from "../../../api/address";
import { isProblem } from "../../../api/problem";
import type { ClaimFile, VerdictOutputs } from "../../../api/types";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Lines } from "../../../ui/feedback/lines";
import { Failed, Notice } from "../../../ui/feedback/notice";
import { Rated } from "../../../ui/marks/rated";
import { phrase } from "../../../ui/phrase";
import { Raw } from "../../../ui/secrets/raw";
import { outputsQuery } from "../queries";
import classes from "./outputs-dialog.module.css";

type Props = { claim: ClaimFile; opened: boolean; onClose: () => void };

export function OutputsDialog({ claim, opened, onClose }: Props) {
  return (
    // Not centred: the tabs stay where they are, however high what they show is.
    <Modal opened={opened} onClose={onClose} size="xl" centered={false} title={t.outputs.title}>
      {opened ? <Outputs claim={claim} /> : null}
    </Modal>
  );
}

function Outputs({ claim }: { claim: ClaimFile }) {
  const query = useQuery(outputsQuery(claim));
  if (isProblem(query.error, 404))
    return (
      <Notice icon={<IconFileOff />} title={t.outputs.none}>
        {t.outputs.noneHelp}
      </Notice>
    );
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Lines rows={8} label={t.outputs.loading} />;
  return <Forms id={claim.id} outputs={query.data} />;
}

function Forms({ id, outputs }: { id: string; outputs: VerdictOutputs }) {
  return (
    <Tabs defaultValue="page" keepMounted={false}>
      <Tabs.List className={classes.tabs}>
        <Tabs.Tab value="page">{t.outputs.tabs.page}</Tabs.Tab>
        <Tabs.Tab value="card">{t.outputs.tabs.card}</Tabs.Tab>
        <Tabs.Tab value="feed">{t.outputs.tabs.feed}</Tabs.Tab>
        <Tabs.Tab value="search">{t.outputs.tabs.search}</Tabs.Tab>
        <Tabs.Tab value="machines">{t.outputs.tabs.machines}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="page" className={classes.panel}>
        <p className={classes.lead}>
          {phrase(t.outputs.pageAt(<span className={classes.address}>{outputs.url}</span>))}
        </p>
        <Button
          component="a"
          href={addressOf("/api/v1/claims/{id}/verdict/preview", { id })}
          target="_blank"
          rel="noreferrer"
          variant="default"
          rightSection={<IconExternalLink size={15} />}
        >
          {t.outputs.openPage}
        </Button>
      </Tabs.Panel>
      <Tabs.Panel value="card" className={classes.panel}>
        <p className={classes.lead}>{t.outputs.cardHelp}</p>
        <img
          className={classes.card}
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(outputs.card_svg)}`}
          alt={`${outputs.rating.label}: ${outputs.claim}`}
          width={1200}
          height={630}
        />
      </Tabs.Panel>
      <Tabs.Panel value="feed" className={classes.panel}>
        <p className={classes.lead}>{t.outputs.feedHelp}</p>
        <FeedItem outputs={outputs} />
      </Tabs.Panel>
      <Tabs.Panel value="search" className={classes.panel}>
        <p className={classes.lead}>{t.outputs.searchHelp}</p>
        <SearchResult outputs={outputs} />
      </Tabs.Panel>
      <Tabs.Panel value="machines" className={classes.panel}>
        <Machine title={t.outputs.feedItem} value={outputs.feed_item} />
        <Machine title={t.outputs.searchAnswer} value={outputs.search_result} />
        <Machine title={t.outputs.claimReview} value={outputs.claim_review} />
        {outputs.media_review ? <Machine title={t.outputs.mediaReview} value={outputs.media_review} /> : null}
      </Tabs.Panel>
    </Tabs>
  );
}

function FeedItem({ outputs }: { outputs: VerdictOutputs }) {
  return (
    <article className={classes.sample}>
      <p dir="auto" className={classes.from}>
        {outputs.publisher}
      </p>
      <p className={classes.title}>
        <bdi>{outputs.title}</bdi>
      </p>
      <p className={classes.summary}>
        <bdi>{outputs.summary}</bdi>
      </p>
      <p className={classes.tags}>
        {tagsOf(outputs.feed_item).map((tag) => (
          <span key={tag}>{tag}</span>
        ))}
      </p>
    </article>
  );
}

function SearchResult({ outputs }: { outputs: VerdictOutputs }) {
  return (
    <article className={classes.sample}>
      <p className={classes.from}>{outputs.site}</p>
      <p className={classes.found}>
        <bdi>{outputs.title}</bdi>
      </p>
      <dl className={classes.check}>
        <div>
          <dt>{t.outputs.claim}</dt>
          <dd>
            <bdi>{outputs.claim}</bdi>
          </dd>
        </div>
        {outputs.claimant ? (
          <div>
            <dt>{t.outputs.claimedBy}</dt>
            <dd>
              <bdi>{outputs.claimant}</bdi>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t.outputs.checkedBy(outputs.publisher)}</dt>
          <dd>
            <Rated label={outputs.rating.label} color={outputs.rating.color} />
          </dd>
        </div>
      </dl>
    </article>
  );
}

function Machine({ title, value }: { title: string; value: unknown }) {
  const text = JSON.stringify(value, null, 2);
  return (
    <div className={classes.machine}>
      <div className={classes.top}>
        <h3>{title}</h3>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <SmallButton
              leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
              aria-label={copied ? t.common.isCopied(title) : t.outputs.copyOf(title)}
              onClick={copy}
            >
              {copied ? t.common.copied : t.common.copy}
            </SmallButton>
          )}
        </CopyButton>
      </div>
      <Raw label={title}>{text}</Raw>
    </div>
  );
}

function tagsOf(item: unknown): string[] {
  if (typeof item !== "object" || item === null || !("tags" in item) || !Array.isArray(item.tags)) return [];
  return item.tags.filter((tag): tag is string => typeof tag === "string");
}
