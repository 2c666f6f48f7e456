import { defineConfig } from '@playwright/test';

import { desktop, launchOptions, phone } from './browser.mjs';

const withoutJavaScript = { javaScriptEnabled: false };
// What needs no browser project of its own, and what only a browser with JavaScript does.
const service = '**/service/**';
const scripted = ['**/script/**', '**/accessibility/**'];
const forThumbs = '**/phone.spec.ts';
// What does not depend on the size of the screen or on a touch screen is tried once.
const onceIsEnough = ['**/bad-input.spec.ts', '**/refused.spec.ts', '**/production.spec.ts', '**/key*.spec.ts', '**/tabs.spec.ts'];

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  use: { launchOptions, locale: 'en-GB', timezoneId: 'UTC' },
  projects: [
    { name: 'desktop', use: desktop, testIgnore: [service, forThumbs] },
    { name: 'phone', use: phone, testIgnore: [service, ...onceIsEnough] },
    { name: 'desktop, no JavaScript', use: { ...desktop, ...withoutJavaScript }, testIgnore: [service, ...scripted] },
    { name: 'phone, no JavaScript', use: { ...phone, ...withoutJavaScript }, testIgnore: [service, ...scripted, ...onceIsEnough] },
    { name: 'service', testMatch: service },
  ],
});
