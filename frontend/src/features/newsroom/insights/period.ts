// Periods of insights: the one until now, and the equally long one before.

export type Span = { since: string; until: string };
export type Period = {
  /** The days of the period in UTC, today the last. */
  days: number;
  since: string;
  /** The days before, up to the same time of the day: its figures can be compared. */
  before: Span;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The last `weeks` weeks with today. The same for an hour, so that looking again asks for the same. */
export function periodOf(weeks: number, now: Date): Period {
  const days = 7 * weeks;
  const today = new Date(now);
  today.setUTCHours(0, 0, 0, 0);
  const since = today.getTime() - (days - 1) * DAY_MS;
  const until = (Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS;
  return {
    days,
    since: moment(since),
    before: { since: moment(since - days * DAY_MS), until: moment(until - days * DAY_MS) },
  };
}

/** The first day of every part of a period as `YYYY-MM-DD`: days, or weeks if the period is longer than a month. */
export function partsOf(since: string, days: number): { first: string; last: string }[] {
  const step = days > 31 ? 7 : 1;
  const start = Date.parse(since);
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => ({
    first: dayOf(start + index * step * DAY_MS),
    last: dayOf(start + ((index + 1) * step - 1) * DAY_MS),
  }));
}

/** The day before the end of a span, which is exclusive, or the day of the end if the end is later than midnight. */
export function lastDay({ until }: Span): string {
  return dayOf(Date.parse(until) - 1);
}

function moment(time: number): string {
  return new Date(time).toISOString().replace(".000", "");
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
