// Time and size budgets of the dashboard, measured in a real browser against a full server.
import { chromium } from "@playwright/test";
import { LONG_TITLE } from "./articles.mjs";
import { measurePublic, PUBLIC_BUDGETS } from "./public.mjs";

const base = process.env.CLAIMDESK_BUDGETS_URL;
const [, email, password] = /^([^:]+):(.+)$/.exec(process.env.CLAIMDESK_BUDGETS_ACCOUNT ?? "") ?? [];
const runs = Number(process.env.RUNS ?? 5);
/** Some of sign-in, queue, article and public; without any, all of them. */
const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);
/** Pixels that the queue moves with each frame: four rows, as fast as a hand flings it. */
const FLING = 200;
const CLAIMS_OPENED = 12;
/** Between two claims, in ms: a person reads at least the first words. */
const PAUSE = 400;

const BUDGETS = [
  ["script of the sign-in page", "kB", 250],
  ["script of the queue", "kB", 250],
  ["sign-in page: a field takes keys", "ms", 1000],
  ["queue: first row shown, j moves", "ms", 1000],
  ["queue: frame while scrolling, median", "ms", 17],
  ["queue: frames over 20 ms", "%", 5],
  ["queue: frames over 50 ms", "%", 0.5],
  ["queue: frames without a row", "%", 0],
  ["queue: key j to the next row", "ms", 100],
  ["queue: memory with all claims", "MB", 150],
  ["long article, cold: words and marks painted", "ms", 1500],
  ["long article, cold: all of it there", "ms", 1500],
  ["long article, again: words and marks painted", "ms", 1500],
  ["long article: click on a claim to its panel", "ms", 100],
  ["long article: key j to the next panel", "ms", 100],
  ["long article: back to the list of all claims", "ms", 200],
  ["long article: frame while scrolling, median", "ms", 17],
  ["long article: frames over 50 ms", "%", 0.5],
  ["long article: memory", "MB", 200],
  ["layout shift: sign-in page", "", 0.01],
  ["layout shift: queue", "", 0.01],
  ["layout shift: articles", "", 0.01],
  ["layout shift: long article", "", 0.01],
  ["layout shift: one claim's file", "", 0.01],
  ...PUBLIC_BUDGETS,
];
const measured = new Map();
const note = (name, value) => measured.set(name, [...(measured.get(name) ?? []), value]);

/** Runs in the page before anything of its own. */
function watch() {
  window.shifts = 0;
  const shifts = [];
  window.longTasks = [];
  const observe = (type, see) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  observe("layout-shift", (entry) => {
    if (entry.hadRecentInput) return;
    shifts.push(entry);
    // As CLS is defined: the worst five seconds in which no second is quiet.
    const first = shifts.findIndex(
      (_, at) =>
        entry.startTime - shifts[at].startTime < 5000 &&
        shifts.slice(at + 1).every((next, after) => next.startTime - shifts[at + after].startTime < 1000),
    );
    const session = shifts.slice(first).reduce((sum, shift) => sum + shift.value, 0);
    window.shifts = Math.max(window.shifts, session);
  });
  observe("longtask", (entry) => window.longTasks.push(entry.duration));
  for (const type of ["click", "keydown"])
    window.addEventListener(
      type,
      (event) => {
        window.pressedAt = event.timeStamp;
      },
      true,
    );
  const painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
  /** How long after the last press `holds` was true and painted. */
  window.since = async (holds) => {
    while (!holds()) await new Promise(requestAnimationFrame);
    return (await painted()) - window.pressedAt;
  };
  window.scrollerOf = (element) => {
    let at = element;
    while (at && !(at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY)))
      at = at.parentElement;
    return at;
  };
  /** The time of every frame while `scroller` moves by `step` with each, and how many showed nothing of `what`. */
  window.fling = (scroller, step, what, most = Number.POSITIVE_INFINITY) =>
    new Promise((resolve) => {
      const frames = [];
      let empty = 0;
      let last;
      const box = scroller.getBoundingClientRect();
      const frame = (now) => {
        if (last !== undefined) frames.push(now - last);
        last = now;
        const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!seen?.closest(what)) empty += 1;
        const before = scroller.scrollTop;
        scroller.scrollTop += step;
        if (scroller.scrollTop === before || frames.length >= most) resolve({ frames, empty });
        else requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});

/** A browser with an empty cache and a signed-in account. */
async function fresh(storageState) {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 1440, height: 900 },
    storageState,
  });
  await context.addInitScript(watch);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const memory = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { megabytes: of("JSHeapUsedSize") / 1e6, nodes: of("Nodes") };
  };
  await devtools.send("Performance.enable");
  /** Of script, as it came over the wire, without the heads of the answers. */
  const kilobytes = () =>
    page.evaluate(() => {
      const files = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
      return files.reduce((sum, file) => sum + file.encodedBodySize, 0) / 1000;
    });
  return {
    context,
    page,
    kilobytes,
    memory,
    shifts: () => page.evaluate(() => window.shifts),
  };
}

async function frames(page, find, step, what, name, most) {
  const { frames, empty } = await page.evaluate(
    ([find, step, what, most]) =>
      window.fling(window.scrollerOf(document.querySelector(find)), step, what, most ?? undefined),
    [find, step, what, most],
  );
  const over = (limit) => (100 * frames.filter((frame) => frame > limit).length) / frames.length;
  note(`${name}: frame while scrolling, median`, median(frames));
  note(`${name}: frames over 20 ms`, over(20));
  note(`${name}: frames over 50 ms`, over(50));
  note(`${name}: frames without a row`, (100 * empty) / frames.length);
  return frames.length;
}

function median(values) {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.floor((ordered.length - 1) / 2)];
}

// The sign-in page, and the state of a browser that is signed in.
let state;
for (let run = 0; run < runs; run++) {
  const { context, page, kilobytes, shifts } = await fresh();
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  note("sign-in page: a field takes keys", await page.evaluate(() => performance.now()));
  await page.waitForLoadState("networkidle");
  note("script of the sign-in page", await kilobytes());
  note("layout shift: sign-in page", await shifts());
  if (!state) {
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("navigation", { name: "Main navigation" }).waitFor();
    state = await context.storageState();
  }
  await context.close();
}

const reader = await fresh(state);
const ask = async (path) => (await reader.context.request.get(path)).json();
const { items: articles } = await ask(`/api/v1/articles?q=${encodeURIComponent("commission")}`);
const long = articles.find((article) => article.title === LONG_TITLE);
// The article offers its best claims only; the rest is asked for.
for (;;) {
  const { analysis, claims } = await ask(`/api/v1/articles/${long.id}`);
  if (analysis.state === "done" && claims.held_back === 0) break;
  if (analysis.state === "done") {
    await reader.context.request.post(`/api/v1/articles/${long.id}/claims/more`, { headers: { Origin: base } });
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
}
const claims = [];
for (let cursor = ""; cursor !== null; ) {
  const page = await ask(`/api/v1/articles/${long.id}/claims${cursor}`);
  claims.push(...page.items);
  cursor = page.next_cursor ? `?cursor=${page.next_cursor}` : null;
}
await reader.context.close();

for (let run = 0; wanted("queue") && run < runs; run++) {
  const { context, page, kilobytes, memory, shifts } = await fresh(state);
  await page.goto("/queue", { waitUntil: "commit" });
  await page.locator("[data-claim-link]").first().waitFor();
  await page.keyboard.press("j");
  await page.waitForFunction(() => document.activeElement?.matches("[data-claim-link]"));
  note("queue: first row shown, j moves", await page.evaluate(() => performance.now()));
  await page.waitForLoadState("load");
  await page.waitForTimeout(500);
  note("script of the queue", await kilobytes());
  for (let press = 0; press < CLAIMS_OPENED; press++) {
    const from = await page.evaluate(() => document.activeElement?.dataset.claimLink);
    await page.keyboard.press("j");
    const took = await page.evaluate(
      (from) => window.since(() => (document.activeElement?.dataset.claimLink ?? from) !== from),
      from,
    );
    note("queue: key j to the next row", took);
  }
  note("layout shift: queue", await shifts());
  // The whole list costs a minute; it is scrolled in three of the runs.
  if (run < 3) {
    await page.evaluate(async () => {
      const scroller = window.scrollerOf(document.querySelector("[data-claim-link]"));
      for (let still = 0, height = 0; still < 20; ) {
        scroller.scrollTop = scroller.scrollHeight;
        await new Promise((resolve) => setTimeout(resolve, 100));
        still = scroller.scrollHeight === height ? still + 1 : 0;
        height = scroller.scrollHeight;
      }
      scroller.scrollTop = 0;
      await new Promise((resolve) => setTimeout(resolve, 1500));
      window.shifts = 0;
    });
    const count = await frames(page, "[data-claim-link]", FLING, "tr", "queue");
    const { megabytes, nodes } = await memory();
    note("queue: memory with all claims", megabytes);
    note("(frames of the scroll)", count);
    note("(nodes of the queue)", nodes);
    note("layout shift: queue", await shifts());
  }
  await context.close();
}

for (let run = 0; wanted("article") && run < runs; run++) {
  const { context, page, memory, shifts } = await fresh(state);
  await page.goto(`/articles?q=commission`);
  const open = async (name) => {
    await page.waitForTimeout(500);
    const whole = page.evaluate(
      (count) =>
        window.since(
          () =>
            new Set([...document.querySelectorAll("mark[data-claim]")].map((mark) => mark.dataset.claim)).size >= count,
        ),
      claims.length,
    );
    const words = page.evaluate(() => window.since(() => document.querySelector("mark[data-claim]") !== null));
    await page.getByRole("link", { name: LONG_TITLE }).click();
    note(`${name}: words and marks painted`, await words);
    note(`${name}: all of it there`, await whole);
  };
  note("layout shift: articles", await shifts());
  await open("long article, cold");
  for (const [path, name] of [
    [`/api/v1/articles/${long.id}`, "text"],
    [`/api/v1/articles/${long.id}/claims`, "claims"],
  ]) {
    const entry = await page.evaluate((path) => {
      const { duration, transferSize, decodedBodySize } = performance
        .getEntriesByType("resource")
        .find((entry) => new URL(entry.name).pathname === path);
      return { duration, transferSize, decodedBodySize };
    }, path);
    note(`(answer with the ${name}, ms)`, entry.duration);
    note(`(answer with the ${name}, kB sent)`, entry.transferSize / 1000);
    note(`(answer with the ${name}, kB)`, entry.decodedBodySize / 1000);
  }
  await page.waitForTimeout(1000);
  const panel = ([statement]) =>
    window.since(
      () =>
        document.querySelector("aside [aria-label=Claim] h2, aside section[aria-label=Claim] h2")?.textContent ===
        statement,
    );
  for (let at = 0; at < CLAIMS_OPENED; at++) {
    const { id, statement } = claims[at];
    const shown = page.evaluate(panel, [statement]);
    await page.locator(`mark[data-claim="${id}"]`).click();
    note("long article: click on a claim to its panel", await shown);
    await page.waitForTimeout(PAUSE);
  }
  for (let at = CLAIMS_OPENED; at < 2 * CLAIMS_OPENED; at++) {
    const shown = page.evaluate(panel, [claims[at].statement]);
    await page.keyboard.press("j");
    note("long article: key j to the next panel", await shown);
    await page.waitForTimeout(PAUSE);
  }
  const listed = page.evaluate(() => window.since(() => document.querySelector("[data-item]") !== null));
  await page.keyboard.press("Escape");
  note("long article: back to the list of all claims", await listed);
  await page.evaluate(() => document.querySelector("[data-text-pane]").scrollTo(0, 0));
  await frames(page, "[data-starts-at]", FLING, "[data-text-pane]", "long article", 600);
  const { megabytes, nodes } = await memory();
  note("long article: memory", megabytes);
  note("(nodes of the long article)", nodes);
  note("layout shift: long article", await shifts());
  await page.getByRole("link", { name: "Articles", exact: true }).click();
  await page.getByRole("link", { name: LONG_TITLE }).waitFor();
  await open("long article, again");
  await page.goto(`/claims/${claims[0].id}`);
  await page.getByRole("region", { name: "Claim", exact: true }).waitFor();
  await page.waitForTimeout(1000);
  note("layout shift: one claim's file", await shifts());
  await context.close();
}
if (wanted("public")) await measurePublic(browser, base, watch, note);
await browser.close();

let over = 0;
const write = (value) => (value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(2));
for (const [name, unit, budget] of BUDGETS) {
  if (parts.length > 0 && !measured.has(name)) continue;
  const value = median(measured.get(name) ?? [Number.NaN]);
  const ok = value <= budget;
  if (!ok) over += 1;
  const worst = Math.max(...(measured.get(name) ?? []));
  const figure = `${write(value)} ${unit}`.trim();
  console.log(
    `${ok ? "ok  " : "OVER"} ${name.padEnd(48)} ${figure.padStart(10)} of ${budget} ${unit} (at worst ${write(worst)})`,
  );
}
for (const [name, values] of measured)
  if (name.startsWith("(")) console.log(`     ${name.padEnd(48)} ${write(median(values))}`);
process.exitCode = over > 0 ? 1 : 0;
