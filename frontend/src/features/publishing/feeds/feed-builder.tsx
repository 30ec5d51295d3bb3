// The feed builder: filters, addresses, first items.
import { Button } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { fieldErrors } from "../../../api/problem";
import type { Rating } from "../../../api/types";
import { t } from "../../../texts";
import { CopyAddress } from "../../../ui/secrets/copy-address";
import { addresses, type FeedChoice } from "./address";
import classes from "./feed-builder.module.css";
import { FeedFilters } from "./feed-filters";
import { FirstItems } from "./first-items";
import { feedQuery } from "./queries";

type Props = {
  choice: FeedChoice;
  ratings: readonly Rating[];
  open: boolean;
  onOpen: () => void;
  /** Back to the feed of everything. */
  onClose: () => void;
  /** `typing` replaces the history entry instead of adding one. */
  onChange: (part: FeedChoice, typing: boolean) => void;
};

export function FeedBuilder({ choice, ratings, open, onOpen, onClose, onChange }: Props) {
  const body = useId();
  const feed = useQuery(feedQuery(choice));
  const errors = fieldErrors(feed.error);
  const wrong = Object.keys(errors).length > 0;
  return (
    <section className={classes.builder} aria-label={t.feeds.title}>
      <header className={classes.head}>
        <div>
          <h2>{t.feeds.title}</h2>
          <p>{open ? t.feeds.choose : t.feeds.lead}</p>
        </div>
        <Button
          variant="default"
          aria-expanded={open}
          aria-controls={open ? body : undefined}
          leftSection={open ? <IconX size={16} /> : <IconAdjustmentsHorizontal size={16} />}
          onClick={open ? onClose : onOpen}
        >
          {open ? t.feeds.backToEverything : t.feeds.build}
        </Button>
      </header>
      {open ? (
        <div id={body}>
          <FeedFilters choice={choice} ratings={ratings} errors={errors} onChange={onChange} />
          <FirstItems feed={feed} wrong={wrong} corrections={choice.stream === "corrections"} />
        </div>
      ) : null}
      {wrong ? null : (
        <div className={classes.addresses}>
          {open ? <h3>{t.feeds.address}</h3> : null}
          {addresses(window.location.origin, choice).map(({ label, address }) => (
            <CopyAddress key={label} label={label} address={address} />
          ))}
          {feed.data?.isPrivate ? <p className={classes.note}>{t.feeds.forSubscribers}</p> : null}
        </div>
      )}
    </section>
  );
}
