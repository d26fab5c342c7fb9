import { defineConfig } from '@playwright/test';
import { ownChromium } from './scripts/house/findChromium.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Journeys start their own servers on free ports; nothing is shared between two of them. */
export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results/journeys',
  // While a page waits for the server or for a paint, the other journey goes on.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // A trace costs every journey a fifth more: `npx playwright test <file> --trace retain-on-failure` looks closer.
    screenshot: 'only-on-failure',
    launchOptions: {
      args: FLAGS,
      ...ownChromium(),
    },
  },
});
