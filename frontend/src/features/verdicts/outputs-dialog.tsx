// What goes out of a verdict once it is published, in every form?
import { Button, CopyButton, Modal, Tabs } from "@mantine/core";
import { IconCheck, IconCopy, IconExternalLink, IconFileOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type { ClaimFile, VerdictOutputs } from "../../api/types";
import { Lines } from "../../ui/lines";
import { Failed, Notice } from "../../ui/notice";
import { Rated } from "../../ui/rated";
import { Raw } from "../../ui/raw";
import classes from "./outputs-dialog.module.css";
import { outputsQuery } from "./queries";

type Props = { claim: ClaimFile; opened: boolean; onClose: () => void };

export function OutputsDialog({ claim, opened, onClose }: Props) {
  return (
    // Not centred: the tabs stay where they are, however high what they show is.
    <Modal opened={opened} onClose={onClose} size="xl" centered={false} title="Everything that goes out">
      {opened ? <Outputs claim={claim} /> : null}
    </Modal>
  );
}

function Outputs({ claim }: { claim: ClaimFile }) {
  const query = useQuery(outputsQuery(claim));
  if (isProblem(query.error, 404))
    return (
      <Notice icon={<IconFileOff />} title="Nothing is written yet">
        Once there is a draft, you see here what readers, feeds and search engines would get.
      </Notice>
    );
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Lines rows={8} label="Making the preview" />;
  return <Forms id={claim.id} outputs={query.data} />;
}

function Forms({ id, outputs }: { id: string; outputs: VerdictOutputs }) {
  return (
    <Tabs defaultValue="page" keepMounted={false}>
      <Tabs.List className={classes.tabs}>
        <Tabs.Tab value="page">Page</Tabs.Tab>
        <Tabs.Tab value="card">Card</Tabs.Tab>
        <Tabs.Tab value="feed">Feed item</Tabs.Tab>
        <Tabs.Tab value="search">Search result</Tabs.Tab>
        <Tabs.Tab value="machines">For machines</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="page" className={classes.panel}>
        <p className={classes.lead}>
          The page will stand at <span className={classes.address}>{outputs.url}</span>.
        </p>
        <Button
          component="a"
          href={`/api/v1/claims/${id}/verdict/preview`}
          target="_blank"
          rel="noreferrer"
          variant="default"
          rightSection={<IconExternalLink size={15} />}
        >
          Open the page as readers will see it
        </Button>
      </Tabs.Panel>
      <Tabs.Panel value="card" className={classes.panel}>
        <p className={classes.lead}>The picture that stands for it where its address is shared.</p>
        <img
          className={classes.card}
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(outputs.card_svg)}`}
          alt={`${outputs.rating.label}: ${outputs.claim}`}
          width={1200}
          height={630}
        />
      </Tabs.Panel>
      <Tabs.Panel value="feed" className={classes.panel}>
        <p className={classes.lead}>As a feed reader shows it.</p>
        <FeedItem outputs={outputs} />
      </Tabs.Panel>
      <Tabs.Panel value="search" className={classes.panel}>
        <p className={classes.lead}>
          As a search engine may show it. Whether it does, and how, is for the search engine to say.
        </p>
        <SearchResult outputs={outputs} />
      </Tabs.Panel>
      <Tabs.Panel value="machines" className={classes.panel}>
        <Machine title="Item of the JSON Feed" value={outputs.feed_item} />
        <Machine title="Answer to clients of Google’s fact-check search" value={outputs.search_result} />
        <Machine title="ClaimReview in the page, for search engines" value={outputs.claim_review} />
      </Tabs.Panel>
    </Tabs>
  );
}

function FeedItem({ outputs }: { outputs: VerdictOutputs }) {
  return (
    <article className={classes.sample}>
      <p className={classes.from}>{outputs.publisher}</p>
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
          <dt>Claim</dt>
          <dd>
            <bdi>{outputs.claim}</bdi>
          </dd>
        </div>
        {outputs.claimant ? (
          <div>
            <dt>Claimed by</dt>
            <dd>
              <bdi>{outputs.claimant}</bdi>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>Fact check by {outputs.publisher}</dt>
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
            <Button
              size="compact-sm"
              variant="default"
              leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
              aria-label={copied ? `${title}: copied` : `Copy: ${title}`}
              onClick={copy}
            >
              {copied ? "Copied" : "Copy"}
            </Button>
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
