// Which keys do what, and when does a key press mean one of them?

/** The one table: the handlers, the "?" list and the hints on controls all read it. */
export const SHORTCUTS = [
  { id: "next", keys: ["j"], label: "Next claim", where: "Claims" },
  { id: "previous", keys: ["k"], label: "Previous claim", where: "Claims" },
  { id: "take-next", keys: ["n"], label: "Take the most urgent claim", where: "Claims" },
  { id: "open", keys: ["Enter"], label: "Open the claim", where: "Claims" },
  { id: "assign", keys: ["a"], label: "Assign to me", where: "Claims" },
  { id: "evidence", keys: ["e"], label: "Add evidence", where: "Claims" },
  { id: "dismiss", keys: ["x"], label: "Dismiss", where: "Claims" },
  { id: "rate", keys: ["1…9"], label: "Choose the rating with this number", where: "Claims" },
  { id: "submit", keys: ["s"], label: "Submit for approval", where: "Claims" },
  { id: "approve", keys: ["y"], label: "Approve", where: "Claims" },
  { id: "return", keys: ["r"], label: "Return", where: "Claims" },
  { id: "close", keys: ["Escape"], label: "Back", where: "Claims" },
  { id: "search", keys: ["/"], label: "Search or filter", where: "Everywhere" },
  { id: "go-queue", keys: ["g", "q"], label: "Go to the queue", where: "Everywhere" },
  { id: "go-articles", keys: ["g", "a"], label: "Go to the articles", where: "Everywhere" },
  { id: "go-published", keys: ["g", "p"], label: "Go to published verdicts", where: "Everywhere" },
  { id: "go-inbox", keys: ["g", "i"], label: "Go to the inbox", where: "Everywhere" },
  { id: "help", keys: ["?"], label: "This list", where: "Everywhere" },
] as const satisfies readonly Shortcut[];

type Shortcut = { id: string; keys: readonly string[]; label: string; where: "Claims" | "Everywhere" };
export type ShortcutId = (typeof SHORTCUTS)[number]["id"];

/** The keys of one shortcut as shown beside its control: "g q". */
export function keysOf(id: ShortcutId): string {
  const found = SHORTCUTS.find((shortcut) => shortcut.id === id);
  return found ? found.keys.join(" ") : "";
}

export type Press = { key: string; ctrl: boolean; meta: boolean; alt: boolean; typing: boolean };
export type Heard = { fire: ShortcutId | null; waiting: readonly string[] };

/** One key press after the keys already waiting: fires a shortcut, waits for more, or forgets. */
export function hear(waiting: readonly string[], press: Press): Heard {
  if (press.typing || press.ctrl || press.meta || press.alt) return { fire: null, waiting: [] };
  const pressed = [...waiting, press.key];
  const exact = SHORTCUTS.find((shortcut) => equal(shortcut.keys, pressed));
  if (exact) return { fire: exact.id, waiting: [] };
  if (SHORTCUTS.some((shortcut) => startsWith(shortcut.keys, pressed)))
    return { fire: null, waiting: pressed };
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

/** "1…9" stands for each of the nine digits. */
function means(wanted: string | undefined, key: string): boolean {
  return wanted === "1…9" ? /^[1-9]$/.test(key) : wanted === key;
}
