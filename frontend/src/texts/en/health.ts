// What is said about how the server is doing?
import type { ReactNode } from "react";

export const health = {
  title: "System health",
  /** The plain verdict on top. */
  verdict: (n: number, shown: string) =>
    n === 0 ? "All well" : n === 1 ? "One thing needs you" : `${shown} things need you`,
  look: "Look now",
  again: "This page looks again every 10 seconds.",
  unreached: "The server does not answer",
  from: (clock: string) => `What stands below was true at ${clock}. This page goes on asking.`,
  loading: "Asking the server",
  groups: {
    work: "Work",
    messages: "Messages to endpoints",
    database: "Database",
    backup: "Back-up",
    server: "Server",
    amounts: "How much there is",
  },
  labels: {
    failed: "Work given up",
    waiting: "Work under way",
    events: "News to open desks",
    failing: "Endpoints that fail",
    undelivered: "Messages that wait",
    size: "Size",
    connections: "Connections",
    postgres: "PostgreSQL",
    backup: "Last back-up",
    version: "Version",
    since: "Running since",
    articles: "Articles",
    claims: "Claims",
    verdicts: "Public verdicts",
    accounts: "Accounts",
  },
  running: (running: string, waiting: string) => `${waiting} waiting, ${running} running`,
  inTime: "in time",
  behind: (seconds: string) => `${seconds} s behind`,
  oldest: (amount: string, at: ReactNode): ReactNode[] => [`${amount}, the oldest from `, at],
  free: (idle: string, size: string) => `${idle} of ${size} free`,
  schema: (version: string, migration: string) => `${version}, schema ${migration}`,
  never: "never",
  backedUp: (at: ReactNode, size: string): ReactNode[] => [at, `, ${size}`],
  /** What it means, and what to do. */
  concerns: {
    failed: "The server tried several times and gave up. See what it said, and try again.",
    late: "Work that is due has waited for more than a minute. Many articles at once take their time; if it does not end, restart the server and read its log.",
    behind:
      "Desks and endpoints hear of what happens late, because something has been writing to the database for long. If it goes on, look for another program at the database, or restart the server.",
    endpoints:
      "Messages do not arrive there. An endpoint at which nothing arrives for five days is switched off.",
    neverBackedUp: (command: ReactNode): ReactNode[] => [
      "If this machine is lost, so is all work. Run ",
      command,
      " on the server, best every day by itself; docs/operations.md says how. Dumps made otherwise are not known here.",
    ],
    backupOld: (command: ReactNode): ReactNode[] => [
      "If this machine is lost, so is more than a week of work. Run ",
      command,
      " on the server, best every day by itself; docs/operations.md says how. Dumps made otherwise are not known here.",
    ],
    full: (setting: ReactNode): ReactNode[] => [
      "Every connection is in use, so that people wait. If it goes on, raise ",
      setting,
      " in the settings of the server.",
    ],
  },
  toJobs: "Look at the background work",
  toEndpoints: "Look at the endpoints",
};
