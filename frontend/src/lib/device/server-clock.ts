// The server's clock, as far as its answers tell: a countdown must not follow a device that goes wrong.

/** Below this a difference is the way of an answer and the second of its header. */
const NOTABLE_MS = 2_000;

let ahead = 0;

/** Notes the `Date` header of an answer that has just come. */
export function hearClock(date: string | null) {
  const server = Date.parse(date ?? "");
  if (Number.isNaN(server)) return;
  // The header is cut to the second.
  const difference = server + 500 - Date.now();
  ahead = Math.abs(difference) > NOTABLE_MS ? difference : 0;
}

/** What the clock of the server shows now, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + ahead;
}
