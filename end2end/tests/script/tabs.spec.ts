// Two tabs of one session.
import { expect, Study, test } from '../../fixtures.ts';

const ELSEWHERE = 'This card was already graded in another tab. Nothing was counted twice.';

/** Starts a session and opens a second tab on it; both show the answer of card 1. */
async function twoTabs(first: Study) {
  await first.open();
  await first.start();
  const second = new Study(await first.page.context().newPage(), first.js, first.touch);
  await second.open();
  for (const tab of [first, second]) {
    await tab.flip();
    await tab.saved();
    await expect(tab.card(1, 3)).toBeVisible();
  }
  return second;
}

test('a card graded in two tabs counts once, and the second tab says so', async ({ study }) => {
  const second = await twoTabs(study);
  await study.press(study.gradeButton(4));
  await expect(study.card(2, 3)).toBeVisible();
  await study.saved();

  await second.press(second.gradeButton(2));
  await expect(second.page.getByText(ELSEWHERE)).toBeVisible();
  await expect(second.card(2, 3)).toBeVisible();
  await second.saved();
  const { items } = await study.kept();
  expect(items.find(({ card_id }) => card_id === 'demo-1')).toMatchObject({ grade: 4, reps: 1, ef: 2.5 });
});

test('two tabs that grade at the same moment lose nothing and count nothing twice', async ({ study }) => {
  const second = await twoTabs(study);
  await Promise.all([study.press(study.gradeButton(4)), second.press(second.gradeButton(4))]);
  for (const tab of [study, second]) {
    await expect(tab.card(2, 3)).toBeVisible();
    await tab.saved();
  }
  expect((await study.kept()).items.find(({ card_id }) => card_id === 'demo-1')).toMatchObject({ grade: 4, reps: 1, ef: 2.5 });
});

test('a tab that was left behind catches up, and both go on to the end', async ({ study }) => {
  const second = await twoTabs(study);
  await study.grade(4);
  await study.flipAndGrade(3);
  await study.saved();
  await second.press(second.gradeButton(5));
  await expect(second.card(3, 3)).toBeVisible();
  await second.flipAndGrade(5);
  await expect(second.complete).toBeVisible();
  await second.saved();
  await study.reload();
  await expect(study.complete).toBeVisible();
  expect(await study.keptGrades()).toEqual({ 'demo-1': 4, 'demo-2': 3, 'demo-3': 5 });
});

test('a tab of an ended session does not write into the new one', async ({ study, trouble }) => {
  trouble.allow(/answer 404|status of 404/);
  const second = await twoTabs(study);
  await study.pressButton('New Session');
  await expect(study.page.getByText('New session: nothing has been studied in it yet.')).toBeVisible();
  await second.press(second.gradeButton(4));
  await expect(second.page.getByRole('button', { name: 'Start Study Session' })).toBeVisible();
  expect(await study.keptGrades()).toEqual({});
});
