// Coming back: the browser was closed in between, or days have passed.
import { expect, Study, test } from '../fixtures.ts';

test('a browser that was closed resumes where it was', async ({ browser, study, context, contextOptions, trouble, baseURL }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(4, 3);
  await study.saved();
  const storageState = await context.storageState();
  await context.close();

  const { js, touch } = study;
  const nextDay = await browser.newContext({ ...contextOptions, baseURL, storageState, hasTouch: touch, javaScriptEnabled: js });
  trouble.watch(nextDay);
  const later = new Study(await nextDay.newPage(), js, touch);
  await later.open();
  await expect(later.page.getByText('Loaded 2 previous progress items')).toBeVisible();
  await expect(later.card(3, 3)).toBeVisible();
  await later.flipAndGrade(5);
  await expect(later.complete).toBeVisible();
  await nextDay.close();
});

test('another browser has a session of its own', async ({ browser, study, contextOptions, baseURL }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(4);
  const other = await browser.newContext({ ...contextOptions, baseURL, javaScriptEnabled: study.js });
  const page = await other.newPage();
  await page.goto('/certified/study');
  await expect(page.getByRole('button', { name: 'Start Study Session' })).toBeVisible();
  await expect(page.getByText('previous progress')).toBeHidden();
  await other.close();
});

test('a finished session stays finished for the day', async ({ study }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(3, 4, 5);
  await expect(study.complete).toBeVisible();
  await study.saved();
  await study.open();
  await expect(study.complete).toBeVisible();
});
