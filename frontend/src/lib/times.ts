// How is a moment said to a person?
import { locale, t } from "../texts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

// Made once: making one takes longer than writing a hundred dates with it.
const THE_DAY = { day: "numeric", month: "short", year: "numeric" } as const;
const days = new Intl.DateTimeFormat(locale, THE_DAY);
const bareDays = new Intl.DateTimeFormat(locale, { ...THE_DAY, timeZone: "UTC" });
const clocks = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium" });

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
  if (hours < 24 && sameDay(then, now)) return t.times.hoursAgo(hours);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (sameDay(then, yesterday)) return t.times.yesterday;
  return day(moment);
}

function until(moment: string, now: Date): string {
  const minutes = Math.round((new Date(moment).getTime() - now.getTime()) / 60_000);
  if (minutes < 1) return t.times.justNow;
  if (minutes < 60) return t.times.inMinutes(minutes);
  return sameDay(new Date(moment), now) ? t.times.atClock(clock(moment)) : day(moment);
}

/** "17 Mar 2026"; a date without a time is a day in no time zone. */
export function day(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return (DAY.test(moment) ? bareDays : days).format(date);
}

/** "14:02" */
export function clock(moment: string): string {
  return clocks.format(new Date(moment));
}

/** The full time for a tooltip; a bare day stays a day. */
export function full(moment: string): string {
  if (DAY.test(moment)) return day(moment);
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return moments.format(date);
}

/** What a `datetime-local` or `date` field shows for a Moment, in the reader's own time zone. */
export function toLocalInput(moment: string | null | undefined): string {
  if (!moment) return "";
  if (DAY.test(moment)) return `${moment}T00:00`;
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return "";
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** A `datetime-local` value as a Moment of the contract: UTC, whole seconds, with Z. */
export function fromLocalInput(value: string): string | null {
  if (value === "") return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
