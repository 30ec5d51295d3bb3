// The list of tips by readers, with what can be done with the current one.
import { Link } from "@tanstack/react-router";
import { memo, type ReactNode } from "react";
import { addressOf } from "../../../api/address";
import type { ReaderTip } from "../../../api/types";
import { type CommandId, keysOf } from "../../../lib/words/shortcuts";
import { count, safeHref } from "../../../lib/words/words";
import { t } from "../../../texts";
import { SmallButton } from "../../../ui/controls/buttons";
import { Moment } from "../../../ui/marks/moment";
import { isPicture, SentFile } from "./sent-file";
import classes from "./tip-list.module.css";

/** What an editor does with a tip. */
export type TipActs = Record<
  "look" | "text" | "file" | "deleteFile" | "url" | "link" | "decline",
  (tip: ReaderTip) => void
>;

type Props = {
  tips: readonly ReaderTip[];
  current: string | null;
  onCurrent: (id: string) => void;
  acts: TipActs;
  /** Claims that say the same as the current tip. */
  matches: (tip: ReaderTip) => ReactNode;
};

export function TipList({ tips, current, onCurrent, acts, matches }: Props) {
  return (
    <ol className={classes.list} aria-label={t.tips.list}>
      {tips.map((tip) => {
        const here = tip.id === current;
        return (
          // The focus makes a tip the current one; everything in it is reached by the tab key.
          <li
            key={tip.id}
            data-tip={tip.id}
            tabIndex={-1}
            className={classes.tip}
            aria-current={here || undefined}
            onFocus={() => onCurrent(tip.id)}
            onMouseDown={() => onCurrent(tip.id)}
          >
            <div className={classes.said}>
              <Said tip={tip} />
              {tip.file ? <SentFile tip={tip} file={tip.file} here={here} onDelete={acts.deleteFile} /> : null}
              {isOpen(tip) ? <Acts tip={tip} here={here} acts={acts} /> : null}
            </div>
            {here && isOpen(tip) ? <div className={classes.matches}>{matches(tip)}</div> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** Whether nobody has decided about a tip. */
export const isOpen = (tip: ReaderTip) => tip.decided_at == null;

const Said = memo(function Said({ tip }: { tip: ReaderTip }) {
  const address = safeHref(tip.url);
  return (
    <>
      {tip.text ? (
        <blockquote className={classes.words} dir="auto" lang={tip.language ?? undefined}>
          {tip.text}
        </blockquote>
      ) : null}
      {address ? (
        <p className={classes.address} dir="ltr">
          <a href={address} target="_blank" rel="noreferrer">
            {tip.url}
          </a>
        </p>
      ) : null}
      {tip.text || tip.url || tip.file ? null : <p className="muted">{t.tips.forgotten}</p>}
      {tip.question ? (
        <p className={classes.wants}>
          {t.tips.wants} <bdi>{tip.question}</bdi>
        </p>
      ) : null}
      <p className={classes.meta}>
        <strong>{t.tips.stages[tip.stage]}</strong>
        <span>{count(tip.asked, t.tips.asked)}</span>
        <span>
          {t.tips.received} <Moment at={tip.received_at} />
        </span>
        {tip.looked_by && isOpen(tip) ? <span>{t.tips.lookedBy(tip.looked_by.name)}</span> : null}
        {tip.decided_by && tip.decided_at ? (
          <span>
            {t.tips.by(tip.decided_by.name)} <Moment at={tip.decided_at} />
          </span>
        ) : null}
      </p>
      <Outcome tip={tip} />
    </>
  );
});

function Outcome({ tip }: { tip: ReaderTip }) {
  return (
    <>
      {tip.reason ? (
        <p className={classes.meta}>
          {t.tips.reasons[tip.reason]}
          {tip.answer ? <bdi className={classes.answer}>{tip.answer}</bdi> : null}
        </p>
      ) : null}
      {tip.article_id || tip.claim_id || tip.verdicts.length > 0 ? (
        <ul className={classes.links}>
          {tip.article_id ? (
            <li>
              <Link to="/articles/$articleId" params={{ articleId: tip.article_id }} search={{}}>
                {t.tips.article}
              </Link>
            </li>
          ) : null}
          {tip.claim_id ? (
            <li>
              <Link to="/claims/$claimId" params={{ claimId: tip.claim_id }} search={{}}>
                {t.tips.claim}
              </Link>
            </li>
          ) : null}
          {tip.verdicts.map(({ slug, statement, rating }) => (
            <li key={slug}>
              <a href={addressOf("/verdicts/{slug}", { slug })} target="_blank" rel="noreferrer">
                <bdi>{statement}</bdi>
              </a>{" "}
              ({rating})
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Acts({ tip, here, acts }: { tip: ReaderTip; here: boolean; acts: TipActs }) {
  return (
    <div className={classes.acts}>
      {tip.looked_by ? null : (
        <Act keyed="tip-look" here={here} onClick={() => acts.look(tip)}>
          {t.tips.look}
        </Act>
      )}
      {tip.text ? (
        <Act keyed="tip-text" here={here} onClick={() => acts.text(tip)}>
          {t.tips.ofText}
        </Act>
      ) : null}
      {tip.file ? (
        <Act keyed="tip-file" here={here} onClick={() => acts.file(tip)}>
          {isPicture(tip.file) ? t.tips.ofFileMenu : t.tips.ofFile}
        </Act>
      ) : null}
      {tip.url ? (
        <Act keyed="tip-url" here={here} onClick={() => acts.url(tip)}>
          {t.tips.ofUrl}
        </Act>
      ) : null}
      <Act keyed="tip-link" here={here} onClick={() => acts.link(tip)}>
        {t.tips.link}
      </Act>
      <Act keyed="tip-decline" here={here} onClick={() => acts.decline(tip)}>
        {t.tips.decline}
      </Act>
    </div>
  );
}

type ActProps = { keyed: CommandId; here: boolean; onClick: () => void; children: ReactNode };

/** A button that says its key while its tip is the current one. */
function Act({ keyed, here, onClick, children }: ActProps) {
  const keys = keysOf(keyed);
  return (
    <SmallButton
      onClick={onClick}
      {...(here ? { title: t.commands.key(keys), "aria-keyshortcuts": keys, rightSection: <kbd>{keys}</kbd> } : {})}
    >
      {children}
    </SmallButton>
  );
}
