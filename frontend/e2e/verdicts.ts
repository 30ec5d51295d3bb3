// Several submitted verdicts at once, made through the API.
import { expect, type Page } from "@playwright/test";
import { article } from "./desk";

export type Waiting = { id: string; statement: string };

/**
 * Takes claims of a new article, adds a source to each and submits a verdict about it, as whoever is signed in on
 * `page`; the first `summaries.length` claims, in their order in the text.
 */
export async function submitMany(page: Page, summaries: readonly string[]): Promise<Waiting[]> {
  const made = await page.evaluate(
    async ([about, wanted]) => {
      const send = async (method: string, path: string, body?: unknown, etag?: string) => {
        const answer = await fetch(path, {
          method,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          headers: { "Content-Type": "application/json", ...(etag ? { "If-Match": etag } : {}) },
        });
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
        return answer.json();
      };
      const added = await send("POST", "/api/v1/articles", about);
      const id: string = added.id ?? added.article.id;
      let claims: { id: string; etag: string; statement: string }[] = [];
      for (let tries = 0; claims.length < wanted.length; tries++) {
        if (tries === 150) throw new Error(`${claims.length} claims were found`);
        await new Promise((done) => setTimeout(done, 200));
        claims = (await send("GET", `/api/v1/articles/${id}/claims`)).items;
      }
      const waiting = [];
      for (const [index, summary] of wanted.entries()) {
        const claim = claims[index];
        if (!claim) throw new Error("fewer claims than verdicts");
        const path = `/api/v1/claims/${claim.id}`;
        const held = await send("POST", `${path}/review/assign`, {}, claim.etag);
        const source = {
          url: "https://observers.example/register",
          publisher: "Reuters",
          stance: "supports",
        };
        await send("POST", `${path}/evidence`, source, held.etag);
        const { etag } = await send("GET", path);
        const verdict = { rating: "mostly_true", summary, rationale: "It lists **214 names**." };
        await send("POST", `${path}/verdict/submission`, verdict, etag);
        waiting.push({ id: claim.id, statement: claim.statement });
      }
      return waiting;
    },
    [article(), summaries] as const,
  );
  expect(made).toHaveLength(summaries.length);
  return made;
}
