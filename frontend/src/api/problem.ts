// Failed requests as problems, and the sentence that a person reads.
import * as v from "valibot";
import { faultText, refusalText } from "../lib/words/codes";
import { t } from "../texts";

const Fault = v.object({
  pointer: v.string(),
  detail: v.string(),
  code: v.optional(v.string()),
  params: v.optional(v.unknown()),
});
const Body = v.object({
  type: v.fallback(v.string(), ""),
  title: v.fallback(v.string(), ""),
  detail: v.fallback(v.nullish(v.string()), null),
  code: v.fallback(v.nullish(v.string()), null),
  params: v.optional(v.unknown()),
  errors: v.fallback(v.optional(v.array(Fault), []), []),
});

export type FieldError = { field: string; detail: string };

/** Statuses of a proxy that gets no answer from the server (RFC 9110 §15.6). */
const GATEWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/** A failed request: an RFC 9457 problem, or no answer at all (`status` 0). */
export class Problem extends Error {
  override name = "Problem";
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail: string | null,
    readonly fields: readonly FieldError[],
    readonly retryAfter: number | null = null,
  ) {
    super(detail || title);
  }

  static async from(response: Response): Promise<Problem> {
    const raw: unknown = await response
      .clone()
      .json()
      .catch(() => ({}));
    const parsed = v.safeParse(Body, raw);
    const body = parsed.success ? parsed.output : { type: "", title: "", detail: null, code: null, errors: [] };
    const wait = Number(response.headers.get("Retry-After"));
    // A proxy says that it does not reach the server, which words its own failures.
    if (!body.type && !wait && GATEWAY.has(response.status)) return Problem.unreachable();
    return new Problem(
      response.status,
      body.type,
      body.title,
      refusalText(body) ?? body.detail ?? null,
      body.errors.map((error) => ({
        field: error.pointer.replace(/^#?\//, ""),
        detail: faultText(error) ?? error.detail,
      })),
      Number.isFinite(wait) && wait > 0 ? wait : null,
    );
  }

  static unreachable(): Problem {
    return new Problem(0, "", "No connection to the server", null, []);
  }

  /** A successful status with an unreadable body. */
  static unreadable(): Problem {
    return new Problem(200, "", "The answer cannot be read", null, []);
  }
}

export function isProblem(error: unknown, ...statuses: number[]): error is Problem {
  return error instanceof Problem && (statuses.length === 0 || statuses.includes(error.status));
}

/** For a person: what happened and how to go on. */
export function sentence(error: unknown): string {
  if (!(error instanceof Problem)) return said(t.problems.unexpected);
  const kind = kindOf(error);
  const { happened, next } = kind ? t.problems.kinds[kind] : outOfTheOrdinary(error);
  if (error.retryAfter) return `${happened} ${wait(error.retryAfter)}`;
  // Only the server knows the reason.
  if (kind === "forbidden" || kind === "conflict" || kind === "unreadable-document")
    return error.detail ? error.detail : `${happened} ${next}`;
  if (kind === "invalid" && error.fields.length > 0)
    return [happened, ...error.fields.map(({ detail }) => stopped(detail))].join(" ");
  return `${happened} ${next}`;
}

type Kind = keyof typeof t.problems.kinds;

/** What a status means where the answer does not say more (a proxy's, an older server's). */
const BY_STATUS: Readonly<Record<number, Kind>> = {
  400: "malformed-request",
  401: "not-signed-in",
  403: "forbidden",
  404: "not-found",
  405: "method-not-allowed",
  408: "request-timeout",
  409: "conflict",
  410: "not-found",
  412: "stale-version",
  413: "too-large",
  415: "unsupported-media-type",
  422: "invalid",
  428: "precondition-required",
  429: "throttled",
  503: "unavailable",
};

function kindOf(problem: Problem): Kind | null {
  const slug = problem.type.split("/").at(-1) ?? "";
  if (isKind(slug)) return slug;
  return BY_STATUS[problem.status] ?? (problem.status >= 500 ? "internal" : null);
}

function isKind(slug: string): slug is Kind {
  return Object.hasOwn(t.problems.kinds, slug);
}

function outOfTheOrdinary(problem: Problem) {
  if (problem.status === 0) return t.problems.unreachable;
  if (problem.status < 400) return t.problems.unreadable;
  return t.problems.refused;
}

function said({ happened, next }: { happened: string; next: string }): string {
  return `${happened} ${next}`;
}

function wait(seconds: number): string {
  return seconds <= 90 ? t.problems.waitSeconds(seconds) : t.problems.waitMinutes(Math.ceil(seconds / 60));
}

/** A field error of the server is half a sentence ("must be 1 to 100"). */
function stopped(detail: string): string {
  return /[.!?…]$/.test(detail) ? detail : `${detail}.`;
}

/** The server's field errors keyed by the field's name, for a form. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(error.fields.map(({ field, detail }) => [field, detail]));
}
