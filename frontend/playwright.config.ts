// Playwright settings of the end-to-end tests.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  // Limits end what would never come; they say nothing of speed, which benches and budgets measure. A test takes seven
  // seconds at rest and half a minute on a machine that others keep busy.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  reporter: [["list"]],
  // Runs side by side must not empty each other's folder.
  outputDir: `test-results/${process.env.E2E_PART ?? "all"}`,
  use: {
    baseURL: process.env.E2E_URL,
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      // scripts/e2e.sh finds it.
      executablePath: process.env.CHROMIUM ?? "",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
