// Single-key shortcuts: undo, reset, the list of keys, and switching them off.
import { expect, test, type Study } from '../../fixtures.ts';

/** Presses a key that should do nothing, and gives the page the time to do something nevertheless. */
async function pressInVain(study: Study, key: string) {
  await study.page.keyboard.press(key);
  await study.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

test.beforeEach(async ({ study }) => {
  await study.open();
  await study.start();
});

test('U undoes the last grade', async ({ page, study }) => {
  await study.flipAndGrade(4, 2);
  await page.keyboard.press('u');
  await expect(page.getByText('Undone.')).toBeVisible();
  await expect(study.card(2, 3)).toBeVisible();
  await page.keyboard.press('U');
  await expect(study.card(1, 3)).toBeVisible();
  await study.saved();
  expect(await study.keptGrades()).toEqual({});
  await study.flipAndGrade(5);
  await study.saved();
  expect(await study.keptGrades()).toEqual({ 'demo-1': 5 });
});

test('U after a reload undoes what was graded before it', async ({ page, study }) => {
  await study.flipAndGrade(4, 2);
  await study.saved();
  await study.reload();
  await expect(study.card(3, 3)).toBeVisible();
  await page.keyboard.press('u');
  await expect(study.card(2, 3)).toBeVisible();
  await expect.poll(() => study.keptGrades()).toEqual({ 'demo-1': 4 });
});

test('R starts over and U brings everything back', async ({ page, study }) => {
  await study.flipAndGrade(4, 3);
  await page.keyboard.press('r');
  await expect(page.getByText('Started over.')).toBeVisible();
  await expect(study.card(1, 3)).toBeVisible();
  await study.saved();
  expect(await study.keptGrades()).toEqual({});
  await page.keyboard.press('u');
  await expect(study.card(3, 3)).toBeVisible();
  await study.saved();
  expect(await study.keptGrades()).toEqual({ 'demo-1': 4, 'demo-2': 3 });
});

test('a question mark opens and closes the list of keys', async ({ page }) => {
  const entry = page.getByText('undo the last grade');
  await expect(entry).toBeHidden();
  await page.keyboard.press('?');
  await expect(entry).toBeVisible();
  await page.keyboard.press('?');
  await expect(entry).toBeHidden();
});

test('a list of keys that was opened by hand is closed by a question mark', async ({ page, study }) => {
  const entry = page.getByText('undo the last grade');
  await study.press(page.getByText('Keys', { exact: true }));
  await expect(entry).toBeVisible();
  await page.keyboard.press('?');
  await expect(entry).toBeHidden();
});

test('keys are text while typing, and with a modifier they are the browser’s', async ({ page, study }) => {
  await study.flip();
  await pressInVain(study, 'Control+4');
  await pressInVain(study, 'Alt+u');
  await page.evaluate(() => {
    const field = document.createElement('input');
    document.querySelector('main')?.append(field);
    field.focus();
  });
  for (const key of ['4', 'u', '?']) await pressInVain(study, key);
  await expect(page.locator('main > input')).toHaveValue('4u?');
  await expect(study.card(1, 3)).toBeVisible();
  await expect(study.answer).toBeVisible();
  await expect(page.getByText('undo the last grade')).toBeHidden();
});

test('keys can be switched off, and stay off after a reload', async ({ page, study }) => {
  const listen = page.getByRole('checkbox', { name: 'Listen to these keys' });
  await page.keyboard.press('?');
  await expect(listen).toBeChecked();
  await study.press(listen);
  await expect(listen).not.toBeChecked();
  await listen.blur();
  await pressInVain(study, 'Enter');
  await expect(study.answer).toBeHidden();

  await study.reload();
  await pressInVain(study, 'Enter');
  await pressInVain(study, '?');
  await expect(study.answer).toBeHidden();
  await study.press(page.getByText('Keys', { exact: true }));
  await expect(listen).not.toBeChecked();
  await study.press(listen);
  await listen.blur();
  await page.keyboard.press('Enter');
  await expect(study.answer).toBeVisible();
});

test('a key held down acts once', async ({ page, study }) => {
  await page.keyboard.press('Space');
  await expect(study.answer).toBeVisible();
  await page.keyboard.down('4');
  await page.keyboard.down('4');
  await page.keyboard.up('4');
  await expect(study.card(2, 3)).toBeVisible();
  await study.saved();
  expect(await study.keptGrades()).toEqual({ 'demo-1': 4 });
});
