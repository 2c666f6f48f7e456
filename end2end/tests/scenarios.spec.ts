// The seven scenarios of the acceptance script, with and without JavaScript, on a desktop and on a phone.
import { expect, test } from '../fixtures.ts';

const QUESTIONS = ['What is spaced repetition?', 'What does SM2 stand for?', 'What is the optimal review timing?'];

test('the page loads with its heading, the banner, the demo cards and the start button', async ({ page, study }) => {
  await study.open();
  await expect(page.getByRole('heading', { level: 1, name: 'Certified Study (Preview)' })).toBeVisible();
  const banner = page.getByRole('complementary', { name: 'User acceptance testing' });
  await expect(banner).toContainText('Environment: staging');
  await expect(banner).toContainText(/API: \S+/);
  await expect(banner).toContainText(/Build: [0-9a-f]{7}/);
  for (const question of QUESTIONS) await expect(page.getByText(question)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start Study Session' })).toBeVisible();
  await study.press(banner.getByRole('link', { name: 'Test script' }));
  await expect(page.getByRole('heading', { name: 'User acceptance test' })).toBeVisible();
});

test('starting schedules three cards and shows the first', async ({ page, study, context }) => {
  await study.open();
  await study.start();
  await expect(page.getByText('Scheduled 3 cards using sm2-lite')).toBeVisible();
  await expect(page.getByRole('heading', { name: QUESTIONS[0] })).toBeVisible();
  await expect(study.card(1, 3)).toBeVisible();
  await expect(study.bar).toHaveAttribute('value', '0');
  const cookie = (await context.cookies()).find(({ name }) => name === 'cerply_sid');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', value: expect.stringMatching(/^[0-9a-f]{32}$/) });
});

test('flipping shows the answer, takes the focus there and names five grades by their interval', async ({ page, study }) => {
  await study.open();
  await study.start();
  await study.flip();
  await expect(study.answer).toContainText('A way of learning in which each fact comes back just before it would be forgotten.');
  await expect(study.answer).toBeFocused();
  const grades = page.getByRole('button', { name: /^\d · / });
  await expect(grades).toHaveText(['1 · now', '2 · now', '3 · in 1 day', '4 · in 1 day', '5 · in 1 day']);
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeHidden();
});

test('grading says the grade, brings the next card and moves the bar', async ({ page, study }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(4);
  await expect(study.card(2, 3)).toBeVisible();
  await expect(page.getByRole('heading', { name: QUESTIONS[1] })).toBeVisible();
  await expect(study.bar).toHaveAttribute('value', '1');
  await study.saved();
  expect(await study.keptGrades()).toEqual({ 'demo-1': 4 });
});

test('a reload resumes at the right card', async ({ page, study }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(4, 3);
  await study.saved();
  await study.open();
  await expect(page.getByText('Loaded 2 previous progress items')).toBeVisible();
  await expect(study.card(3, 3)).toBeVisible();
  await expect(page.getByRole('heading', { name: QUESTIONS[2] })).toBeVisible();
  await expect(study.bar).toHaveAttribute('value', '2');
});

test('after the last card comes the end, and a reset starts over with the first', async ({ page, study }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(4, 3, 5);
  await expect(study.complete).toBeVisible();
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - status: /Graded. 5\\/5/
    - paragraph: 100 %
    - progressbar "Cards remembered in this sitting"
    - region "Session complete! All cards reviewed.":
      - heading "Session complete! All cards reviewed." [level=2]
      - paragraph: "When each card comes back:"
      - list:
        - listitem: What is spaced repetition? — in 1 day
        - listitem: What does SM2 stand for? — in 1 day
        - listitem: What is the optimal review timing? — in 1 day
      - button "Reset"
  `);
  await study.saved();
  await study.pressButton('Reset');
  await expect(page.getByText('Started over.')).toBeVisible();
  await expect(study.card(1, 3)).toBeVisible();
  await expect(study.bar).toHaveAttribute('value', '0');
  await study.saved();
  await study.open();
  await expect(study.card(1, 3)).toBeVisible();
});

test('a missed card comes round again before the end', async ({ page, study }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(1, 4, 4);
  await expect(page.getByText('Card 1 of 3 · once more')).toBeVisible();
  await expect(study.bar).toHaveAttribute('value', '2');
  await study.flipAndGrade(2);
  await expect(page.getByText('Card 1 of 3 · once more')).toBeVisible();
  await study.flipAndGrade(3);
  await expect(study.complete).toBeVisible();
});

test('progress can be loaded, and a new session starts afresh', async ({ page, study }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(4, 4);
  await study.saved();
  await study.press(page.getByRole('link', { name: 'Load Progress' }));
  const progress = page.getByRole('region', { name: 'Progress' });
  const today = new Date().toISOString().slice(0, 10);
  await expect(progress).toHaveText(new RegExp(`^2 items tracked, last updated ${today} \\d\\d:\\d\\d:\\d\\d UTC$`));
  const before = (await page.context().cookies()).find(({ name }) => name === 'cerply_sid')?.value;
  await study.pressButton('New Session');
  await expect(page.getByText('New session: nothing has been studied in it yet.')).toBeVisible();
  const after = (await page.context().cookies()).find(({ name }) => name === 'cerply_sid')?.value;
  expect(after).not.toBe(before);
  await study.alive();
  await study.start();
  await expect(study.card(1, 3)).toBeVisible();
  await expect(study.bar).toHaveAttribute('value', '0');
});

test('undo takes back the last grade', async ({ page, study }) => {
  await study.open();
  await study.start();
  await study.flipAndGrade(1);
  await study.pressButton('Undo');
  await expect(page.getByText('Undone.')).toBeVisible();
  await expect(study.card(1, 3)).toBeVisible();
  await study.saved();
  await expect.poll(() => study.keptGrades()).toEqual({});
});
