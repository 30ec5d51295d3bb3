// The reader page: article text, claims, open claim.
import { ActionIcon, Button, Drawer, Modal, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  IconArrowLeft,
  IconChevronDown,
  IconChevronUp,
  IconFileText,
  IconListDetails,
} from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { isProblem } from "../../api/problem";
import type { Article, ClaimSummary } from "../../api/types";
import {
  articleClaimsQuery,
  articleHistoryQuery,
  articleQuery,
  isBusy,
} from "../../features/articles/queries";
import { ArticleHead } from "../../features/articles/reader/article-head";
import { ArticleStrip } from "../../features/articles/reader/article-strip";
import { ArticleText, type TextClaim } from "../../features/articles/reader/article-text";
import { PlaceNote, useLinkedPlace } from "../../features/articles/reader/linked-place";
import type { Words } from "../../features/claims/comments/comments";
import { ClaimDialog } from "../../features/claims/file/claim-dialog";
import { Timeline } from "../../features/claims/file/history";
import { ClaimList, matching } from "../../features/claims/lists/claim-list";
import { ClaimMap } from "../../features/claims/lists/claim-map";
import { claimQuery } from "../../features/claims/queries";
import type { Range } from "../../lib/text/code-points";
import { NOWHERE, wordsAt, writePlace } from "../../lib/text/place";
import { keysOf } from "../../lib/words/shortcuts";
import { KINDS, STATES } from "../../lib/words/vocabulary";
import { locale, t } from "../../texts";
import { useShortcut } from "../../ui/controls/shortcuts";
import { Lines } from "../../ui/feedback/lines";
import { Failed, Notice } from "../../ui/feedback/notice";
import { copyLink } from "../../ui/secrets/copy-link";
import { Workspace } from "../claims/workspace";
import { Missing } from "../not-found";
import type { ReaderSearch } from "../search";
import classes from "./reader.module.css";
import { ReaderTour } from "./reader-tour";

const Versions = lazy(async () => ({
  default: (await import("../../features/articles/reader/versions")).Versions,
}));

const route = getRouteApi("/desk/articles/$articleId");
const NONE: ClaimSummary[] = [];
const inText = new WeakMap<ClaimSummary, TextClaim>();
const NO_CLAIMS: TextClaim[] = [];
const NO_PARTS: Article["left_out"] = [];
/** So long after a claim is opened, the ones beside it are fetched. */
const LOOK_AHEAD_MS = 80;

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
  const [again, setAgain] = useState(0);
  if (open && open !== last) setLast(open);

  const set = useCallback(
    (change: Partial<ReaderSearch>, replace = false) =>
      void navigate({ search: (old) => ({ ...old, ...change }), replace, resetScroll: false }),
    [navigate],
  );
  const narrowTo = useCallback((part: string | undefined) => set({ part }, true), [set]);
  const openClaim = useCallback((id: string) => set({ claim: id, ...NOWHERE }), [set]);
  const close = () => set({ claim: undefined, tab: undefined, ...NOWHERE });
  const { kind, state, part } = search;
  const shown = useMemo(() => matching(claims, { kind, state, part }), [claims, kind, state, part]);
  const step = (by: number) => {
    const at = shown.findIndex((claim) => claim.id === (open ?? last));
    const next = shown[at < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) set({ claim: next.id, ...NOWHERE }, open !== null);
  };
  useShortcut("next", () => step(1));
  useShortcut("previous", () => step(-1));
  useShortcut("close", open ? close : null);

  // The files of the claims that somebody is likely to open next are there before they are asked for.
  const client = useQueryClient();
  const near = useCallback((id: string) => void client.prefetchQuery(claimQuery(id)), [client]);
  useEffect(() => {
    const at = shown.findIndex((claim) => claim.id === open);
    if (at < 0) return;
    const timer = setTimeout(() => {
      for (const next of [shown[at + 1], shown[at - 1]]) if (next) near(next.id);
    }, LOOK_AHEAD_MS);
    return () => clearTimeout(timer);
  }, [open, shown, near]);

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

  const place = useLinkedPlace(article.data, search);
  const { older } = place;
  // A new object for each time that the same words are asked for.
  const pointAt = useMemo(
    () => (again >= 0 && place.pointAt ? { ...place.pointAt } : null),
    [place.pointAt, again],
  );

  if (!article.data) {
    if (isProblem(article.error, 404))
      return <Missing title={t.stopped.noArticle} text={t.stopped.noArticleText} articles />;
    if (article.isError) return <Failed error={article.error} retry={() => void article.refetch()} />;
    return <Lines rows={14} label={t.reader.loading} />;
  }
  const { text, version } = article.data;
  const shownText =
    older?.text === undefined
      ? article.data
      : { text: older.text, language: article.data.language, left_out: NO_PARTS };
  // A comment is about words of the article that its claim comes from.
  const mayComment = claims.some((claim) => claim.id === open && claim.article.id === articleId);
  const comment = (span: Range) => {
    if (!open) return;
    setAbout({ claim: open, article_id: articleId, version, span, quote: wordsAt(text, span) });
    set({ tab: "comments", comment: undefined }, true);
  };
  const copy = (span: Range) => {
    const counted = older ? `version=${older.number}` : `of=${version}`;
    void copyLink(`/articles/${articleId}?at=${writePlace(span)}&${counted}`);
  };
  // On a narrow screen the words lie under the claim: it steps aside while a link shows them.
  const aside = open !== null && search.at !== undefined;
  const busy = isBusy(article.data.analysis.state);
  const at = shown.findIndex((claim) => claim.id === open);

  const list = (
    <Claims query={found} busy={busy}>
      <ClaimMap article={article.data} claims={claims} part={search.part} onPart={narrowTo} />
      <ClaimList
        claims={claims}
        filter={search}
        onFilter={(filter) => set(filter, true)}
        last={last}
        onOpen={openClaim}
        onNear={near}
      />
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
          title={t.reader.key(keysOf("close"))}
        >
          {narrow ? t.reader.toText : t.reader.allClaims}
        </Button>
        <span className={classes.position}>{at >= 0 ? t.reader.position(at + 1, shown.length) : ""}</span>
        <Tooltip label={`${t.reader.previous} (${keysOf("previous")})`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => step(-1)}
            disabled={at <= 0}
            aria-label={t.reader.previous}
          >
            <IconChevronUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t.reader.next} (${keysOf("next")})`}>
          <ActionIcon
            data-tour="keys"
            variant="subtle"
            color="gray"
            onClick={() => step(1)}
            disabled={at >= shown.length - 1}
            aria-label={t.reader.next}
          >
            <IconChevronDown size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t.reader.fileHint}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.reader.file}
            renderRoot={(props) => <Link {...props} to="/claims/$claimId" params={{ claimId: open }} />}
          >
            <IconFileText size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <Workspace
        key={open}
        id={open}
        tab={search.tab ?? (search.comment ? "comments" : "evidence")}
        onTab={(tab) => set({ tab, comment: undefined }, true)}
        comment={search.comment}
        onWords={{
          about: about?.claim === open ? about : null,
          onAbout: (words) => setAbout(words ? { ...words, claim: open } : null),
          onShow: () => setAgain(again + 1),
        }}
      />
    </>
  ) : null;

  return (
    <div className={classes.reader}>
      {open ? <ReaderTour claim={open} /> : null}
      {narrow ? null : (
        <ArticleStrip length={article.data.length} ticks={ticks} open={open} onOpen={openClaim} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by key */}
      <section className={classes.pane} data-text-pane aria-label={t.reader.article} tabIndex={0}>
        <div className={classes.measure}>
          <ArticleHead
            article={article.data}
            onHistory={() => setHistoryOpen(true)}
            onVersions={() => set({ versions: `${version - 1}-${version}` })}
          />
          {search.versions ? (
            <Suspense fallback={<Lines rows={12} label={t.versions.loading} />}>
              <Versions
                article={article.data}
                chosen={search.versions}
                onChoose={(versions) => set({ versions }, true)}
                onClose={() => set({ versions: undefined })}
              />
            </Suspense>
          ) : (
            <>
              <PlaceNote
                place={place}
                newest={version}
                onCompare={(shown) => set({ versions: `${shown}-${version}` })}
                onVersion={(shown) => set(shown ? { version: String(shown), of: undefined } : NOWHERE)}
              />
              {older && older.text === undefined ? (
                <Lines rows={14} label={t.articleText.loadingVersion} />
              ) : (
                <ArticleText
                  article={shownText}
                  claims={older ? NO_CLAIMS : textClaims}
                  open={open}
                  onOpen={openClaim}
                  onNear={near}
                  onSelect={older ? null : setSelected}
                  onComment={mayComment && !older ? comment : null}
                  onCopy={copy}
                  pointAt={pointAt}
                />
              )}
            </>
          )}
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
      <Modal opened={historyOpen} onClose={() => setHistoryOpen(false)} title={t.reader.history} size="lg">
        <ArticleHistory id={articleId} />
      </Modal>
      {narrow ? (
        <>
          <Button
            className={classes.listButton}
            leftSection={<IconListDetails size={17} />}
            onClick={() => (!aside ? setListing(true) : set(NOWHERE))}
          >
            {!aside
              ? busy
                ? t.reader.finding
                : t.common.claims(claims.length, claims.length.toLocaleString(locale))
              : t.reader.toClaim}
          </Button>
          <Drawer
            opened={listing && !open}
            onClose={() => setListing(false)}
            position="bottom"
            size="82%"
            title={t.reader.claimsOfArticle}
            classNames={{ body: classes.drawerBody }}
          >
            {list}
          </Drawer>
          <Drawer.Root opened={open !== null && !aside} onClose={close} position="right" size="100%">
            <Drawer.Content aria-label={t.reader.claim}>
              <Drawer.Body className={classes.drawerBody}>{workspace}</Drawer.Body>
            </Drawer.Content>
          </Drawer.Root>
        </>
      ) : (
        <aside className={classes.margin} aria-label={open ? t.reader.claim : t.reader.claims}>
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
          {t.reader.findingHere}
        </p>
        <Lines rows={9} label={t.reader.findingLabel} />
      </>
    );
  }
  if (query.isPending) return <Lines rows={9} label={t.reader.loadingClaims} />;
  return (
    <Notice icon={<IconListDetails />} title={t.reader.none}>
      {t.reader.noneHint}
    </Notice>
  );
}

function hint(claim: ClaimSummary): string {
  const grade = claim.grade === "must_check" ? t.claims.mustCheck : t.claims.checkable;
  const rating = claim.rating ? `, ${claim.rating.label}` : "";
  return `${KINDS[claim.kind].label} · ${grade} ${Math.round(claim.check_worthiness * 100)} · ${STATES[claim.state]}${rating}`;
}

/** The same for the same claim, so that only text whose claims changed is drawn again. */
function forText(claim: ClaimSummary): TextClaim {
  const known = inText.get(claim);
  if (known) return known;
  const made: TextClaim = {
    id: claim.id,
    ...claim.span,
    kind: claim.kind,
    grade: claim.grade,
    dismissed: claim.state === "dismissed",
    rating: claim.rating ? { label: claim.rating.label, color: claim.rating.color } : null,
    hint: hint(claim),
  };
  inText.set(claim, made);
  return made;
}
