// What the page says while the server is still at work.
import { expect, isAct, Study, test } from '../../fixtures.ts';

test('starting says that it schedules until the cards are there', async ({ page, study }) => {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/_fn/**', async (route) => {
    if (isAct(route.request(), 'start')) await held;
    await route.continue();
  });
  await study.open();
  await study.pressButton('Start Study Session');
  await expect(page.getByText('Scheduling…')).toBeVisible();
  release();
  await expect(page.getByText('Scheduled 3 cards using sm2-lite')).toBeVisible();
  await expect(page.getByText('Scheduling…')).toBeHidden();
  await expect(study.card(1, 3)).toBeVisible();
});

test('a grade shows the next card before the server has answered', async ({ page, study }) => {
  await study.open();
  await study.start();
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/_fn/**', async (route) => {
    if (isAct(route.request(), 'grade')) await held;
    await route.continue();
  });
  await study.flipAndGrade(4);
  await expect(study.card(2, 3)).toBeVisible();
  await expect(page.getByText('Saving…')).toBeVisible();
  release();
  await study.saved();
});

test('a server that cannot be reached is said, and starting can be tried again', async ({ page, study, context, trouble }) => {
  trouble.allow(/ERR_INTERNET_DISCONNECTED/);
  await study.open();
  await context.setOffline(true);
  await study.pressButton('Start Study Session');
  await expect(page.getByText(/try again|cannot be reached/)).toBeVisible();
  await context.setOffline(false);
  await study.start();
});

test('the page works before its WASM has arrived, and comes to life where it is', async ({ page, study }) => {
  await page.route('**/*.wasm', () => {});
  const early = new Study(page, false, study.touch);
  await page.goto('/certified/study', { waitUntil: 'commit' });
  await early.start();
  await early.flipAndGrade(4);
  await early.flip();
  await page.unroute('**/*.wasm');
  await study.reload();
  await expect(study.answer).toBeVisible();
  await study.grade(3);
  await expect(study.card(3, 3)).toBeVisible();
  await study.saved();
  expect(await study.keptGrades()).toEqual({ 'demo-1': 4, 'demo-2': 3 });
});
