// Preferences stored on this device.

import * as v from "valibot";
import { makeListeners } from "./listeners";

/** Each is validated when read: a newer version or the person may have written something else. */
const CHOICES = {
  /** Which languages there are, the catalogue knows. */
  language: v.string(),
  density: v.picklist(["comfortable", "compact"]),
  zone: v.pipe(v.string(), v.check(isZone)),
  /** Columns that the queue does not show, separated by blanks. */
  without: v.string(),
  /** Whether new notifications are shown by the browser while no page of the dashboard is seen. */
  alerts: v.literal("on"),
  /** Whether the details of claims are shown; folded without it. */
  details: v.literal("open"),
};
type Name = keyof typeof CHOICES;
type Choices = { [Each in Name]: v.InferOutput<(typeof CHOICES)[Each]> };
export type Density = Choices["density"];

/** Storage may be forbidden: then a choice lasts as long as the page. */
const kept = new Map<Name, string | null>();
const listeners = makeListeners();

/** The language that was chosen here; null where the browser's own counts. */
export function chosenLanguage(): string | null {
  return read("language");
}

export function density(): Density {
  return read("density") ?? "comfortable";
}

/** The columns that the queue does not show, separated by blanks. */
export function hiddenColumns(): string {
  return read("without") ?? "";
}

/** Whether the details of claims are shown. */
export function detailsOpen(): boolean {
  return read("details") !== null;
}

/** Whether new notifications are shown by the browser. */
export function alertsOn(): boolean {
  return read("alerts") !== null;
}

/** The time zone in which moments are shown; null for the one of this device. */
export function chosenZone(): string | null {
  return read("zone");
}

/** Null goes back to what holds without a choice. False: it was not kept and ends with this page. */
export function choose<Chosen extends Name>(name: Chosen, value: Choices[Chosen] | null): boolean {
  kept.set(name, value);
  let lasts = true;
  try {
    if (value === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
  } catch {
    lasts = false;
  }
  listeners.tell();
  return lasts;
}

/** Choices made here or in another window of this device. */
export function onChoice(listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== null && !event.key.startsWith(keyOf(""))) return;
    kept.clear();
    listener();
  };
  const leave = listeners.subscribe(listener);
  window.addEventListener("storage", elsewhere);
  return () => {
    leave();
    window.removeEventListener("storage", elsewhere);
  };
}

export function isZone(zone: string): boolean {
  try {
    return zone !== "" && new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

/** Checked once, not by every moment on a page. */
function read<Chosen extends Name>(name: Chosen): Choices[Chosen] | null {
  if (!kept.has(name)) {
    const checked = v.safeParse(CHOICES[name], stored(name));
    kept.set(name, checked.success ? checked.output : null);
  }
  return (kept.get(name) ?? null) as Choices[Chosen] | null;
}

function stored(name: Name): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

function keyOf(name: Name | ""): string {
  return `claimdesk.${name}`;
}
