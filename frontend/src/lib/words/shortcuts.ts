// Commands, pages and their keyboard shortcuts.
import type { Permission } from "../../api/types";
import { LANGUAGES, t } from "../../texts";

type Command = { id: string; keys: readonly string[]; label: string; where: keyof typeof t.commands.where };
type PlaceLike = Command & {
  where: "places";
  to: string;
  search?: Readonly<Record<string, string>>;
  /** Where it is offered: in the bar itself, or in one of its menus; "editor" and "admin" without needs are for everybody. */
  menu: "bar" | "editor" | "admin" | "me";
  needs?: Permission;
};

const PUBLISH = { where: "places", menu: "editor", needs: "publish" } as const;
const ADMIN = { where: "places", menu: "admin", needs: "administer" } as const;
const READ_BY_ALL = { where: "places", menu: "editor" } as const;
const BAR = { where: "places", menu: "bar" } as const;
const ME = { where: "places", menu: "me" } as const;
const EVERYBODY = { where: "places", menu: "admin" } as const;

/** A page listed here appears in the bar, its menus, the shortcuts, their list and the command palette. */
export const PLACES = [
  { ...BAR, id: "go-queue", keys: ["g", "q"], label: t.commands.queue, to: "/queue" },
  { ...BAR, id: "go-articles", keys: ["g", "a"], label: t.commands.articles, to: "/articles" },
  { ...EVERYBODY, id: "go-subscriptions", keys: ["g", "s"], label: t.subscriptions.title, to: "/subscriptions" },
  { ...BAR, id: "go-published", keys: ["g", "p"], label: t.commands.published, to: "/published" },
  { ...PUBLISH, id: "go-editor", keys: ["g", "e"], label: t.editor.title, to: "/editor" },
  {
    ...PUBLISH,
    id: "go-corrections",
    keys: ["g", "c"],
    label: t.corrections.title,
    to: "/editor/corrections",
  },
  { ...PUBLISH, id: "go-reports", keys: [], label: t.reports.title, to: "/editor/reports" },
  { ...PUBLISH, id: "go-tips", keys: ["g", "t"], label: t.tips.title, to: "/editor/tips" },
  { ...PUBLISH, id: "go-scales", keys: [], label: t.scales.title, to: "/editor/scales" },
  {
    ...PUBLISH,
    id: "go-feeds",
    keys: ["g", "f"],
    label: t.commands.feeds,
    to: "/published",
    search: { build: "feed" },
  },
  { ...PUBLISH, id: "go-guides", keys: [], label: t.guides.title, to: "/guides" },
  { ...READ_BY_ALL, id: "go-claimants", keys: [], label: t.claimants.title, to: "/editor/claimants" },
  { ...PUBLISH, id: "go-insights", keys: ["g", "n"], label: t.commands.insights, to: "/insights" },
  { ...ADMIN, id: "go-accounts", keys: [], label: t.commands.accounts, to: "/accounts" },
  { ...ADMIN, id: "go-endpoints", keys: [], label: t.commands.endpoints, to: "/endpoints" },
  { ...ADMIN, id: "go-log", keys: ["g", "l"], label: t.commands.log, to: "/log" },
  { ...ADMIN, id: "go-health", keys: ["g", "h"], label: t.health.title, to: "/health" },
  { ...ADMIN, id: "go-ratings", keys: [], label: t.ratings.title, to: "/ratings" },
  { ...ME, id: "go-inbox", keys: ["g", "i"], label: t.commands.inbox, to: "/inbox" },
  { ...EVERYBODY, id: "go-rules", keys: [], label: t.commands.rules, to: "/settings" },
  { ...EVERYBODY, id: "go-jobs", keys: ["g", "j"], label: t.commands.jobs, to: "/jobs" },
  { ...ME, id: "go-me", keys: ["g", "m"], label: t.commands.me, to: "/me" },
] as const satisfies readonly PlaceLike[];

/** The one table: handlers, the "?" list, hints on controls, menus and the palette all read it. */
export const COMMANDS = [
  { id: "assign", keys: ["a"], label: t.commands.assign, where: "claim" },
  { id: "evidence", keys: ["e"], label: t.commands.evidence, where: "claim" },
  { id: "related", keys: ["m"], label: t.commands.related, where: "claim" },
  { id: "comment", keys: ["c"], label: t.commands.comment, where: "claim" },
  { id: "kind", keys: ["t"], label: t.commands.kind, where: "claim" },
  { id: "confirm-wording", keys: ["w"], label: t.commands.confirmWording, where: "claim" },
  { id: "rate", keys: ["1…9"], label: t.commands.rate, where: "claim" },
  { id: "submit", keys: ["s"], label: t.commands.submit, where: "claim" },
  { id: "approve", keys: ["y"], label: t.commands.approve, where: "claim" },
  { id: "return", keys: ["r"], label: t.commands.return, where: "claim" },
  { id: "dismiss", keys: ["x"], label: t.commands.dismiss, where: "claim" },
  { id: "next", keys: ["j"], label: t.commands.next, where: "claims" },
  { id: "previous", keys: ["k"], label: t.commands.previous, where: "claims" },
  { id: "take-next", keys: ["n"], label: t.commands.takeNext, where: "claims" },
  { id: "open", keys: ["Enter"], label: t.commands.open, where: "claims" },
  { id: "close", keys: ["Escape"], label: t.commands.close, where: "claims" },
  { id: "tip-look", keys: ["o"], label: t.tips.look, where: "tips" },
  { id: "tip-text", keys: ["i"], label: t.tips.ofText, where: "tips" },
  { id: "tip-file", keys: ["f"], label: t.tips.ofFile, where: "tips" },
  { id: "tip-url", keys: ["u"], label: t.tips.ofUrl, where: "tips" },
  { id: "tip-link", keys: ["l"], label: t.tips.linkTitle, where: "tips" },
  { id: "tip-decline", keys: ["d"], label: t.tips.declineTitle, where: "tips" },
  ...PLACES,
  { id: "palette", keys: ["Mod+k"], label: t.commands.palette, where: "desk" },
  { id: "search", keys: ["/"], label: t.commands.search, where: "desk" },
  { id: "add-article", keys: [], label: t.commands.addArticle, where: "desk" },
  { id: "help", keys: ["?"], label: t.commands.help, where: "desk" },
  { id: "colours-light", keys: [], label: t.commands.light, where: "preferences" },
  { id: "colours-dark", keys: [], label: t.commands.dark, where: "preferences" },
  { id: "colours-system", keys: [], label: t.commands.system, where: "preferences" },
  { id: "rows-comfortable", keys: [], label: t.commands.comfortable, where: "preferences" },
  { id: "rows-compact", keys: [], label: t.commands.compact, where: "preferences" },
  { id: "language-en", keys: [], label: LANGUAGES.en.called, where: "preferences" },
  { id: "language-de", keys: [], label: LANGUAGES.de.called, where: "preferences" },
  { id: "password", keys: [], label: t.commands.password, where: "desk" },
  { id: "sign-out", keys: [], label: t.commands.signOut, where: "desk" },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]["id"];

/** The places that somebody may go to. */
export type Place = (typeof PLACES)[number];

export function placesFor(permissions: readonly Permission[]): Place[] {
  return PLACES.filter((place) => !("needs" in place) || permissions.includes(place.needs));
}

export function inMenu(places: readonly Place[], menu: Place["menu"]): Place[] {
  return places.filter((place) => place.menu === menu);
}

const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl+";

/** The name of a key on this system's keyboard. */
export function shownKey(key: string): string {
  if (key === "Escape") return "Esc";
  return key.startsWith("Mod+") ? `${MOD}${key.slice(4).toUpperCase()}` : key;
}

/** The keys of one command as shown next to its control: "g q". */
export function keysOf(id: CommandId): string {
  const keys: readonly string[] = COMMANDS.find((command) => command.id === id)?.keys ?? [];
  return keys.map(shownKey).join(" ");
}

export type Press = {
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
  typing: boolean;
};
export type Heard = { fire: CommandId | null; waiting: readonly string[] };

/** One key press after the keys already waiting: fires a command, waits for more, or forgets. */
export function hear(waiting: readonly string[], press: Press): Heard {
  if ((press.ctrl || press.meta) && !press.alt && !press.shift) {
    // A modified key types no text, so it also works while typing.
    const held = COMMANDS.find((command) => equal(command.keys, [`Mod+${press.key.toLowerCase()}`]));
    return { fire: held?.id ?? null, waiting: [] };
  }
  if (press.typing || press.ctrl || press.meta || press.alt) return { fire: null, waiting: [] };
  const pressed = [...waiting, press.key];
  const exact = COMMANDS.find((command) => equal(command.keys, pressed));
  if (exact) return { fire: exact.id, waiting: [] };
  if (COMMANDS.some((command) => startsWith(command.keys, pressed))) return { fire: null, waiting: pressed };
  return waiting.length > 0 ? hear([], press) : { fire: null, waiting: [] };
}

/** Whether the focus is where letters are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button", "submit", "reset", "file"].includes(target.type);
  }
  return target.closest("[role=dialog],[role=menu],[role=listbox],[role=combobox]") !== null;
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && startsWith(a, b);
}

function startsWith(keys: readonly string[], pressed: readonly string[]): boolean {
  return pressed.length <= keys.length && pressed.every((key, index) => means(keys[index], key));
}

/** "1…9" matches each of the nine digits. */
function means(wanted: string | undefined, key: string): boolean {
  return wanted === "1…9" ? /^[1-9]$/.test(key) : wanted === key;
}
