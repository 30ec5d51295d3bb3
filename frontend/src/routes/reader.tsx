// How does an article read, and what do its claims say?
import { ActionIcon, Button, Drawer, Modal, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  IconArrowLeft,
  IconChevronDown,
  IconChevronUp,
  IconFileText,
  IconListDetails,
} from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { isProblem } from "../api/problem";
import type { ClaimSummary } from "../api/types";
import { ArticleHead } from "../features/articles/article-head";
import { ArticleStrip } from "../features/articles/article-strip";
import { ArticleText, type TextClaim } from "../features/articles/article-text";
import { articleClaimsQuery, articleHistoryQuery, articleQuery, isBusy } from "../features/articles/queries";
import { ClaimDialog } from "../features/claims/claim-dialog";
import { ClaimList, matching } from "../features/claims/claim-list";
import { Timeline } from "../features/claims/history";
import type { Words } from "../features/comments/comments";
import { type Range, toUtf16 } from "../lib/code-points";
import { keysOf } from "../lib/shortcuts";
import { KINDS, STATES } from "../lib/vocabulary";
import { count } from "../lib/words";
import { t } from "../texts";
import { Lines } from "../ui/lines";
import { Failed, Notice } from "../ui/notice";
import { sayDone } from "../ui/say";
import { useShortcut } from "../ui/shortcuts";
import { Missing } from "./not-found";
import classes from "./reader.module.css";
import type { ReaderSearch } from "./search";
import { Workspace } from "./workspace";

const route = getRouteApi("/desk/articles/$articleId");
const NONE: ClaimSummary[] = [];

export function ReaderPage() {
  const { articleId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = useMediaQuery("(max-width: 960px)", undefined, { getInitialValueInEffect: false });
  const article = useQuery(articleQuery(articleId));
  const found = useQuery(articleClaimsQuery(articleId));
  // The claims belong to how far the analysis was; a finished one may have brought more.
  const analysis = article.data?.analysis.state;
  const counted = useRef(analysis);
  const { refetch: findAgain } = found;
  useEffect(() => {
    if (counted.current && counted.current !== analysis) void findAgain();
    counted.current = analysis;
  }, [analysis, findAgain]);
  const claims = found.data ?? NONE;
  const open = search.claim ?? null;
  const [last, setLast] = useState<string | null>(open);
  const [listing, setListing] = useState(false);
  const [selected, setSelected] = useState<Range | null>(null);
  const [historyOpen, setHistoryOpen] = useState(false);
  const [about, setAbout] = useState<(Words & { claim: string }) | null>(null);
  const [pointAt, setPointAt] = useState<Range | null>(null);
  if (open && open !== last) setLast(open);

  const set = useCallback(
    (change: Partial<ReaderSearch>, replace = false) =>
      void navigate({ search: (old) => ({ ...old, ...change }), replace, resetScroll: false }),
    [navigate],
  );
  const openClaim = useCallback((id: string) => set({ claim: id }), [set]);
  const close = () => set({ claim: undefined, tab: undefined });
  const shown = matching(claims, search);
  const step = (by: number) => {
    const at = shown.findIndex((claim) => claim.id === (open ?? last));
    const next = shown[at < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) set({ claim: next.id }, open !== null);
  };
  useShortcut("next", () => step(1));
  useShortcut("previous", () => step(-1));
  useShortcut("close", open ? close : null);

  const textClaims = useMemo(() => claims.map(forText), [claims]);
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

  if (!article.data) {
    if (isProblem(article.error, 404))
      return <Missing title={t.stopped.noArticle} text={t.stopped.noArticleText} articles />;
    if (article.isError) return <Failed error={article.error} retry={() => void article.refetch()} />;
    return <Lines rows={14} label="Loading the article" />;
  }
  const { text, version } = article.data;
  // A comment is about words of the article that its claim comes from.
  const mayComment = claims.some((claim) => claim.id === open && claim.article.id === articleId);
  const comment = (span: Range) => {
    if (!open) return;
    const [units] = toUtf16(text, [span]);
    const quote = units ? text.slice(units.start, units.end) : "";
    setAbout({ claim: open, article_id: articleId, version, span, quote });
    set({ tab: "comments" }, true);
  };
  const show = (words: Words) => {
    if (words.article_id === articleId && words.version === version) setPointAt({ ...words.span });
    else sayDone("These words stand in another text, or in an earlier version of this one.");
  };
  const busy = isBusy(article.data.analysis.state);
  const at = shown.findIndex((claim) => claim.id === open);

  const list = (
    <Claims query={found} busy={busy}>
      <ClaimList claims={claims} filter={search} onFilter={(filter) => set(filter, true)} last={last} />
    </Claims>
  );
  const workspace = open ? (
    <>
      <div className={classes.tools}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={16} />}
          onClick={close}
          title={`Key: ${keysOf("close")}`}
        >
          {narrow ? "Back to the text" : "All claims"}
        </Button>
        <span className={classes.position}>{at >= 0 ? `${at + 1} of ${shown.length}` : ""}</span>
        <Tooltip label={`Previous claim (${keysOf("previous")})`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => step(-1)}
            disabled={at <= 0}
            aria-label="Previous claim"
          >
            <IconChevronUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`Next claim (${keysOf("next")})`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => step(1)}
            disabled={at >= shown.length - 1}
            aria-label="Next claim"
          >
            <IconChevronDown size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Everything about this claim on one page, for printing">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Open the claim file"
            renderRoot={(props) => <Link {...props} to="/claims/$claimId" params={{ claimId: open }} />}
          >
            <IconFileText size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <Workspace
        key={open}
        id={open}
        tab={search.tab ?? "evidence"}
        onTab={(tab) => set({ tab }, true)}
        onWords={{
          about: about?.claim === open ? about : null,
          onAbout: (words) => setAbout(words ? { ...words, claim: open } : null),
          onShow: show,
        }}
      />
    </>
  ) : null;

  return (
    <div className={classes.reader}>
      {narrow ? null : (
        <ArticleStrip length={article.data.length} ticks={ticks} open={open} onOpen={openClaim} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by key */}
      <section className={classes.pane} data-text-pane aria-label="Article" tabIndex={0}>
        <div className={classes.measure}>
          <ArticleHead article={article.data} onHistory={() => setHistoryOpen(true)} />
          <ArticleText
            article={article.data}
            claims={textClaims}
            open={open}
            onOpen={openClaim}
            onSelect={setSelected}
            onComment={mayComment ? comment : null}
            pointAt={pointAt}
          />
        </div>
      </section>
      <ClaimDialog
        article={article.data}
        span={selected}
        onClose={() => setSelected(null)}
        onMade={(id) => {
          window.getSelection()?.removeAllRanges();
          openClaim(id);
        }}
      />
      <Modal
        opened={historyOpen}
        onClose={() => setHistoryOpen(false)}
        title="History of this article"
        size="lg"
      >
        <ArticleHistory id={articleId} />
      </Modal>
      {narrow ? (
        <>
          <Button
            className={classes.listButton}
            leftSection={<IconListDetails size={17} />}
            onClick={() => setListing(true)}
          >
            {busy ? "Finding claims…" : count(claims.length, "claim")}
          </Button>
          <Drawer
            opened={listing && !open}
            onClose={() => setListing(false)}
            position="bottom"
            size="82%"
            title="Claims of this article"
            classNames={{ body: classes.drawerBody }}
          >
            {list}
          </Drawer>
          <Drawer.Root opened={open !== null} onClose={close} position="right" size="100%">
            <Drawer.Content aria-label="Claim">
              <Drawer.Body className={classes.drawerBody}>{workspace}</Drawer.Body>
            </Drawer.Content>
          </Drawer.Root>
        </>
      ) : (
        <aside className={classes.margin} aria-label={open ? "Claim" : "Claims"}>
          {workspace ?? list}
        </aside>
      )}
    </div>
  );
}

function ArticleHistory({ id }: { id: string }) {
  return <Timeline query={useInfiniteQuery(articleHistoryQuery(id))} />;
}

type ClaimsProps = {
  query: {
    isPending: boolean;
    isError: boolean;
    error: unknown;
    data: ClaimSummary[] | undefined;
    refetch: () => unknown;
  };
  busy: boolean;
  children: ReactNode;
};

function Claims({ query, busy, children }: ClaimsProps) {
  if (query.data && query.data.length > 0) return children;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (busy) {
    return (
      <>
        <p className={classes.finding} role="status">
          Finding claims… They appear here by themselves.
        </p>
        <Lines rows={9} label="Finding claims" />
      </>
    );
  }
  if (query.isPending) return <Lines rows={9} label="Loading the claims" />;
  return (
    <Notice icon={<IconListDetails />} title="No claims found">
      Nothing in this text looked checkable. If that surprises you, use “Analyse again” above the text.
    </Notice>
  );
}

function hint(claim: ClaimSummary): string {
  const grade = claim.grade === "must_check" ? "must check" : "checkable";
  const rating = claim.rating ? `, ${claim.rating.label}` : "";
  return `${KINDS[claim.kind].label} · ${grade} ${Math.round(claim.check_worthiness * 100)} · ${STATES[claim.state]}${rating}`;
}

function forText(claim: ClaimSummary): TextClaim {
  return {
    id: claim.id,
    ...claim.span,
    kind: claim.kind,
    grade: claim.grade,
    dismissed: claim.state === "dismissed",
    rating: claim.rating ? { label: claim.rating.label, color: claim.rating.color } : null,
    hint: hint(claim),
  };
}
