// What went wrong with a request, in words a person can act on?
import * as v from "valibot";

const Body = v.object({
  type: v.fallback(v.string(), ""),
  title: v.fallback(v.string(), ""),
  detail: v.fallback(v.nullish(v.string()), null),
  errors: v.fallback(v.optional(v.array(v.object({ pointer: v.string(), detail: v.string() })), []), []),
});

export type FieldError = { field: string; detail: string };

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
    const body = parsed.success ? parsed.output : { type: "", title: "", detail: null, errors: [] };
    const wait = Number(response.headers.get("Retry-After"));
    return new Problem(
      response.status,
      body.type,
      body.title,
      body.detail ?? null,
      body.errors.map((error) => ({ field: error.pointer.replace(/^#?\//, ""), detail: error.detail })),
      Number.isFinite(wait) && wait > 0 ? wait : null,
    );
  }

  static unreachable(): Problem {
    return new Problem(0, "", "No connection to the server", null, []);
  }
}

export function isProblem(error: unknown, ...statuses: number[]): error is Problem {
  return error instanceof Problem && (statuses.length === 0 || statuses.includes(error.status));
}

/** One sentence for a person: what happened and how to go on. */
export function sentence(error: unknown): string {
  if (!(error instanceof Problem)) return "Something unexpected happened. Reload the page and try again.";
  switch (error.status) {
    case 0:
      return "The server does not answer. Check the connection; nothing you typed is lost.";
    case 401:
      return "You are not signed in any more. Sign in and try again.";
    case 403:
      return error.detail || "Your account may not do this. Ask an editor or an admin.";
    case 404:
      return error.detail || "This does not exist, or not any more.";
    case 412:
    case 428:
      return "This changed while you were working on it. Look at what is new and try again.";
    case 413:
      return "This is too large. An article may have up to 2 MiB of text.";
    case 429:
    case 503:
      return error.retryAfter
        ? `The server is busy. Try again in ${error.retryAfter} seconds.`
        : "The server is busy. Try again in a moment.";
    default:
      return error.status >= 500
        ? "The server could not do this. Try again; if it goes on, tell your admin."
        : error.detail || error.title || "The server refused this.";
  }
}

/** The server's field errors keyed by the field's name, for a form. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(error.fields.map(({ field, detail }) => [field, detail]));
}
