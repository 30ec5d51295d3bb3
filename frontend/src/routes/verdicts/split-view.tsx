// A list of verdicts with the open claim next to it.
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { claimQuery } from "../../features/claims/queries";
import { t } from "../../texts";
import { useShortcut } from "../../ui/controls/shortcuts";
import { Pending } from "../../ui/feedback/pending";
import { ClaimDrawer, ClaimToolbar } from "../claims/claim-toolbar";
import { DecisionSheet } from "../claims/workspace";
import classes from "./split-view.module.css";

type Props = {
  list: ReactNode;
  /** Shown next to the list while no claim is open. */
  aside: ReactNode;
  asideLabel: string;
  /** The claim that is open. */
  open: string | null;
  /** The claims of the list in their order, part by part. */
  parts: readonly (readonly string[])[];
  onOpen: (id: string | null, replace: boolean) => void;
};

/** A list on the left; on the right, or over it where there is no room, the claim that is open. */
export function SplitView({ list, aside, asideLabel, open, parts, onOpen }: Props) {
  const narrow = useMediaQuery("(max-width: 960px)", undefined, { getInitialValueInEffect: false });
  const move = useSteps(parts, open, onOpen);
  const ids = parts.flat();
  const at = open ? ids.indexOf(open) : -1;
  useShortcut("close", open ? () => onOpen(null, false) : null);
  const close = () => {
    onOpen(null, false);
    if (open) linkTo(open)?.focus();
  };
  const sheet = open ? (
    <>
      <ClaimToolbar
        back={narrow ? t.editor.back : t.editor.close}
        onBack={close}
        position={at >= 0 ? t.editor.position(at + 1, ids.length) : ""}
        onStep={move}
      />
      <Sheet key={open} id={open} />
    </>
  ) : null;
  return (
    <div className={classes.page}>
      <div className={classes.list}>{list}</div>
      {narrow ? (
        <>
          <aside className={classes.aside} aria-label={asideLabel}>
            {aside}
          </aside>
          <ClaimDrawer label={t.editor.claim} opened={open !== null} onClose={close}>
            {sheet}
          </ClaimDrawer>
        </>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by key
        <aside className={classes.pane} aria-label={open ? t.editor.claim : asideLabel} tabIndex={0}>
          {sheet ?? aside}
        </aside>
      )}
    </div>
  );
}

function Sheet({ id }: { id: string }) {
  const query = useQuery(claimQuery(id));
  if (query.data) return <DecisionSheet claim={query.data} />;
  return <Pending query={query} rows={8} label={t.editor.loading} />;
}

/**
 * j and k walk the list; what is open follows. A claim that a decision moved to another part leaves its place to
 * the next one: the walk goes on from where it was, not from where it went.
 */
function useSteps(
  parts: readonly (readonly string[])[],
  open: string | null,
  onOpen: (id: string, replace: boolean) => void,
) {
  const stood = useRef<{ id: string; part: number; index: number } | null>(null);
  const focused = () => document.activeElement?.getAttribute("data-claim-link") ?? null;
  const current = () => open ?? focused();
  const part = open ? parts.findIndex((ids) => ids.includes(open)) : -1;
  if (open && part >= 0 && stood.current?.id !== open)
    stood.current = { id: open, part, index: parts[part]?.indexOf(open) ?? 0 };
  const move = (by: number) => {
    const ids = parts.flat();
    const id = current();
    const next = target(parts, id, by, stood.current) ?? ids[0];
    if (!next) return;
    linkTo(next)?.focus();
    if (open) onOpen(next, true);
  };
  useShortcut("next", () => move(1));
  useShortcut("previous", () => move(-1));
  // The claim is opened first, so that nothing is decided unseen.
  const look = () => {
    const id = current();
    if (id) onOpen(id, false);
  };
  useShortcut("approve", open ? null : look);
  useShortcut("return", open ? null : look);
  return move;
}

function target(
  parts: readonly (readonly string[])[],
  id: string | null,
  by: number,
  stood: { id: string; part: number; index: number } | null,
): string | undefined {
  const ids = parts.flat();
  const at = id ? ids.indexOf(id) : -1;
  if (stood && id === stood.id && !parts[stood.part]?.includes(id)) {
    const left = parts[stood.part] ?? [];
    return left[by > 0 ? stood.index : stood.index - 1] ?? left.at(-1) ?? ids[Math.max(0, at)];
  }
  return at < 0 ? undefined : ids[Math.max(0, Math.min(ids.length - 1, at + by))];
}

function linkTo(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-claim-link="${CSS.escape(id)}"]`);
}
