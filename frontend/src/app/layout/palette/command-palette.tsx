// The command palette: search claims, articles, people, pages and commands.
import "@mantine/spotlight/styles.css";
import { Kbd } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight, useSpotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState } from "react";
import { shownKey } from "../../../lib/words/shortcuts";
import { locale, t } from "../../../texts";
import { runnable } from "../../../ui/controls/shortcuts";
import classes from "./command-palette.module.css";
import { type Item, useItems } from "./items";

const SETTLE_MS = 180;

type Props = {
  opened: boolean;
  /** What was typed before this had the focus. */
  early: () => { text: string; entered: boolean };
  /** It has the focus now. */
  onTaken: () => void;
  /** Called with the chosen action, which runs once the focus is restored. */
  onClose: (then?: () => void) => void;
};

export function CommandPalette({ opened, early, onTaken, onClose }: Props) {
  const [[store, spotlight]] = useState(createSpotlight);
  const state = useSpotlight(store);
  const listId = useId();
  const chosen = useRef<(() => void) | undefined>(undefined);
  // Enter came before its target.
  const eager = useRef(false);
  const [commands, setCommands] = useState<ReturnType<typeof runnable>>([]);
  const typed = state.query.trim();
  const [settled] = useDebouncedValue(typed, SETTLE_MS);
  const asked = typed === "" ? "" : settled;
  const { items, searching, failed } = useItems({ opened, typed, asked, commands });

  // The commands are those that were possible before the palette opened.
  useEffect(() => {
    if (!opened) return spotlight.close();
    setCommands(runnable());
    chosen.current = undefined;
    spotlight.open();
    eager.current = false;
    store.setState((old) => ({ ...old, selected: 0, query: "", listId }));
  }, [opened, listId, spotlight, store]);
  const take = () => {
    const { text, entered } = early();
    if (text) store.setState((old) => ({ ...old, selected: 0, query: text }));
    if (entered) eager.current = true;
    onTaken();
  };
  const selected = Math.max(0, Math.min(state.selected, items.length - 1));
  const pick = (item: Item) => {
    eager.current = item.stale ?? false;
    if (item.stale) return;
    if (item.stays) return item.choose();
    chosen.current = item.choose;
    spotlight.close();
  };
  useEffect(() => {
    const item = items[selected];
    // Closing while still opening would leave an empty palette.
    if (opened && state.opened && eager.current && item) pick(item);
  });

  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      onSpotlightClose={() => onClose(chosen.current)}
      returnFocus={false}
      attributes={{ content: { "aria-label": t.commands.palette } }}
      size={640}
      yOffset="8vh"
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      transitionProps={{ duration: 100, transition: "fade" }}
      classNames={{ content: classes.content, inner: classes.inner }}
    >
      <Spotlight.Search
        data-autofocus
        // A dialog below this one would close with it.
        data-mantine-stop-propagation="true"
        placeholder={t.palette.placeholder}
        aria-label={t.commands.palette}
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={items[selected] ? optionId(listId, items[selected]) : undefined}
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size={19} stroke={1.6} />}
        classNames={{ input: classes.input }}
        onFocus={take}
        onChange={() => {
          eager.current = false;
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") spotlight.close();
          if (event.key === "Enter") eager.current = items.length === 0 && searching;
        }}
      />
      <Options id={listId} items={items} selected={selected} onPick={pick} />
      {items.length === 0 ? (
        <p className={classes.nothing}>{searching ? t.palette.searching : t.palette.nothing(typed)}</p>
      ) : null}
      <div className={classes.foot}>
        <span role="status" className={classes.status}>
          {searching
            ? t.palette.searching
            : failed
              ? t.palette.failed
              : t.palette.found(items.length, items.length.toLocaleString(locale))}
        </span>
        <span className={classes.hints} aria-hidden="true">
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t.palette.move} <Kbd size="xs">↵</Kbd> {t.palette.choose}{" "}
          <Kbd size="xs">Esc</Kbd> {t.palette.leave}
        </span>
      </div>
    </Spotlight.Root>
  );
}

type OptionsProps = { id: string; items: readonly Item[]; selected: number; onPick: (item: Item) => void };

function Options({ id, items, selected, onPick }: OptionsProps) {
  const groups = [...new Set(items.map((item) => item.group))];
  return (
    <div id={id} role="listbox" aria-label={t.palette.results} className={classes.list}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
        <div key={group} role="group" aria-label={group}>
          <div className={classes.heading} aria-hidden="true">
            {group}
          </div>
          {items.map((item, index) =>
            item.group === group ? (
              <button
                key={item.id}
                id={optionId(id, item)}
                type="button"
                role="option"
                tabIndex={-1}
                // The search field finds the options by these attributes.
                data-action
                data-selected={index === selected || undefined}
                aria-selected={index === selected}
                aria-disabled={item.stale || undefined}
                className={classes.item}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onPick(item)}
              >
                <Line item={item} />
              </button>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

function optionId(list: string, item: Item): string {
  return `${list}-${item.id}`;
}

function Line({ item }: { item: Item }) {
  return (
    <>
      <span className={classes.icon} aria-hidden="true">
        {item.icon}
      </span>
      <span className={classes.words}>
        <span className={classes.label} dir="auto">
          {item.label}
        </span>
        {item.detail ? <span className={classes.detail}>{item.detail}</span> : null}
      </span>
      {item.keys && item.keys.length > 0 ? (
        <span className={classes.keys}>
          {item.keys.map((key) => (
            <Kbd key={key} size="xs">
              {shownKey(key)}
            </Kbd>
          ))}
        </span>
      ) : null}
    </>
  );
}
