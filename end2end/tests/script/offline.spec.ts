// The network goes and comes back: nothing graded is lost, and nothing counts twice.
import { expect, isAct, Study, test } from '../../fixtures.ts';

const DISCONNECTED = /ERR_INTERNET_DISCONNECTED/;

test.beforeEach(async ({ study, trouble }) => {
  trouble.allow(DISCONNECTED);
  await study.open();
  await study.start();
});

test('grading goes on offline, and all of it is sent once when the network is back', async ({ page, study, context }) => {
  await study.flipAndGrade(4);
  await study.saved();
  await context.setOffline(true);
  await expect(page.getByText('Offline: go on, your grades are kept here.')).toBeVisible();
  await study.flipAndGrade(2, 5);
  await expect(page.getByText(/^Offline: \d+ waiting, sent as soon as the network is back\.$/)).toBeVisible();
  await expect(page.getByText('Card 2 of 3 · once more')).toBeVisible();
  await study.flipAndGrade(3);
  await expect(study.complete).toBeVisible();
  expect(await study.keptGrades()).toEqual({ 'demo-1': 4 });

  await context.setOffline(false);
  await study.saved();
  const { items } = await study.kept();
  expect(items.map(({ card_id, grade, reps }) => [card_id, grade, reps]).sort()).toEqual([
    ['demo-1', 4, 1],
    ['demo-2', 3, 1],
    ['demo-3', 5, 1],
  ]);
  await study.press(page.getByRole('link', { name: 'Load Progress' }));
  await expect(page.getByText('3 items tracked')).toBeVisible();
});

test('what is graded offline after a reset offline counts', async ({ page, study, context }) => {
  await study.flipAndGrade(4);
  await study.saved();
  await context.setOffline(true);
  await page.keyboard.press('r');
  await expect(study.card(1, 3)).toBeVisible();
  await study.flipAndGrade(3, 4, 5);
  await expect(study.complete).toBeVisible();
  await context.setOffline(false);
  await study.saved();
  await expect.poll(() => study.keptGrades()).toEqual({ 'demo-1': 3, 'demo-2': 4, 'demo-3': 5 });
  await expect(study.complete).toBeVisible();
});

test('an undo offline leaves the next card as it is', async ({ study, context }) => {
  await context.setOffline(true);
  await study.flipAndGrade(1);
  await study.flip();
  await study.pressButton('Undo');
  await expect(study.card(1, 3)).toBeVisible();
  await study.flipAndGrade(4, 5, 3);
  await context.setOffline(false);
  await study.saved();
  await expect.poll(() => study.keptGrades()).toEqual({ 'demo-1': 4, 'demo-2': 5, 'demo-3': 3 });
});

test('what waits for one plan is delivered by the page of another, which shows its own cards', async ({ page, study, context }) => {
  await study.bring('Passwords\n\nA passphrase is a password that is made of several words. A password must have at least 12 characters. '
      + 'The service desk resets a forgotten password within 30 minutes.');
  await study.pressButton('Generate');
  const other = await page.getByRole('link', { name: /^Study (this item|these)/ }).getAttribute('href');
  await study.open();
  await context.setOffline(true);
  await study.flipAndGrade(4, 3);
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);

  const later = new Study(await context.newPage(), study.js, study.touch, study.readers);
  await later.open(other ?? '');
  await expect.poll(() => later.keptGrades()).toEqual({ 'demo-1': 4, 'demo-2': 3 });
  await expect(later.page.getByRole('button', { name: 'Start Study Session' })).toBeVisible();
  await expect(later.page.getByText('What is spaced repetition?')).toBeHidden();
});

test('the page says so when the network is back and nothing was waiting', async ({ page, study, context }) => {
  await study.saved();
  await context.setOffline(true);
  await expect(page.getByText('Offline: go on, your grades are kept here.')).toBeVisible();
  await context.setOffline(false);
  await study.saved();
});

test('what was graded offline is kept by a reload right after the network is back', async ({ study, context }) => {
  await context.setOffline(true);
  await study.flipAndGrade(4, 3);
  await context.setOffline(false);
  await study.reload();
  await expect(study.card(3, 3)).toBeVisible();
  await study.saved();
  await expect.poll(() => study.keptGrades()).toEqual({ 'demo-1': 4, 'demo-2': 3 });
  await study.reload();
  await expect(study.page.getByText('Loaded 2 previous progress items')).toBeVisible();
});

test('what was graded offline outlives the tab it was graded in', async ({ page, study, context }) => {
  await context.setOffline(true);
  await study.flipAndGrade(4);
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  expect(await study.keptGrades()).toEqual({});
  const again = new Study(await context.newPage(), study.js, study.touch);
  await again.open();
  await expect(again.card(2, 3)).toBeVisible();
  await expect.poll(() => study.keptGrades()).toEqual({ 'demo-1': 4 });
});

test('an answer that is lost on the way makes the page send again, and counts once', async ({ page, study, trouble }) => {
  trouble.allow(/ERR_CONNECTION_RESET/);
  let sent = 0;
  await study.flip();
  await study.saved();
  await page.route('**/_fn/**', async (route) => {
    if (!isAct(route.request(), 'grade')) return route.continue();
    sent += 1;
    if (sent > 1) return route.continue();
    // The server has it; the page never hears of that.
    await route.fetch();
    return route.abort('connectionreset');
  });
  await study.grade(4);
  await expect(page.getByText('Offline: 1 waiting, sent as soon as the network is back.')).toBeVisible();
  await study.saved();
  expect(sent).toBe(2);
  const { items } = await study.kept();
  expect(items.find(({ card_id }) => card_id === 'demo-1')).toMatchObject({ grade: 4, reps: 1, ef: 2.5 });
  await study.reload();
  await expect(study.card(2, 3)).toBeVisible();
});

const REFUSALS = [
  { by: 'the server itself', status: 503, body: '{"error":{"code":"SERVICE_UNAVAILABLE","message":"Busy.","details":[]}}' },
  { by: 'a proxy in between', status: 502, body: '<html><body>Bad gateway</body></html>' },
  { by: 'a proxy without a word', status: 504, body: '' },
];

for (const { by, status, body } of REFUSALS) {
  test(`a grade that ${by} refuses with ${status} is kept and sent again`, async ({ page, study, trouble }) => {
    trouble.allow(new RegExp(`\\b${status}\\b`));
    let sent = 0;
    await study.flip();
    await study.saved();
    await page.route('**/_fn/**', (route) => {
      if (!isAct(route.request(), 'grade')) return route.continue();
      sent += 1;
      return sent > 1 ? route.continue() : route.fulfill({ status, body });
    });
    await study.grade(4);
    await expect.poll(() => study.keptGrades()).toEqual({ 'demo-1': 4 });
    expect(sent).toBe(2);
    await study.saved();
  });
}

test('what was graded offline two days ago is due again', async ({ page, study, context }) => {
  await page.clock.install();
  await study.open();
  await context.setOffline(true);
  await study.flipAndGrade(4, 4, 4);
  await expect(study.complete).toBeVisible();
  await page.clock.fastForward('50:00:00');
  await context.setOffline(false);
  await expect.poll(() => study.keptGrades()).toEqual({ 'demo-1': 4, 'demo-2': 4, 'demo-3': 4 });
  await study.open();
  await expect(page.getByText('3 cards are waiting for you today.')).toBeVisible();
  await study.start();
  await study.flip();
  await expect(study.gradeButton(4)).toHaveText('4 · in 6 days');
});
