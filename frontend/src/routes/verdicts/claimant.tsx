// The page of one claimant: facts, spellings, claims, merges, history.
import { Button, Modal } from "@mantine/core";
import { IconArrowMerge, IconPencil } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import type { ClaimantFile } from "../../api/types";
import { Timeline } from "../../features/claims/file/history";
import { StateChip } from "../../features/claims/marks";
import { sessionQuery } from "../../features/people/sessions/queries";
import { claimantHistoryQuery, claimantQuery, useUnmergeClaimant } from "../../features/verdicts/claimants/data";
import { DetailsForm } from "../../features/verdicts/claimants/details-form";
import { Facts } from "../../features/verdicts/claimants/facts";
import { MergeClaimant } from "../../features/verdicts/claimants/merge-claimant";
import { Spellings } from "../../features/verdicts/claimants/spellings";
import { count } from "../../lib/words/words";
import { t } from "../../texts";
import { QuietButton } from "../../ui/controls/buttons";
import { Lines } from "../../ui/feedback/lines";
import { Failed } from "../../ui/feedback/notice";
import { report } from "../../ui/feedback/say";
import { Page } from "../../ui/page";
import { Missing } from "../not-found";
import classes from "./claimants.module.css";

const route = getRouteApi("/desk/editor/claimants/$claimantId");

export function ClaimantPage() {
  const { claimantId } = route.useParams();
  const { data: claimant, isError, error, refetch } = useQuery(claimantQuery(claimantId));
  if (isProblem(error, 404) && !claimant) return <Missing title={t.claimants.missing} text={t.claimants.missingText} />;
  if (!claimant)
    return isError ? (
      <Failed error={error} retry={() => void refetch()} />
    ) : (
      <Lines rows={12} label={t.claimants.loading} />
    );
  return <Record key={claimant.id} claimant={claimant} />;
}

function Record({ claimant }: { claimant: ClaimantFile }) {
  const { data: session } = useQuery(sessionQuery);
  const mayChange = (session?.permissions.includes("publish") ?? false) && !claimant.merged_into;
  const [open, setOpen] = useState<"change" | "merge" | null>(null);
  const navigate = route.useNavigate();
  const close = () => setOpen(null);
  return (
    <Page
      title={claimant.name}
      width={860}
      lead={`${count(claimant.claim_count, t.claimants.claims)} · ${count(claimant.verdict_count, t.claimants.verdicts)}`}
      tools={
        mayChange ? (
          <span className={classes.tools}>
            <Button variant="default" leftSection={<IconArrowMerge size={16} />} onClick={() => setOpen("merge")}>
              {t.claimants.merge}
            </Button>
            <Button leftSection={<IconPencil size={16} />} onClick={() => setOpen("change")}>
              {t.claimants.change}
            </Button>
          </span>
        ) : null
      }
    >
      <p>
        <Link to="/editor/claimants">{t.claimants.title}</Link>
      </p>
      <Merges claimant={claimant} mayUndo={session?.permissions.includes("publish") ?? false} />
      {open === "change" ? <DetailsForm claimant={claimant} onDone={close} /> : <Facts claimant={claimant} />}
      <Spellings claimant={claimant} mayChange={mayChange} />
      <Claims claimant={claimant} />
      <h2>{t.claimants.history}</h2>
      <RecordHistory id={claimant.id} />
      <Modal opened={open === "merge"} onClose={close} title={t.claimants.mergeTitle(claimant.name)} size="lg">
        <MergeClaimant
          claimant={claimant}
          onCancel={close}
          onDone={(id) => void navigate({ to: "/editor/claimants/$claimantId", params: { claimantId: id } })}
        />
      </Modal>
    </Page>
  );
}

function Merges({
  claimant: { id, name, merged_into: into, merged },
  mayUndo,
}: {
  claimant: ClaimantFile;
  mayUndo: boolean;
}) {
  const undo = useUnmergeClaimant();
  const button = (one: { id: string; name: string }) =>
    mayUndo ? (
      <QuietButton
        aria-label={t.claimants.undoMergeOf(one.name)}
        onClick={() => undo.mutate(one.id, report(t.claimants.undone))}
      >
        {t.claimants.undoMerge}
      </QuietButton>
    ) : null;
  if (into)
    return (
      <p className={classes.merged}>
        <Link to="/editor/claimants/$claimantId" params={{ claimantId: into.id }}>
          {t.claimants.mergedInto(into.name)}
        </Link>
        {button({ id, name })}
      </p>
    );
  if (merged.length === 0) return null;
  return (
    <section aria-label={t.claimants.merged}>
      <h2>{t.claimants.merged}</h2>
      <ul className={classes.claims}>
        {merged.map((one) => (
          <li key={one.id} className={classes.merged}>
            <Link to="/editor/claimants/$claimantId" params={{ claimantId: one.id }}>
              <bdi>{one.name}</bdi>
            </Link>
            {button(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Claims({ claimant: { claims } }: { claimant: ClaimantFile }) {
  return (
    <section aria-label={t.claimants.claimsOf}>
      <h2>{t.claimants.claimsOf}</h2>
      {claims.length === 0 ? <p className="muted">{t.claimants.noClaims}</p> : null}
      <ul className={classes.claims}>
        {claims.map((claim) => (
          <li key={claim.id}>
            <Link to="/claims/$claimId" params={{ claimId: claim.id }} search={{}}>
              <bdi>{claim.statement}</bdi>
            </Link>{" "}
            <StateChip state={claim.state} /> <span className="muted">{claim.claimant}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecordHistory({ id }: { id: string }) {
  const query = useInfiniteQuery(claimantHistoryQuery(id));
  return <Timeline query={query} hide="claimant" />;
}
