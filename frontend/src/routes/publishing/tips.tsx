// The page of tips by readers.
import { Modal, NativeSelect, TextInput } from "@mantine/core";
import { IconMailQuestion } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { flushSync } from "react-dom";
import { addressOf } from "../../api/address";
import { Problem } from "../../api/problem";
import type { ReaderTip } from "../../api/types";
import { sessionQuery } from "../../features/people/sessions/queries";
import { tipCountQuery, tipsQuery, useLinkClaim, useLook, useMakeArticle } from "../../features/publishing/tips/data";
import { DeclineDialog } from "../../features/publishing/tips/decline-dialog";
import { DeleteFileDialog, isPicture, WordsDialog } from "../../features/publishing/tips/sent-file";
import { isOpen, type TipActs, TipList } from "../../features/publishing/tips/tip-list";
import { count } from "../../lib/words/words";
import { t } from "../../texts";
import { useShortcuts } from "../../ui/controls/shortcuts";
import { useTyped } from "../../ui/controls/typed";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { report, sayFailed } from "../../ui/feedback/say";
import { LoadMore } from "../../ui/lists/load-more";
import { Page } from "../../ui/page";
import { isTipSort, isTipStage, TIP_SORTS, TIP_STAGES } from "../search";
import { MatchesOfTip, TipMatches } from "./tip-matches";
import classes from "./tips.module.css";

const route = getRouteApi("/desk/editor/tips");

export function TipsPage() {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return session.permissions.includes("publish") ? <Tips /> : <Notice page title={t.editor.notYours} />;
}

function Tips() {
  const { stage, by = "newest" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(tipsQuery(stage, by));
  const { data: counted } = useQuery(tipCountQuery);
  const tips = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { current, setCurrent, acts, link, dialogs } = useTipActs(tips);
  return (
    <Page
      title={t.tips.title}
      width={1180}
      lead={
        <>
          {t.tips.lead}{" "}
          <a href={addressOf("/ask", {})} target="_blank" rel="noreferrer">
            {t.tips.form}
          </a>
        </>
      }
    >
      <div className={classes.filters}>
        <NativeSelect
          label={t.tips.stage}
          value={stage ?? ""}
          data={[
            { value: "", label: t.tips.allStages },
            ...TIP_STAGES.map((stage) => ({ value: stage, label: t.tips.stages[stage] })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            void navigate({
              search: (old) => ({ ...old, stage: isTipStage(value) ? value : undefined }),
              replace: true,
            })
          }
        />
        <NativeSelect
          label={t.tips.sort}
          value={by}
          data={TIP_SORTS.map((sort) => ({ value: sort, label: t.tips.sorts[sort] }))}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ search: (old) => ({ ...old, by: isTipSort(value) ? value : undefined }), replace: true })
          }
        />
        {counted ? <p className="muted">{count(counted.waiting, t.tips.waiting)}</p> : null}
      </div>
      {query.isSuccess && tips.length === 0 ? (
        <Notice icon={<IconMailQuestion />} title={t.tips.nothing}>
          {t.tips.nothingNext}
        </Notice>
      ) : null}
      <Pending query={query} rows={6} found={tips.length} />
      <TipList
        tips={tips}
        current={current}
        onCurrent={setCurrent}
        acts={acts}
        matches={(tip) => (tip.text ? <MatchesOfTip text={tip.text} onLink={(claim) => link(tip, claim)} /> : null)}
      />
      <LoadMore query={query} />
      {dialogs}
    </Page>
  );
}

/** The current tip of the list, and what is done with it by button or key. */
function useTipActs(tips: readonly ReaderTip[]) {
  const [current, setCurrent] = useState<string | null>(null);
  const [declining, setDeclining] = useState<ReaderTip | null>(null);
  const [linking, setLinking] = useState<ReaderTip | null>(null);
  const [typing, setTyping] = useState<ReaderTip | null>(null);
  const [deleting, setDeleting] = useState<ReaderTip | null>(null);
  const look = useLook();
  const make = useMakeArticle();
  const join = useLinkClaim();
  const link = (tip: ReaderTip, claim: string) => {
    setLinking(null);
    join.mutate({ id: tip.id, claim }, report(t.tips.linked));
  };
  const acts: TipActs = {
    look: ({ id }) => look.mutate(id, report(t.tips.looking)),
    text: ({ id }) => make.mutate({ id, of: "text" }, report(t.tips.made)),
    url: ({ id }) => make.mutate({ id, of: "url" }, report(t.tips.made)),
    file: (tip) => {
      if (tip.file && isPicture(tip.file)) return setTyping(tip);
      make.mutate(
        { id: tip.id, of: "file" },
        {
          ...report(t.tips.made),
          // A document without a text that can be read, such as a scan.
          onError: (error) => {
            sayFailed(error);
            if (isUnreadable(error)) setTyping(tip);
          },
        },
      );
    },
    deleteFile: setDeleting,
    link: setLinking,
    decline: setDeclining,
  };
  const move = (step: number) => {
    const at = tips.findIndex(({ id }) => id === current);
    const next = tips[Math.max(0, Math.min(tips.length - 1, at < 0 ? 0 : at + step))];
    if (!next) return;
    flushSync(() => setCurrent(next.id));
    document.querySelector<HTMLElement>(`[data-tip="${next.id}"]`)?.focus();
  };
  const found = tips.find(({ id }) => id === current);
  const tip = found && isOpen(found) && !look.isPending && !make.isPending && !join.isPending ? found : null;
  useShortcuts({
    next: () => move(1),
    previous: () => move(-1),
    "tip-look": tip && !tip.looked_by ? () => acts.look(tip) : null,
    "tip-text": tip?.text ? () => acts.text(tip) : null,
    "tip-file": tip?.file ? () => acts.file(tip) : null,
    "tip-url": tip?.url ? () => acts.url(tip) : null,
    "tip-link": tip ? () => acts.link(tip) : null,
    "tip-decline": tip ? () => acts.decline(tip) : null,
  });
  const dialogs = (
    <>
      <WordsDialog tip={typing} onClose={() => setTyping(null)} />
      <DeleteFileDialog tip={deleting} onClose={() => setDeleting(null)} />
      <DeclineDialog tip={declining} onClose={() => setDeclining(null)} />
      <Modal opened={linking !== null} onClose={() => setLinking(null)} title={t.tips.linkTitle} size="lg">
        {linking ? <LinkSearch tip={linking} onLink={(claim) => link(linking, claim)} /> : null}
      </Modal>
    </>
  );
  return { current, setCurrent, acts, link, dialogs };
}

const isUnreadable = (error: unknown) => error instanceof Problem && error.type.endsWith("/unreadable");

function LinkSearch({ tip, onLink }: { tip: ReaderTip; onLink: (claim: string) => void }) {
  const [wanted, setWanted] = useState(tip.text ?? "");
  const [typed, change] = useTyped(wanted, setWanted);
  return (
    <>
      <TextInput
        label={t.tips.linkSearch}
        placeholder={t.tips.linkHint}
        value={typed}
        onChange={({ currentTarget: { value } }) => change(value)}
        data-autofocus
        mb="md"
      />
      <TipMatches text={wanted} onLink={onLink} />
    </>
  );
}
