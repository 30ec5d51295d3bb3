// Playwright settings of the screenshots (scripts/screenshots.sh starts the server).
import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../test-results",
  timeout: 300_000,
  use: { ...base.use, trace: "off", actionTimeout: 15_000, timezoneId: "UTC", locale: "en-GB" },
});
