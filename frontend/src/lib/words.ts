// How are counts, quotes in context and addresses shown?

/** "1 claim", "12 claims" */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString("en-GB")} ${amount === 1 ? one : many}`;
}

/** The text around a quote without half words at its outer edge, on one line. */
export function surrounding(prefix: string, suffix: string): { before: string; after: string } {
  const before = prefix.replace(/\s+/gu, " ").replace(/^\S*\s/u, "");
  const after = suffix.replace(/\s+/gu, " ").replace(/\s\S*$/u, "");
  return { before, after };
}

/** "ledger.example" out of an address; the address itself when it is none. */
export function host(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return url;
  }
}

/** Only http and https addresses may become links. */
export function safeHref(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
