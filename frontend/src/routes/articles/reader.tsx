// The reader page: article text, claims, open claim.
import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type UseQueryResult, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { isProblem } from "../../api/problem";
import type { Article, ClaimSummary } from "../../api/types";
import { articleClaimsQuery, articleHistoryQuery, articleQuery } from "../../features/articles/queries";
import { ArticleStrip } from "../../features/articles/reader/article-strip";
import { ClaimDialog } from "../../features/claims/file/claim-dialog";
import { Timeline } from "../../features/claims/file/history";
import type { Range } from "../../lib/text/code-points";
import { t } from "../../texts";
import { Pending } from "../../ui/feedback/pending";
import { Missing } from "../not-found";
import classes from "./reader.module.css";
import { type About, NarrowReaderClaims, ReaderClaims } from "./reader-claims";
import { hint, ReaderText } from "./reader-text";
import { ReaderTour } from "./reader-tour";
import { useChangeSearch, useClaimWalk } from "./use-claim-walk";

const route = getRouteApi("/desk/articles/$articleId");
const NONE: ClaimSummary[] = [];

export function ReaderPage() {
  const { articleId } = route.useParams();
  const article = useQuery(articleQuery(articleId));
  const claims = useQuery(articleClaimsQuery(articleId));
  // A finished analysis may have added claims.
  const analysis = article.data?.analysis.state;
  const counted = useRef(analysis);
  const { refetch } = claims;
  useEffect(() => {
    if (counted.current && counted.current !== analysis) void refetch();
    counted.current = analysis;
  }, [analysis, refetch]);
  if (article.data) return <Reader article={article.data} found={claims} />;
  return isProblem(article.error, 404) ? (
    <Missing title={t.stopped.noArticle} text={t.stopped.noArticleText} articles />
  ) : (
    <Pending query={article} rows={14} />
  );
}

function Reader({ article, found }: { article: Article; found: UseQueryResult<ClaimSummary[]> }) {
  const narrow = useMediaQuery("(max-width: 960px)", undefined, { getInitialValueInEffect: false });
  const change = useChangeSearch();
  const claims = found.data ?? NONE;
  const walk = useClaimWalk(claims);
  const { open, openClaim } = walk;
  const [selected, setSelected] = useState<Range | null>(null);
  const [historyOpen, setHistoryOpen] = useState(false);
  const [about, setAbout] = useState<About | null>(null);
  const [again, setAgain] = useState(0);
  const ticks = useMemo(
    () =>
      claims.map((claim) => ({
        id: claim.id,
        ...claim.span,
        kind: claim.kind,
        state: claim.state,
        hint: hint(claim),
      })),
    [claims],
  );
  const Side = narrow ? NarrowReaderClaims : ReaderClaims;
  return (
    <div className={classes.reader}>
      {open ? <ReaderTour claim={open} /> : null}
      {narrow ? null : <ArticleStrip length={article.length} ticks={ticks} open={open} onOpen={openClaim} />}
      <ReaderText
        article={article}
        claims={claims}
        walk={walk}
        again={again}
        onHistory={() => setHistoryOpen(true)}
        onSelect={setSelected}
        onComment={(words) => {
          if (open) setAbout({ ...words, claim: open });
          change({ tab: "comments", comment: undefined }, true);
        }}
      />
      <ClaimDialog
        article={article}
        span={selected}
        onClose={() => setSelected(null)}
        onMade={(id) => {
          window.getSelection()?.removeAllRanges();
          openClaim(id);
        }}
      />
      <Modal opened={historyOpen} onClose={() => setHistoryOpen(false)} title={t.reader.history} size="lg">
        <ArticleHistory id={article.id} />
      </Modal>
      <Side
        article={article}
        query={found}
        walk={walk}
        about={about}
        onAbout={setAbout}
        onShow={() => setAgain(again + 1)}
      />
    </div>
  );
}

function ArticleHistory({ id }: { id: string }) {
  return <Timeline query={useInfiniteQuery(articleHistoryQuery(id))} />;
}
