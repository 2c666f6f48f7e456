// Bad turns on the plan and the study page.
import { expect, test, type Study } from '../fixtures.ts';

async function newPlan(study: Study) {
  await study.bring(
    '# Fire drill\n\nThe warden must count all staff within 5 minutes. The siren sounds for 30 seconds. A drill takes place twice a year.\n',
  );
  await expect(study.page.getByRole('heading', { level: 1, name: 'Fire drill' })).toBeVisible();
}

test('generating from no module at all says what is missing', async ({ page, study }) => {
  await newPlan(study);
  for (const tick of await page.getByRole('checkbox', { name: /^Use / }).all()) await tick.uncheck();
  await study.pressButton('Generate');
  await expect(page.getByText('Tick at least one module to generate from.')).toBeVisible();
  await expect(page.locator('ol.items > li')).toHaveCount(0);
});

test('a plan without items cannot be started, and says where items come from', async ({ page, study }) => {
  await newPlan(study);
  const plan = new URL(page.url()).pathname.split('/').pop();
  await study.open(`/certified/study?plan=${plan}`);
  await expect(page.getByRole('link', { name: /^Generate items first/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start Study Session' })).toBeHidden();
});

test('an edit without a question changes nothing', async ({ page, study }) => {
  await newPlan(study);
  await study.pressButton('Generate');
  const item = page.locator('ol.items > li').first();
  const prompt = await item.locator('.prompt').innerText();
  await study.press(item.getByText('Edit or delete'));
  await item.getByLabel('Question').fill('   ');
  await study.press(item.getByRole('button', { name: 'Save' }));
  await expect(page.getByText('A question and an answer are both needed. Nothing was changed.')).toBeVisible();
  await expect(item.locator('.prompt')).toHaveText(prompt);
});

for (const address of ['/plans/unknown', '/certified/study?plan=unknown', '/no/such/page']) {
  test(`${address} is a page that says it is not here`, async ({ page, trouble }) => {
    trouble.allow(/404/);
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
    await page.getByRole('link', { name: 'To the start page' }).click();
    await expect(page).toHaveURL('/');
  });
}
