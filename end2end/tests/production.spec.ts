// What learners see, as against testers.
import { expect, test } from '../fixtures.ts';

test.use({ baseURL: async ({ production }, use) => use(production.url) });

test('production shows no banner for testers and has no test script', async ({ page, study, trouble }) => {
  trouble.allow(/404/);
  for (const address of ['/', '/certified/study']) {
    await study.open(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('UAT')).toBeHidden();
  }
  const response = await page.goto('/uat');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
});

test('production runs a whole session', async ({ study }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(5, 4, 3);
  await expect(study.complete).toBeVisible();
});
