// The main job on real documents: from a text to a finished sitting.
import { readFileSync } from 'node:fs';

import { expect, test } from '../fixtures.ts';

const sample = (name: string) => readFileSync(new URL(`../../docs/samples/${name}`, import.meta.url), 'utf8');

const DOCUMENTS = [
  { file: 'information-security-policy.md', by: 'pasting', title: 'Information Security Policy' },
  { file: 'laboratory-procedure.html', by: 'upload', title: 'Determination of water hardness by titration' },
] as const;

/** Text as a reader sees it: without markup, white space made one. */
const words = (text: string) =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/^\s*(?:[-+]|\d+\.)\s+/gm, ' ')
    .replace(/&nbsp;|[*|>#]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const upload = (name: string) => ({ name, mimeType: 'text/html', buffer: Buffer.from(sample(name)) });

for (const document of DOCUMENTS) {
  test(`${document.file} becomes modules, items with their source, and a finished sitting`, async ({ page, study }) => {
    const source = words(sample(document.file));
    const titles = page.getByRole('textbox', { name: /^Title of module \d+$/ });
    await study.bring(document.by === 'pasting' ? sample(document.file) : upload(document.file));
    await expect(page.getByRole('heading', { level: 1, name: document.title })).toBeVisible();
    const summary = page.locator('section', { has: page.getByRole('heading', { name: 'Summary' }) }).locator('p').first();
    for (const sentence of (await summary.innerText()).split(/(?<=\.)\s+/)) expect(source).toContain(words(sentence));

    // Untick the second module, rename the first, move the third up.
    const [first, second, third] = await titles.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    for (const title of [first, second, third]) expect(source).toContain(title?.replace(/^[\d.]+ /, ''));
    await page.getByRole('checkbox', { name: `Use ${second}` }).uncheck();
    await titles.first().fill('Renamed by the author');
    await study.pressButton(`Move ${third} up`);
    await expect(page.getByText('Arrangement saved.')).toBeVisible();
    await expect(titles.nth(0)).toHaveValue('Renamed by the author');
    await expect(titles.nth(1)).toHaveValue(third ?? '');
    await expect(titles.nth(2)).toHaveValue(second ?? '');
    await expect(page.getByRole('checkbox', { name: `Use ${second}` })).not.toBeChecked();

    await study.pressButton('Generate');
    await expect(page.getByText(/^Generated \d+ items\.$/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'Renamed by the author' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: second, exact: true })).toBeHidden();
    const items = page.locator('ol.items > li');
    const count = await items.count();
    expect(count).toBeGreaterThan(10);
    const marks = await page.locator('ol.items mark').allInnerTexts();
    expect(marks).toHaveLength(count);
    for (const mark of marks) {
      expect(mark, 'a passage is shown as text, not as markup').not.toMatch(/<\/?[a-z]|&[a-z]+;/);
      expect(source).toContain(words(mark));
    }

    // Edit the first item, delete the second.
    const kept = await items.nth(2).locator('.prompt').innerText();
    const [edited, deleted] = [items.nth(0), items.nth(1)];
    const gone = await deleted.locator('.prompt').innerText();
    await study.press(edited.getByText('Edit or delete'));
    await edited.getByLabel('Question').fill('What does the author ask?');
    await study.press(edited.getByRole('button', { name: 'Save' }));
    await expect(page.getByText('Item saved.')).toBeVisible();
    await expect(items.nth(0)).toContainText('What does the author ask?');
    await expect(items.nth(0)).toContainText('edited');
    await study.press(items.nth(1).getByText('Edit or delete'));
    await study.press(items.nth(1).getByRole('button', { name: 'Delete' }));
    await expect(page.getByText('Item deleted.')).toBeVisible();
    await expect(items).toHaveCount(count - 1);
    await expect(items.nth(1)).toContainText(kept);
    await expect(page.getByText(gone, { exact: true })).toBeHidden();

    await study.press(page.getByRole('link', { name: `Study these ${count - 1} items` }));
    await expect(page).toHaveURL(/\/certified\/study\?plan=/);
    await study.alive();
    await expect(page.getByText(document.title)).toBeVisible();
    await study.start();
    await expect(page.getByRole('heading', { name: 'What does the author ask?' })).toBeVisible();
    for (let card = 1; card <= 10; card += 1) {
      await expect(study.card(card, 10)).toBeVisible();
      await study.flipAndGrade(4);
    }
    await expect(study.complete).toBeVisible();
    await expect(page.locator('.returns li')).toHaveCount(10);
    await expect(page.getByRole('button', { name: /^Study \d+ more$/ })).toBeVisible();
    await study.saved();

    await study.open('/');
    await expect(page.getByRole('link', { name: document.title }).first()).toBeVisible();
  });
}

for (const { file, mimeType, title } of [
  { file: 'laboratory-procedure.pdf', mimeType: 'application/pdf', title: 'Determination of water hardness by titration' },
  { file: 'information-security-policy.docx', mimeType: '', title: 'Information Security Policy' },
]) {
  test(`${file} becomes items that cite it`, async ({ page, study }) => {
    await study.bring({ name: file, mimeType, buffer: readFileSync(new URL(`../../docs/samples/${file}`, import.meta.url)) });
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await study.pressButton('Generate');
    await expect(page.getByText(/^Generated \d+ items\.$/)).toBeVisible();
    const items = await page.locator('ol.items > li').count();
    await expect(page.locator('ol.items mark')).toHaveCount(items);
  });
}

test('a file that cannot be read is refused in words', async ({ page, study }) => {
  await study.open('/');
  const broken = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 and no more') };
  await page.getByLabel('drop a file here').setInputFiles(broken);
  await study.pressButton('Preview');
  await expect(page.getByRole('alert')).toContainText('The file cannot be read');
});

test('text that looks like markup is shown as text', async ({ page, study }) => {
  await study.bring(
    'Rules for <script>alert(1)</script> tags\n\n' +
      'The editor must escape <script>alert(2)</script> within 30 days. The reviewer must check <b>every</b> page twice a year.\n',
  );
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>alert(1)</script>');
  await study.pressButton('Generate');
  await expect(page.getByText(/^Generated \d+ items?\.$/)).toBeVisible();
  const item = page.locator('ol.items > li').first();
  await study.press(item.getByText('Edit or delete'));
  await item.getByLabel('Question').fill('</script><script>alert(3)</script>');
  await item.getByLabel('Answer').fill('"><img src=x onerror=alert(4)>');
  await study.press(item.getByRole('button', { name: 'Save' }));
  await expect(item).toContainText('</script><script>alert(3)</script>');
  await study.press(page.getByRole('link', { name: /^Study (this item|these)/ }));
  await expect(page).toHaveURL(/\/certified\/study\?plan=/);
  await study.alive();
  await study.start();
  await expect(page.getByRole('heading', { name: '</script><script>alert(3)</script>' })).toBeVisible();
  await study.flip();
  await expect(study.answer).toContainText('onerror=alert(4)');
  await expect(page.locator('main script, main img')).toHaveCount(0);
});

test('a one-line learning goal becomes open questions and says so', async ({ page, study }) => {
  await study.bring('Learn quantum mechanics basics');
  await expect(page.getByText('This is a topic, not a document')).toBeVisible();
  await study.pressButton('Generate');
  await expect(page.getByText(/^Generated \d+ items?\.$/)).toBeVisible();
  await expect(page.locator('ol.items mark')).toHaveCount(0);
});
