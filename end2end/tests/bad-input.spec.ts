// What the start page refuses: it says why, and nothing half-written stays behind.
import { expect, test } from '../fixtures.ts';

// A server of its own: what it lists can only come from here.
test.use({ baseURL: async ({ ownServer }, use) => use(ownServer.url) });

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer });

const REFUSED = [
  { what: 'an empty form', upload: undefined, says: 'There was no text.' },
  { what: 'a file of white space', upload: file('blank.txt', Buffer.from(' \n\t\r\n ')), says: 'There was no text.' },
  {
    what: 'a binary file',
    upload: file('photo.txt', Buffer.concat([Buffer.from('# Half written\n\n'), Buffer.from([0xff, 0xd8, 0, 0xfe, 0x80])])),
    says: 'The file is no text that can be read.',
  },
  {
    what: 'a file of 50,001 characters',
    upload: file('long.txt', Buffer.from('# Half written\n\n'.padEnd(50_001, 'Every word counts. '))),
    says: 'The document is longer than 50,000 characters.',
  },
  {
    what: 'a file of three megabytes',
    upload: file('huge.txt', Buffer.from('Half written. '.repeat(220_000))),
    says: 'The document is longer than 50,000 characters.',
  },
];

for (const { what, upload, says } of REFUSED) {
  test(`${what} is refused with a reason, and nothing is written`, async ({ page, study }) => {
    await study.open('/');
    if (upload) await page.getByLabel('drop a file here').setInputFiles(upload);
    await study.pressButton('Preview');
    await expect(page.getByRole('alert')).toContainText(says);
    await expect(page.getByText('None yet: paste your first document above.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Preview' })).toBeVisible();
  });
}

test('a stranger’s link cannot put words on the start page', async ({ page, study }) => {
  await study.open('/?problem=Call+this+number');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(page.getByText('Call this number')).toBeHidden();
});
