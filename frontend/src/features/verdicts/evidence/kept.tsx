// What the newsroom keeps of a source: the copy of its page with the excerpt looked up, or its file.

import { IconDownload, IconFile } from "@tabler/icons-react";
import { addressOf } from "../../../api/address";
import type { Evidence } from "../../../api/types";
import { locale, t } from "../../../texts";
import { QuietButton } from "../../../ui/controls/buttons";
import { sayFailed } from "../../../ui/feedback/say";
import { Day, Moment } from "../../../ui/marks/moment";
import { phrase } from "../../../ui/phrase";
import { useLookAgain } from "./data";
import classes from "./kept.module.css";

type Snapshot = NonNullable<Evidence["snapshot"]>;
type Check = NonNullable<Snapshot["excerpt"]>;

export function Kept({ evidence }: { evidence: Evidence }) {
  const { file, snapshot } = evidence;
  return (
    <>
      {file ? (
        <p className={classes.line}>
          <IconFile size={14} aria-hidden="true" />
          <a href={addressOf("/api/v1/evidence/{id}/file", evidence)} download={file.name}>
            <bdi>{file.name}</bdi>
          </a>
          <span className="muted">
            {t.evidence.fileSize(Math.max(1, Math.round(file.size / 1024)).toLocaleString(locale))}
          </span>
          {file.alt ? <span>{file.alt}</span> : null}
        </p>
      ) : null}
      {snapshot ? <Copy evidence={evidence} snapshot={snapshot} /> : null}
    </>
  );
}

function Copy({ evidence, snapshot }: { evidence: Evidence; snapshot: Snapshot }) {
  const look = useLookAgain(evidence.claim_id);
  const { state, problem, kept, taken_at, changed_at, excerpt, archive } = snapshot;
  const busy = state === "waiting" || state === "running";
  return (
    <div className={classes.kept}>
      <p className={classes.line}>
        {busy ? <span role="status">{t.evidence.keeping}</span> : null}
        {state === "failed" && problem ? (
          <span role="note">{t.evidence.notKept(t.articles.fetchProblems[problem])}</span>
        ) : null}
        {kept && taken_at ? (
          <a
            href={addressOf("/api/v1/evidence/{id}/snapshots/{number}", { id: evidence.id, number: String(kept) })}
            download
          >
            <IconDownload size={13} aria-hidden="true" /> {phrase(t.evidence.copyOf(<Day key="at" at={taken_at} />))}
          </a>
        ) : null}
        {busy ? null : (
          <QuietButton loading={look.isPending} onClick={() => look.mutate(evidence.id, { onError: sayFailed })}>
            {t.evidence.lookAgain}
          </QuietButton>
        )}
      </p>
      {archive ? <Archived archive={archive} /> : null}
      {changed_at ? (
        <p className={classes.warn} role="note">
          {phrase(t.evidence.sourceChanged(<Moment key="at" at={changed_at} />))}
        </p>
      ) : null}
      {excerpt ? <Excerpt check={excerpt} /> : null}
    </div>
  );
}

function Archived({ archive: { state, url } }: { archive: NonNullable<Snapshot["archive"]> }) {
  if (state !== "verified" || !url) {
    return <p className={state === "waiting" ? "muted" : classes.warn}>{t.evidence.archive[state]}</p>;
  }
  return (
    <p className={classes.line}>
      <a href={url} target="_blank" rel="noreferrer">
        {t.evidence.archive.verified}
      </a>
    </p>
  );
}

function Excerpt({ check }: { check: Check }) {
  if (check.found === "exact") return <p className={classes.good}>{t.evidence.excerptExact}</p>;
  if (check.found === "absent") return <p className={classes.warn}>{t.evidence.excerptAbsent}</p>;
  return (
    <div className={classes.warn}>
      <p>{t.evidence.excerptNear}</p>
      {check.passage ? <blockquote dir="auto">{check.passage}</blockquote> : null}
      <ul>
        {check.differences.map(({ quoted, source }) => (
          <li key={`${quoted}→${source}`}>
            {quoted ? <del>{quoted}</del> : null} {source ? <ins>{source}</ins> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
