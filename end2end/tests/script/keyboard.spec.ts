// Studying without a pointer.
import { expect, isAct, test, type Study } from '../../fixtures.ts';

/** Moves the focus on by Tab until it is where it should be. */
async function tabTo(study: Study, name: string | RegExp) {
  const target = study.page.getByRole('button', { name });
  await expect(async () => {
    await study.page.keyboard.press('Tab');
    await expect(target).toBeFocused({ timeout: 100 });
  }).toPass({ intervals: [0] });
}

test('a whole session by Tab, Enter, Space and digits never loses the focus', async ({ page, study }) => {
  const question = page.locator('#question');
  await study.open();
  await tabTo(study, 'Start Study Session');
  await page.keyboard.press('Enter');
  await expect(question).toBeFocused();

  // By the shortcuts.
  await page.keyboard.press('Space');
  await expect(study.answer).toBeFocused();
  await page.keyboard.press('4');
  await expect(question).toBeFocused();
  await expect(study.card(2, 3)).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(study.answer).toBeFocused();
  await page.keyboard.press('1');
  await expect(question).toBeFocused();
  await expect(study.card(3, 3)).toBeVisible();

  // By the buttons.
  await tabTo(study, 'Show answer');
  await page.keyboard.press('Space');
  await expect(study.answer).toBeFocused();
  await tabTo(study, /^3 · /);
  await page.keyboard.press('Space');
  await expect(page.getByText('Graded: 3/5')).toBeVisible();
  await expect(question).toBeFocused();
  await expect(page.getByText('Card 2 of 3 · once more')).toBeVisible();

  await tabTo(study, 'Show answer');
  await page.keyboard.press('Enter');
  await expect(study.answer).toBeFocused();
  await tabTo(study, /^5 · /);
  await page.keyboard.press('Enter');
  await expect(study.complete).toBeFocused();
  await study.saved();
  expect(await study.keptGrades()).toEqual({ 'demo-1': 4, 'demo-2': 5, 'demo-3': 3 });
  await expect(study.complete).toBeFocused();
});

test('the focus stays where it is when the server has answered', async ({ page, study }) => {
  await study.open();
  await study.start();
  const flipped = page.waitForResponse((response) => isAct(response.request(), 'flip'));
  await page.keyboard.press('Space');
  await flipped;
  await study.saved();
  await expect(study.answer).toBeFocused();
  const graded = page.waitForResponse((response) => isAct(response.request(), 'grade'));
  await page.keyboard.press('4');
  await graded;
  await study.saved();
  await expect(page.locator('#question')).toBeFocused();
});

test('the first Tab offers to skip to the content', async ({ page, study }) => {
  await study.open();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Start Study Session' })).toBeFocused();
});

for (const key of ['Space', 'Enter']) {
  test(`${key} shows the answer wherever the focus is not on a button`, async ({ page, study }) => {
    await study.open();
    await study.start();
    await page.locator('body').focus();
    await page.keyboard.press(key);
    await expect(study.answer).toBeFocused();
  });
}
