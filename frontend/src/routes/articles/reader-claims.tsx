// The right pane of the reader page: the claims of the article, or the open claim.
import { ActionIcon, Button, Drawer, Tooltip } from "@mantine/core";
import { IconFileText, IconListDetails } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import type { Article, ClaimSummary } from "../../api/types";
import { HeldBack } from "../../features/articles/held-back";
import { isUnderWay } from "../../features/articles/queries";
import type { Words } from "../../features/claims/comments/comment-form";
import { ClaimList } from "../../features/claims/lists/claim-list";
import { ClaimMap } from "../../features/claims/lists/claim-map";
import { NOWHERE } from "../../lib/text/place";
import { locale, t } from "../../texts";
import { Lines } from "../../ui/feedback/lines";
import { Failed, Notice } from "../../ui/feedback/notice";
import { ClaimDrawer, ClaimToolbar } from "../claims/claim-toolbar";
import { Workspace } from "../claims/workspace";
import classes from "./reader.module.css";
import { type ClaimWalk, useChangeSearch } from "./use-claim-walk";

const route = getRouteApi("/desk/articles/$articleId");

type Query = {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  data: ClaimSummary[] | undefined;
  refetch: () => unknown;
};
/** Words of the text that the next comment is about. */
export type About = Words & { claim: string };
type OpenProps = {
  walk: ClaimWalk;
  narrow: boolean;
  about: About | null;
  onAbout: (about: About | null) => void;
  onShow: () => void;
};
type Props = Omit<OpenProps, "narrow"> & { article: Article; query: Query };

export function ReaderClaims({ article, query, ...rest }: Props) {
  const { open } = rest.walk;
  const list = <Claims article={article} query={query} walk={rest.walk} />;
  return (
    <aside className={classes.margin} aria-label={open ? t.reader.claim : t.reader.claims}>
      {open ? <OpenClaim id={open} narrow={false} {...rest} /> : list}
    </aside>
  );
}

/** A button for the list below the text, and drawers over it. */
export function NarrowReaderClaims({ article, query, ...rest }: Props) {
  const { open, close } = rest.walk;
  const { at } = route.useSearch();
  const change = useChangeSearch();
  const [listing, setListing] = useState(false);
  const amount = query.data?.length ?? 0;
  // The words lie under the claim: the drawer closes while a link shows them.
  const aside = open !== null && at !== undefined;
  const label = isUnderWay(article) ? t.reader.finding : t.common.claims(amount, amount.toLocaleString(locale));
  return (
    <>
      <Button
        className={classes.listButton}
        leftSection={<IconListDetails size={17} />}
        onClick={() => (aside ? change(NOWHERE) : setListing(true))}
      >
        {aside ? t.reader.toClaim : label}
      </Button>
      <Drawer
        opened={listing && !open}
        onClose={() => setListing(false)}
        position="bottom"
        size="82%"
        title={t.reader.claimsOfArticle}
        classNames={{ body: classes.drawer }}
      >
        <Claims article={article} query={query} walk={rest.walk} />
      </Drawer>
      <ClaimDrawer label={t.reader.claim} opened={open !== null && !aside} onClose={close}>
        {open ? <OpenClaim id={open} narrow {...rest} /> : null}
      </ClaimDrawer>
    </>
  );
}

function OpenClaim({ id, walk, narrow, about, onAbout, onShow }: OpenProps & { id: string }) {
  const { tab, comment } = route.useSearch();
  const change = useChangeSearch();
  const { at, amount } = walk;
  return (
    <>
      <ClaimToolbar
        back={narrow ? t.reader.toText : t.reader.allClaims}
        onBack={walk.close}
        position={at >= 0 ? t.reader.position(at + 1, amount) : ""}
        onStep={walk.step}
        first={at <= 0}
        last={at >= amount - 1}
      >
        <Tooltip label={t.reader.fileHint}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.reader.file}
            renderRoot={(props) => <Link {...props} to="/claims/$claimId" params={{ claimId: id }} />}
          >
            <IconFileText size={18} />
          </ActionIcon>
        </Tooltip>
      </ClaimToolbar>
      <Workspace
        key={id}
        id={id}
        tab={tab ?? (comment ? "comments" : "evidence")}
        onTab={(tab) => change({ tab, comment: undefined }, true)}
        comment={comment}
        onWords={{
          about: about?.claim === id ? about : null,
          onAbout: (words) => onAbout(words ? { ...words, claim: id } : null),
          onShow,
        }}
      />
    </>
  );
}

type ClaimsProps = { article: Article; query: Query; walk: ClaimWalk };

function Claims({ article, query, walk }: ClaimsProps) {
  const search = route.useSearch();
  const change = useChangeSearch();
  const narrowTo = useCallback((part: string | undefined) => change({ part }, true), [change]);
  if (query.data && query.data.length > 0)
    return (
      <>
        <ClaimMap article={article} claims={query.data} part={search.part} onPart={narrowTo} />
        <ClaimList
          claims={query.data}
          filter={search}
          onFilter={(filter) => change(filter, true)}
          last={walk.last}
          onOpen={walk.openClaim}
          onNear={walk.prefetch}
        />
        <HeldBack article={article} />
      </>
    );
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (isUnderWay(article))
    return (
      <>
        <p className={classes.finding} role="status">
          {t.reader.findingHere}
        </p>
        <Lines rows={9} label={t.reader.findingLabel} />
      </>
    );
  if (query.isPending) return <Lines rows={9} />;
  return (
    <Notice icon={<IconListDetails />} title={t.reader.none}>
      {t.reader.noneHint}
    </Notice>
  );
}
