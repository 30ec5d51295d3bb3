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
        const answer = await fetch(window.basePath + path, {
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

/** How long a test waits for a publication: the ten seconds in which it can be taken back, and some more. */
export const HELD = { timeout: 40_000 };

/** Publishes the open verdict, after a look at what readers will see, and waits until it is out. */
export async function publish(page: Page) {
  await startPublishing(page);
  await expect(page.getByRole("timer")).toHaveCount(0, HELD);
}

/** Publishes the open verdict; it can still be taken back. */
export async function startPublishing(page: Page) {
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish this verdict" });
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("timer").first()).toHaveText(/^Publishing in \d+ s$/);
}

/** Somebody signed in for each role. */
export type People = Record<"reviewer" | "editor" | "chief", Page>;
export type By = keyof People;
export type Step = [who: By, path: string, body?: object];

/** One call of the API by whoever is signed in on `page`. */
export async function call(page: Page, method: string, path: string, body?: object, etag?: string) {
  return page.evaluate(
    async ([method, path, body, etag]) => {
      const answer = await fetch(window.basePath + path, {
        method,
        ...(body ? { body: JSON.stringify(body) } : {}),
        headers: { "Content-Type": "application/json", ...(etag ? { "If-Match": etag } : {}) },
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    [method, path, body, etag] as const,
  );
}

/** Takes steps on a claim, each on its newest version. */
export async function take(people: People, id: string, steps: Step[]) {
  for (const [who, path, body] of steps) {
    const { etag } = await call(people[who], "GET", `/api/v1/claims/${id}`);
    await call(people[who], "POST", `/api/v1/claims/${id}/${path}`, body ?? {}, etag);
  }
}
