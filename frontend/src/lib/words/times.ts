// Times in words, in the chosen time zone.
import { locale, t } from "../../texts";
import { chosenZone } from "../device/preferences";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

const STYLES = {
  day: { day: "numeric", month: "short", year: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit" },
  dayAndClock: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  full: { dateStyle: "long", timeStyle: "long" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Creating a formatter is slow, and a list shows hundreds of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(style: keyof typeof STYLES, zone = chosenZone()): Intl.DateTimeFormat {
  return made(`${style} ${zone}`, locale, { ...STYLES[style], ...inZone(zone) });
}

function made(key: string, language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const found = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, found);
  return found;
}

function inZone(zone: string | null): Intl.DateTimeFormatOptions {
  return zone ? { timeZone: zone } : {};
}

/** "just now", "3 min ago", "2 h ago", "yesterday", then the date. */
export function ago(moment: string, now: Date): string {
  const then = new Date(moment);
  const seconds = Math.round((now.getTime() - then.getTime()) / 1000);
  if (Number.isNaN(seconds)) return moment;
  if (seconds < 0) return until(moment, now);
  if (seconds < 45) return t.times.justNow;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t.times.minutesAgo(minutes);
  const hours = Math.round(minutes / 60);
  const days = daysBetween(then, now);
  if (hours < 24 && days === 0) return t.times.hoursAgo(hours);
  return days === 1 ? t.times.yesterday : day(moment);
}

function until(moment: string, now: Date): string {
  const minutes = Math.round((new Date(moment).getTime() - now.getTime()) / 60_000);
  if (minutes < 1) return t.times.justNow;
  if (minutes < 60) return t.times.inMinutes(minutes);
  return daysBetween(now, new Date(moment)) === 0 ? t.times.atClock(clock(moment)) : day(moment);
}

/** "17 Mar 2026"; a date without a time is a day in no time zone. */
export function day(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return (DAY.test(moment) ? format("day", "UTC") : format("day")).format(date);
}

/** "14:02" */
export function clock(moment: string): string {
  return format("clock").format(new Date(moment));
}

/** The full time with its zone, for a tooltip; a bare day stays a day. */
export function full(moment: string): string {
  if (DAY.test(moment)) return day(moment);
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return format("full").format(date);
}

/** The time with its day, to the minute, as short as it can be read without a tooltip; a bare day stays a day. */
export function dayAndClock(moment: string): string {
  if (DAY.test(moment)) return day(moment);
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return format("dayAndClock").format(date);
}

/** The name of the time zone in which times are shown, and its offset at a moment: "Europe/Berlin, GMT+2". */
export function zoneName(moment: Date): string {
  const zone = chosenZone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const named = made(`offset ${zone}`, locale, { timeZone: zone, timeZoneName: "shortOffset" });
  const offset = named.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value;
  return offset && offset !== zone ? `${zone}, ${offset}` : zone;
}

/** What a `datetime-local` or `date` field shows for a Moment, in the reader's own time zone. */
export function toLocalInput(moment: string | null | undefined): string {
  if (!moment) return "";
  if (DAY.test(moment)) return `${moment}T00:00`;
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return "";
  return new Date(onWall(date.getTime())).toISOString().slice(0, 16);
}

/** A `datetime-local` value as a Moment of the contract: UTC, whole seconds, with Z. */
export function fromLocalInput(value: string): string | null {
  if (value === "") return null;
  const wall = Date.parse(`${DAY.test(value) ? `${value}T00:00` : value}Z`);
  if (Number.isNaN(wall)) return null;
  // What the clock is ahead of UTC may change on that day: of two moments the earlier, and an hour that is
  // left out counts on as if it had not been.
  const [before, after] = [wall - DAY_MS, wall + DAY_MS].map((near) => onWall(near) - near);
  const candidates = [wall - (before ?? 0), wall - (after ?? 0)];
  const moment = candidates.find((candidate) => onWall(candidate) === wall) ?? wall - (before ?? 0);
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** The last day of what ends at a moment (exclusive). */
export function lastDay(end: string): string {
  return day(new Date(Date.parse(end) - 1).toISOString());
}

/** The moment at which a day (`YYYY-MM-DD`) ends in the person's time zone. */
export function endOfDay(day: string): string | null {
  const next = new Date(Date.parse(`${day}T00:00Z`) + DAY_MS);
  return Number.isNaN(next.getTime()) ? null : fromLocalInput(next.toISOString().slice(0, 10));
}

/** What the clock on the wall shows at a moment, as if it showed UTC. */
function onWall(moment: number): number {
  const zone = chosenZone();
  const clockwork = made(`wall ${zone}`, "en", {
    ...inZone(zone),
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockwork.formatToParts(moment)) part[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, date, hour, minute, second) + (((moment % 1000) + 1000) % 1000);
}

function daysBetween(from: Date, to: Date): number {
  return Math.floor(onWall(to.getTime()) / DAY_MS) - Math.floor(onWall(from.getTime()) / DAY_MS);
}
