// Every test runs with and without JavaScript, on a phone and on a desktop; `*.js.spec.mjs` only with.
import { defineConfig } from "@playwright/test";

const port = 3117;
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
const desktop = { viewport: { width: 1280, height: 900 } };
const needsScript = /\.js\.spec\.mjs$/;

export default defineConfig({
  testDir: "tests",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  // A walk looks at some twenty pages with axe, on whatever machine this is.
  timeout: 300_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      // Without these it looks for the outside world at start, and hangs where there is none.
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"],
    },
  },
  projects: [
    { name: "phone", use: phone },
    { name: "phone without JavaScript", use: { ...phone, javaScriptEnabled: false }, testIgnore: needsScript },
    { name: "desktop", use: desktop },
    { name: "desktop without JavaScript", use: { ...desktop, javaScriptEnabled: false }, testIgnore: needsScript },
  ],
  webServer: {
    command: "./start",
    url: `http://localhost:${port}/health`,
    env: { PORT: String(port) },
    timeout: 400_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
  },
});
