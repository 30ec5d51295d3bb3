// One claim with its actions: in tabs, as a page, or as a decision.

import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { Suspense, useRef, useState } from "react";
import { useStay } from "../../api/live/presence";
import { isProblem } from "../../api/problem";
import type { ActionName, ClaimFile } from "../../api/types";
import type { Words } from "../../features/claims/comments/comment-form";
import { Comments } from "../../features/claims/comments/comments";
import { ClaimHead } from "../../features/claims/file/claim-head";
import { ConfirmWording } from "../../features/claims/file/confirm-wording";
import { ExplainedState } from "../../features/claims/file/explained-marks";
import { History } from "../../features/claims/file/history";
import { KindChip, StateChip } from "../../features/claims/marks";
import { MergeMenu } from "../../features/claims/merges/merge-menu";
import { MergeWith } from "../../features/claims/merges/merge-with";
import { MergedClaims } from "../../features/claims/merges/merged-claims";
import { OccurrencesOf } from "../../features/claims/occurrences/occurrence-list";
import { claimQuery } from "../../features/claims/queries";
import { useAssign } from "../../features/claims/reviews/actions";
import { ReviewBar } from "../../features/claims/reviews/review-bar";
import { ratingsQuery } from "../../features/newsroom/ratings/data";
import { peopleQuery } from "../../features/people/accounts/data";
import { sessionQuery } from "../../features/people/sessions/queries";
import { VerdictSection } from "../../features/verdicts/decision/verdict-section";
import { EvidenceSection } from "../../features/verdicts/evidence/evidence-section";
import { guidesQuery } from "../../features/verdicts/queries";
import { claimantText, permitted } from "../../lib/words/vocabulary";
import { sameWords } from "../../lib/words/words";
import { t } from "../../texts";
import { ActionButton } from "../../ui/controls/action-button";
import { useShortcut } from "../../ui/controls/shortcuts";
import { lazyPart } from "../../ui/feedback/lazy-part";
import { Lines } from "../../ui/feedback/lines";
import { Failed } from "../../ui/feedback/notice";
import { Part } from "../../ui/feedback/part";
import { report } from "../../ui/feedback/say";
import { Missing } from "../not-found";
import type { WorkspaceTab } from "../search";
import classes from "./workspace.module.css";

const Related = lazyPart(async () => (await import("../../features/claims/related/related")).Related);

/** Comments on words of the article text. */
type OnWords = {
  about: Words | null;
  onAbout: (words: Words | null) => void;
  onShow: () => void;
};

type Props = {
  id: string;
  tab: WorkspaceTab;
  onTab: (tab: WorkspaceTab) => void;
  /** The comment that a link leads to. */
  comment: string | undefined;
  onWords: OnWords;
};

/** Next to the text: the claim on top, the rest in tabs. */
export function Workspace({ id, tab, onTab, comment, onWords }: Props) {
  const { data: claim, isError, error, refetch } = useQuery(claimQuery(id));
  useStay(claim?.id ?? null);
  const follow = useFollow();
  const tabs = useRef<HTMLDivElement>(null);
  const [begin, setBegin] = useState<WorkspaceTab | null>(null);
  // Keys of a tab that is not shown lead to it; what decides something acts only on what can be seen.
  const may = (...actions: ActionName[]) => actions.some((name) => claim && permitted(claim, name)?.allowed);
  const toTab = (there: WorkspaceTab) => {
    onTab(there);
    // A tab that is opened by key is seen, however long the claim above it is.
    tabs.current?.scrollIntoView({ block: "start" });
  };
  const toVerdict = claim && tab !== "verdict" ? () => toTab("verdict") : null;
  const toBegin = (there: WorkspaceTab) => () => {
    setBegin(there);
    toTab(there);
  };
  useShortcut("evidence", may("add_evidence") && tab !== "evidence" ? toBegin("evidence") : null);
  useShortcut("comment", claim && tab !== "comments" ? toBegin("comments") : null);
  useShortcut("related", claim ? () => toTab("related") : null);
  useShortcut("rate", toVerdict);
  useShortcut("submit", may("submit", "correct") ? toVerdict : null);
  useShortcut("approve", may("approve") ? toVerdict : null);
  useShortcut("return", may("return") ? toVerdict : null);
  if (isProblem(error, 404) && !claim) return <Missing title={t.stopped.noClaim} text={t.stopped.noClaimText} />;
  if (!claim) return isError ? <Failed error={error} retry={() => void refetch()} /> : <Lines rows={8} />;
  const standing = claim.evidence.filter((evidence) => !evidence.withdrawn).length;
  return (
    <>
      <ClaimHead key={claim.id} claim={claim} level={2} />
      <OccurrencesOf claim={claim.id} />
      <MergedClaims claim={claim} />
      <Review claim={claim} />
      <Tabs
        ref={tabs}
        value={tab}
        onChange={(value) => {
          setBegin(null);
          if (isTab(value)) onTab(value);
        }}
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List className={classes.tabList}>
          <Tabs.Tab value="evidence" data-tour="evidence">
            {t.workspace.evidence} {standing > 0 ? standing : ""}
          </Tabs.Tab>
          <Tabs.Tab value="verdict" data-tour="verdict">
            {t.workspace.verdict}
          </Tabs.Tab>
          <Tabs.Tab value="related">{t.related.tab}</Tabs.Tab>
          <Tabs.Tab value="comments">{t.workspace.comments}</Tabs.Tab>
          <Tabs.Tab value="history">{t.workspace.history}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="evidence">
          <EvidenceSection key={claim.id} claim={claim} begin={begin === "evidence"} />
        </Tabs.Panel>
        <Tabs.Panel value="verdict">
          <Verdict claim={claim} />
        </Tabs.Panel>
        <Tabs.Panel value="related">
          <Part>
            <Suspense fallback={<Lines rows={6} label={t.related.loading} />}>
              <Related
                claim={claim}
                merge={(other) => <MergeWith claim={claim} other={other} onFollow={follow} />}
                onVerdict={() => toTab("verdict")}
              />
            </Suspense>
          </Part>
        </Tabs.Panel>
        <Tabs.Panel value="comments">
          <Talk id={claim.id} comment={comment} onWords={onWords} begin={begin === "comments"} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <History id={claim.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** On its own page: everything at once, so that it prints. */
export function ClaimSheet({ claim, comment }: { claim: ClaimFile; comment: string | undefined }) {
  const verdict = useRef<HTMLDivElement>(null);
  useStay(claim.id);
  return (
    <div className={classes.sheet}>
      <div className={classes.main}>
        <ClaimHead claim={claim} level={1} />
        <OccurrencesOf claim={claim.id} />
        <MergedClaims claim={claim} />
        <Review claim={claim} />
      </div>
      <div className={classes.whole}>
        <h2 className={classes.heading}>{t.workspace.evidence}</h2>
        <EvidenceSection claim={claim} columns />
      </div>
      <div ref={verdict}>
        <h2 className={classes.heading}>{t.workspace.verdict}</h2>
        <Verdict claim={claim} />
      </div>
      <div>
        <h2 className={classes.heading}>{t.workspace.comments}</h2>
        <Talk id={claim.id} comment={comment} unfolded />
      </div>
      <div className={classes.whole}>
        <h2 className={classes.heading}>{t.related.title}</h2>
        <Part>
          <Suspense fallback={<Lines rows={6} label={t.related.loading} />}>
            <Related claim={claim} merge={() => null} onVerdict={() => verdict.current?.scrollIntoView()} />
          </Suspense>
        </Part>
      </div>
      <div className={classes.whole}>
        <h2 className={classes.heading}>{t.workspace.history}</h2>
        <History id={claim.id} whole />
      </div>
    </div>
  );
}

/** Next to a list of verdicts: everything needed for a decision, the verdict first. */
export function DecisionSheet({ claim }: { claim: ClaimFile }) {
  useStay(claim.id);
  const quote = claim.appearances[0]?.quote ?? claim.quote;
  return (
    <>
      <div className={classes.decision}>
        <div className={classes.marks}>
          <KindChip kind={claim.kind} />
          <StateChip state={claim.state} />
          <Link
            to="/articles/$articleId"
            params={{ articleId: claim.article.id }}
            search={{ claim: claim.id, tab: "verdict" }}
          >
            {t.editor.inArticle}
          </Link>
          <Link to="/claims/$claimId" params={{ claimId: claim.id }}>
            {t.editor.file}
          </Link>
        </div>
        <h2 dir="auto">{claim.statement}</h2>
        {claim.statement_is_machine ? (
          <p className="muted">
            {t.claims.byMachine} <ConfirmWording claim={claim} />
          </p>
        ) : null}
        {sameWords(claim.statement, quote) ? null : <blockquote dir="auto">“{quote}”</blockquote>}
        <p className="muted">
          {[claimantText(claim.claimant), claim.article.outlet ?? claim.article.title].filter(Boolean).join(" · ")}
        </p>
      </div>
      {claim.stale || claim.state === "in_review" ? <Review claim={claim} /> : null}
      <Verdict claim={claim} />
      <h3 className={classes.heading}>{t.editor.evidence}</h3>
      <EvidenceSection claim={claim} />
      <h3 className={classes.heading}>{t.editor.comments}</h3>
      <Talk id={claim.id} comment={undefined} />
    </>
  );
}

/** Leads from a claim to the one in its place, on the page where the person is. Stays if they have gone on. */
function useFollow() {
  const router = useRouter();
  return (from: string, { id: claimId }: ClaimFile) => {
    const { pathname, search } = router.state.location;
    if (pathname.endsWith(`/claims/${from}`)) void router.navigate({ to: "/claims/$claimId", params: { claimId } });
    else if ("claim" in search && search.claim === from)
      void router.navigate({ to: ".", search: (old) => ({ ...old, claim: claimId }), resetScroll: false });
  };
}

function Review({ claim }: { claim: ClaimFile }) {
  const follow = useFollow();
  const { data: session } = useQuery(sessionQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  return (
    <ReviewBar
      key={claim.id}
      claim={claim}
      me={session?.account.id ?? ""}
      people={people}
      state={
        <>
          <ExplainedState state={claim.state} />
          <MergeMenu claim={claim} onFollow={follow} />
        </>
      }
    />
  );
}

function Verdict({ claim }: { claim: ClaimFile }) {
  const { data: session } = useQuery(sessionQuery);
  const { data: ratings = [] } = useQuery(ratingsQuery);
  const { data: guides = [] } = useQuery(guidesQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const assign = useAssign();
  const mine = claim.assignee?.id === session?.account.id;
  if (!session) return null;
  return (
    <VerdictSection
      key={claim.id}
      claim={claim}
      ratings={ratings}
      guides={guides}
      people={people}
      account={session.account.id}
      take={
        mine ? null : (
          <ActionButton
            permitted={permitted(claim, "assign")}
            onClick={() => assign.mutate({ claim, input: {} }, report(t.workspace.assigned))}
            loading={assign.isPending}
          >
            {claim.published ? t.workspace.correct : t.workspace.take}
          </ActionButton>
        )
      }
    />
  );
}

type TalkProps = {
  id: string;
  comment: string | undefined;
  unfolded?: boolean;
  onWords?: OnWords;
  begin?: boolean;
};

function Talk({ id, comment, unfolded = false, onWords, begin = false }: TalkProps) {
  const { data: session } = useQuery(sessionQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  return (
    <Comments
      key={id}
      claim={id}
      people={people}
      me={session?.account.id ?? ""}
      marked={comment}
      begin={begin}
      unfolded={unfolded}
      {...onWords}
    />
  );
}

function isTab(value: string | null): value is WorkspaceTab {
  return (
    value === "evidence" || value === "verdict" || value === "related" || value === "comments" || value === "history"
  );
}
