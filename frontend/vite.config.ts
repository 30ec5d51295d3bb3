// Build, development server and unit tests of the dashboard.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.CLAIMDESK_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  // Where the server is below a path, it puts that path in place of the dot.
  base: "./",
  plugins: [react()],
  build: {
    // The content security policy allows fonts and images from 'self' only, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Before compression, which the budgets look at (make budgets).
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs is one file: asking for fifty of a few hundred bytes costs more than they hold.
          groups: [{ name: "desk", tags: ["$initial"] }],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(["/api", "/verdicts", "/feeds"].map((path) => [path, server])),
  },
  test: {
    environment: "happy-dom",
    testTimeout: 20_000,
    // By default Vitest leaves one processor free; threads start faster than processes.
    maxWorkers: "100%",
    pool: "threads",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
  },
});
