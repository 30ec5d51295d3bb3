// The search button of the top bar, which opens the command palette.

import { UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useCallback, useRef, useState } from "react";
import { keysOf } from "../../../lib/words/shortcuts";
import { t } from "../../../texts";
import { useShortcut } from "../../../ui/controls/shortcuts";
import { lazyPart } from "../../../ui/feedback/lazy-part";
import { OnDemand } from "../../../ui/feedback/on-demand";
import classes from "./search.module.css";

const CommandPalette = lazyPart(async () => (await import("./command-palette")).CommandPalette);

export function Search() {
  const [opened, { open, close }] = useDisclosure(false);
  const before = useRef<Element | null>(null);
  /** Whether the palette has the focus; loading and rendering it takes a while. */
  const [taken, setTaken] = useState(false);
  const early = useRef({ text: "", entered: false });
  const takeEarly = useCallback(() => {
    const typed = early.current;
    early.current = { text: "", entered: false };
    return typed;
  }, []);
  const onTaken = useCallback(() => setTaken(true), []);
  const toggle = () => {
    if (opened) return close();
    before.current = document.activeElement;
    setTaken(false);
    open();
  };
  const leave = (then?: () => void) => {
    close();
    const back = before.current;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else document.getElementById("main")?.focus();
    then?.();
  };
  useShortcut("palette", toggle);
  return (
    <>
      <UnstyledButton
        className={classes.search}
        aria-label={t.commands.palette}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={toggle}
      >
        <IconSearch size={17} stroke={1.7} aria-hidden />
        <span className={classes.find}>{t.shell.search}</span>
        <kbd className={classes.keys}>{keysOf("palette")}</kbd>
      </UnstyledButton>
      {opened && !taken ? (
        <Door
          onType={(text) => {
            early.current = { text, entered: false };
          }}
          onEnter={() => {
            early.current.entered = true;
          }}
          onClose={() => leave()}
        />
      ) : null}
      <OnDemand wanted={opened}>
        <CommandPalette opened={opened} early={takeEarly} onTaken={onTaken} onClose={leave} />
      </OnDemand>
    </>
  );
}

type DoorProps = { onType: (text: string) => void; onEnter: () => void; onClose: () => void };

/** Collects what is typed while the palette loads, so that the page's shortcuts do not fire. */
function Door({ onType, onEnter, onClose }: DoorProps) {
  return (
    <div className={classes.door} role="dialog" aria-modal="true" aria-label={t.commands.palette}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by key a moment ago
        autoFocus
        aria-label={t.commands.palette}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
          if (event.key === "Enter" && !event.nativeEvent.isComposing) onEnter();
        }}
      />
    </div>
  );
}
