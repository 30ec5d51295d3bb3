// Size, layout shift and time of the pages that readers open, without scripts. `node public.mjs` writes an archive for them, with an
// address and an editor's account it maps the archive's ratings.

const CHECKS = 300;
const RATINGS = { True: "true", "Mostly false": "mostly_false", False: "false" };

/** Earlier checks as a file for `claimdesk import-verdicts`, with texts of usual length. */
export function archive() {
  const words = Object.keys(RATINGS);
  const rows = Array.from({ length: CHECKS }, (_, n) => {
    const day = new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
    const claim = `The harbour of Anlis lost ${n + 20} boats in the storm of ${day}, and ${n + 3} people are missing.`;
    const text = `The register of the harbour names ${n + 12} boats. `.repeat(30);
    const summary = `The register counts ${n + 12} boats and nobody missing.`;
    return `https://budgets.example/${n},${day},"${claim}",${words[n % 3]},Lena Maroth,${day},"${summary}","${text}"`;
  });
  return ["url,date,claim,rating,claimant,claim_date,summary,text", ...rows].join("\n");
}

const PAGES = {
  "front page": "/",
  archive: "/verdicts",
  search: "/verdicts?q=boats+storm",
  "verdict page": "main a[href^='/verdicts/']",
  "report form": "a[href$='/report']",
  "ask form": "/ask",
  corrections: "/corrections",
};

export const PUBLIC_BUDGETS = Object.keys(PAGES).flatMap((name) => [
  [`${name}: all but pictures`, "kB", 60],
  [`${name}: scripts`, "", 0],
  [`${name}: largest words painted`, "ms", 500],
  [`${name}: layout shift`, "", 0.01],
]);

/** Opens every page at a wide and a narrow window, with an empty cache, as a browser without scripts shows it. */
export async function measurePublic(browser, base, watch, note) {
  for (const width of [1440, 390]) {
    const context = await browser.newContext({ baseURL: base, viewport: { width, height: 900 } });
    // Only this program's own script runs: the pages' policy allows none of theirs.
    await context.addInitScript(watch);
    await context.addInitScript(() => {
      window.largest = 0;
      new PerformanceObserver((list) => {
        for (const { startTime } of list.getEntries()) window.largest = startTime;
      }).observe({ type: "largest-contentful-paint", buffered: true });
    });
    let from = "/";
    for (const [name, place] of Object.entries(PAGES)) {
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Network.enable");
      await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
      let address = place;
      if (!place.startsWith("/")) {
        await page.goto(from);
        address = await page.locator(place).first().getAttribute("href");
      }
      await page.goto(address);
      await page.waitForTimeout(300);
      const { bytes, scripts, largest, shifts } = await page.evaluate(() => {
        const files = performance.getEntriesByType("resource");
        const sent = [...performance.getEntriesByType("navigation"), ...files].filter(
          ({ name }) => !/\.(png|svg|jpe?g|webp|ico)(\?|$)/.test(name),
        );
        return {
          bytes: sent.reduce((sum, file) => sum + file.transferSize, 0),
          scripts: document.querySelectorAll("script:not([type='application/ld+json'])").length,
          largest: window.largest,
          shifts: window.shifts,
        };
      });
      note(`${name}: all but pictures`, bytes / 1000);
      note(`${name}: scripts`, scripts);
      note(`${name}: largest words painted`, largest);
      note(`${name}: layout shift`, shifts);
      from = address;
      await page.close();
    }
    await context.close();
  }
}

/** Maps the words of the archive to the newsroom's ratings. */
async function map(base, account) {
  const [, email, password] = /^([^:]+):(.+)$/.exec(account);
  const ask = async (method, path, body, cookie) => {
    const headers = { "Content-Type": "application/json", ...(cookie ? { Cookie: cookie } : {}) };
    const answer = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const signedIn = await ask("POST", "/api/v1/session", { email, password });
  const cookie = signedIn.headers.get("set-cookie").split(";")[0];
  const { items } = await (await ask("GET", "/api/v1/publisher-ratings?mapped=false", undefined, cookie)).json();
  for (const { id, words } of items)
    await ask("PUT", `/api/v1/publisher-ratings/${id}`, { rating: RATINGS[words] }, cookie);
}

if (import.meta.filename === process.argv[1]) {
  const [base, account] = process.argv.slice(2);
  if (base) await map(base, account);
  else process.stdout.write(archive());
}
