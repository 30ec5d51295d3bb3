// Tests of health concerns: an admin is called only when needed.
import { describe, expect, it } from "vitest";
import type { System } from "../../../api/types";
import { concernsOf } from "./concerns";

const NOW = Date.parse("2026-03-18T09:00:00Z");
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const DAY = 86_400;

const well: System = {
  version: "1.0.0",
  started_at: ago(DAY),
  database: { version: "17.2", size_bytes: 48_000_000, migration: 12 },
  transactions: { long: 0, oldest_ms: 59_000 },
  clock_skew_ms: -5000,
  jobs: { waiting: 3, running: 1, failed: 0, oldest_waiting_at: ago(60) },
  events: { last_at: ago(90), behind_ms: 5000 },
  deliveries: { waiting: 4, oldest_at: ago(3 * DAY), endpoints_failing: 0 },
  analysis: { version: "1.3.0", model: null, outdated: 0 },
  pool: { size: 5, idle: 1 },
  replicas: [
    { address: "db1:5432", in_use: false, reads: 0, problem: "the database is not a standby" },
    { address: "db2:5432", in_use: true, lag_ms: 240, reads: 7 },
  ],
  backup: { finished_at: ago(7 * DAY), bytes: 2_000_000 },
  counts: { articles: 3, claims: 42, verdicts: 7, accounts: 4 },
};

const found = (change: Partial<System>, before: System | null = well) => [
  ...concernsOf({ system: { ...well, ...change }, before, at: NOW }),
];

describe("concerns", () => {
  it("are none at the very limits", () => {
    expect(found({})).toEqual([]);
  });

  it.each([
    ["failed", { jobs: { ...well.jobs, failed: 1 } }],
    ["late", { jobs: { ...well.jobs, oldest_waiting_at: ago(61) } }],
    ["behind", { events: { ...well.events, behind_ms: 5001 } }],
    ["longTransaction", { transactions: { long: 1, oldest_ms: 61_000 } }],
    ["standbys", { replicas: well.replicas.slice(0, 1) }],
    ["skew", { clock_skew_ms: -5001 }],
    ["endpoints", { deliveries: { ...well.deliveries, endpoints_failing: 1 } }],
    ["neverBackedUp", { backup: null }],
    ["backupOld", { backup: { finished_at: ago(7 * DAY + 1), bytes: 1 } }],
  ] as const)("name %s alone beyond its limit", (name, change) => {
    expect(found(change)).toEqual([name]);
  });

  it("do not miss standbys that nobody has named", () => {
    expect(found({ replicas: [] })).toEqual([]);
  });

  it("do not count work whose time has not come", () => {
    expect(found({ jobs: { waiting: 9, running: 0, failed: 0, oldest_waiting_at: null } })).toEqual([]);
  });

  it("count a pool as full only when it stays so", () => {
    const full = { ...well, pool: { size: 5, idle: 0 } };
    expect(found(full)).toEqual([]);
    expect(found(full, null)).toEqual([]);
    expect(found(full, full)).toEqual(["full"]);
    const young = { ...well, pool: { size: 1, idle: 0 } };
    expect(found(young, young)).toEqual([]);
  });

  it("are all named at once", () => {
    const worst: System = {
      ...well,
      jobs: { waiting: 1, running: 0, failed: 2, oldest_waiting_at: ago(600) },
      events: { behind_ms: 60_000 },
      deliveries: { waiting: 1, endpoints_failing: 2 },
      pool: { size: 2, idle: 0 },
      backup: null,
    };
    expect(found(worst, worst)).toEqual(["failed", "late", "behind", "endpoints", "neverBackedUp", "full"]);
  });
});
