// Screenshots of every page into shots/: desktop and phone, light and dark. Not a test: `node shots.mjs`.
import { mkdirSync, readFileSync } from 'node:fs';

import { chromium } from '@playwright/test';

import { desktop, launchOptions, phone } from './browser.mjs';
import { startServer } from './server.mjs';

const folder = new URL('shots/', import.meta.url);
const policy = readFileSync(new URL('../docs/samples/information-security-policy.md', import.meta.url), 'utf8');
mkdirSync(folder, { recursive: true });

/** @param {import('@playwright/test').Page} page @param {(stage: string) => Promise<unknown>} shoot */
async function walk(page, shoot) {
  /** @param {string} name */
  const press = (name) => page.getByRole('button', { name }).first().click();

  await page.goto('/');
  await shoot('1-home');
  await page.getByLabel('Paste the text').fill(policy);
  await press('Preview');
  await page.getByRole('heading', { name: 'Proposed modules' }).waitFor();
  await shoot('2-plan');
  await press('Generate');
  await page.getByText(/^Generated/).waitFor();
  await shoot('3-items');

  await page.goto('/certified/study');
  await page.locator('body[data-hydrated]').waitFor();
  await shoot('4-ready');
  await press('Start Study Session');
  await page.getByText('Card 1 of 3').waitFor();
  await shoot('5-question');
  for (const [stage, grade] of [['6-answer', '4 ·'], ['', '3 ·'], ['', '5 ·']]) {
    await press('Show answer');
    await page.locator('#answer').waitFor();
    if (stage) await shoot(stage);
    await press(grade ?? '');
    await page.locator('#answer').waitFor({ state: 'detached' });
  }
  await page.getByText('Saved', { exact: true }).waitFor();
  await shoot('7-complete');
  await page.goto('/uat');
  await shoot('8-test-script');
  await page.goto('/nowhere');
  await shoot('9-not-found');
}

const server = await startServer();
const browser = await chromium.launch(launchOptions);
for (const [size, device] of Object.entries({ desktop, phone })) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const context = await browser.newContext({ ...device, baseURL: server.url, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await walk(page, (stage) =>
      page.screenshot({ path: new URL(`${stage}-${size}-${colorScheme}.png`, folder).pathname, fullPage: true }),
    );
    await context.close();
  }
}
await browser.close();
await server.stop();
