// The command palette: search claims, articles, people, pages and commands.
import "@mantine/spotlight/styles.css";
import { Kbd } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight, useSpotlight } from "@mantine/spotlight";
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowsShuffle,
  IconArrowUp,
  IconBaselineDensityMedium,
  IconBaselineDensitySmall,
  IconCheck,
  IconDeviceDesktop,
  IconFileText,
  IconFilter,
  IconKey,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMessage,
  IconMoon,
  IconPlayerTrackNext,
  IconPlus,
  IconQuote,
  IconRefresh,
  IconSearch,
  IconSend,
  IconSun,
  IconUser,
  IconUserPlus,
  IconX,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { foundArticlesQuery } from "../../../features/articles/queries";
import { foundClaimsQuery } from "../../../features/claims/queries";
import { peopleQuery } from "../../../features/people/accounts/queries";
import { matches } from "../../../lib/words/matching";
import { type CommandId, shownKey } from "../../../lib/words/shortcuts";
import { day } from "../../../lib/words/times";
import { KINDS, STATES } from "../../../lib/words/vocabulary";
import { opening } from "../../../lib/words/words";
import { locale, t } from "../../../texts";
import { run, runnable } from "../../../ui/controls/shortcuts";
import { PLACE_ICONS } from "../icons";
import classes from "./command-palette.module.css";

const SETTLE_MS = 180;
const PEOPLE = 5;

const ICONS: Partial<Record<CommandId, typeof IconCheck>> = {
  assign: IconUserPlus,
  evidence: IconFileText,
  related: IconArrowsShuffle,
  comment: IconMessage,
  submit: IconSend,
  approve: IconCheck,
  return: IconArrowBackUp,
  dismiss: IconX,
  next: IconArrowDown,
  previous: IconArrowUp,
  "take-next": IconPlayerTrackNext,
  close: IconArrowBackUp,
  search: IconFilter,
  "add-article": IconPlus,
  "colours-light": IconSun,
  "colours-dark": IconMoon,
  "colours-system": IconDeviceDesktop,
  "rows-comfortable": IconBaselineDensityMedium,
  "rows-compact": IconBaselineDensitySmall,
  "language-en": IconLanguage,
  "language-de": IconLanguage,
  help: IconKeyboard,
  password: IconKey,
  "sign-out": IconLogout,
};

type Item = {
  id: string;
  group: string;
  label: string;
  detail?: string;
  keys?: readonly string[];
  icon?: ReactNode;
  choose: () => void;
  /** Stays open. */
  stays?: true;
  /** Found for other words; those of now are on their way. */
  stale?: boolean;
};

type Props = {
  opened: boolean;
  /** What was typed before this had the focus. */
  early: () => { text: string; entered: boolean };
  /** It has the focus now. */
  onTaken: () => void;
  /** With what was chosen, to be done once the focus is back where it was. */
  onClose: (then?: () => void) => void;
};

export function CommandPalette({ opened, early, onTaken, onClose }: Props) {
  const [[store, spotlight]] = useState(createSpotlight);
  const state = useSpotlight(store);
  const listId = useId();
  const navigate = useNavigate();
  const chosen = useRef<(() => void) | undefined>(undefined);
  // Enter came before what it is meant for.
  const eager = useRef(false);
  const [commands, setCommands] = useState<ReturnType<typeof runnable>>([]);
  const typed = state.query.trim();
  const [settled] = useDebouncedValue(typed, SETTLE_MS);
  const asked = typed === "" ? "" : settled;
  const claims = useQuery({ ...foundClaimsQuery(asked), placeholderData: keepPreviousData });
  const articles = useQuery({ ...foundArticlesQuery(asked), placeholderData: keepPreviousData });
  const people = useQuery({ ...peopleQuery, enabled: opened });

  // What can be done is what could be done where one was.
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

  const searched = typed.length > 1;
  const searching = searched && (asked !== typed || claims.isFetching || articles.isFetching);
  const failed = searched && !searching && (claims.isError || articles.isError);
  const items: Item[] = [
    ...commands
      .filter((command) => command.id !== "palette" && matches(command.label, typed))
      .map(
        (command): Item => ({
          id: command.id,
          group: t.commands.where[command.where],
          label: command.label,
          keys: command.keys,
          icon: icon(command.where === "places" ? PLACE_ICONS[command.id] : ICONS[command.id]),
          choose: () => void run(command.id),
        }),
      ),
    ...(searched && !claims.isError ? (claims.data ?? []) : []).map(
      (claim): Item => ({
        id: `claim-${claim.id}`,
        group: t.palette.claims,
        label: claim.statement,
        detail: [KINDS[claim.kind].label, STATES[claim.state], claim.article.outlet]
          .filter(Boolean)
          .join(" · "),
        icon: icon(IconQuote),
        stale: searching,
        choose: () =>
          void navigate({
            to: "/articles/$articleId",
            params: { articleId: claim.article.id },
            search: { claim: claim.id },
          }),
      }),
    ),
    ...(searched && !articles.isError ? (articles.data ?? []) : []).map(
      (article): Item => ({
        id: `article-${article.id}`,
        group: t.palette.articles,
        label: article.title ?? opening(article.opening),
        detail: [article.outlet, article.published_at ? day(article.published_at) : null]
          .filter(Boolean)
          .join(" · "),
        icon: icon(PLACE_ICONS["go-articles"]),
        stale: searching,
        choose: () => void navigate({ to: "/articles/$articleId", params: { articleId: article.id } }),
      }),
    ),
    ...(typed === "" ? [] : (people.data ?? []))
      .filter((person) => matches(person.name, typed))
      .slice(0, PEOPLE)
      .map(
        (person): Item => ({
          id: `person-${person.id}`,
          group: t.palette.people,
          label: person.name,
          detail: t.palette.theirs,
          icon: icon(IconUser),
          choose: () => void navigate({ to: "/queue", search: { assignee: person.id } }),
        }),
      ),
    ...(failed
      ? [
          {
            id: "retry",
            group: t.palette.results,
            label: t.palette.failed,
            icon: icon(IconRefresh),
            stays: true as const,
            choose: () => {
              for (const query of [claims, articles]) if (query.isError) void query.refetch();
            },
          },
        ]
      : []),
  ];
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
    // What closes in the moment in which it opens would stay, empty.
    if (opened && state.opened && eager.current && item) pick(item);
  });
  const groups = [...new Set(items.map((item) => item.group))];
  const optionId = (item: Item | undefined) => (item ? `${listId}-${item.id}` : undefined);

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
        aria-activedescendant={optionId(items[selected])}
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
      <div id={listId} role="listbox" aria-label={t.palette.results} className={classes.list}>
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
                  id={optionId(item)}
                  type="button"
                  role="option"
                  tabIndex={-1}
                  // By these the search field finds what the arrows move over.
                  data-action
                  data-selected={index === selected || undefined}
                  aria-selected={index === selected}
                  aria-disabled={item.stale || undefined}
                  className={classes.item}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(item)}
                >
                  <Line item={item} />
                </button>
              ) : null,
            )}
          </div>
        ))}
      </div>
      {items.length === 0 ? (
        <p className={classes.nothing}>{searching ? t.palette.searching : t.palette.nothing(typed)}</p>
      ) : null}
      <div className={classes.foot}>
        <span role="status" className={classes.status}>
          {searching ? t.palette.searching : failed ? t.palette.failed : said(items.length)}
        </span>
        <span className={classes.hints} aria-hidden="true">
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t.palette.move} <Kbd size="xs">↵</Kbd>{" "}
          {t.palette.choose} <Kbd size="xs">Esc</Kbd> {t.palette.leave}
        </span>
      </div>
    </Spotlight.Root>
  );
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

function icon(Icon: typeof IconCheck | (typeof PLACE_ICONS)["go-queue"] | undefined): ReactNode {
  return Icon ? <Icon size={17} stroke={1.6} /> : null;
}

function said(amount: number): string {
  return t.palette.found(amount, amount.toLocaleString(locale));
}
