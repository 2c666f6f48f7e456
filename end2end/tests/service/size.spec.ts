// What a browser loads until the study page reacts, as it comes over the wire.
import { get } from 'node:http';
import { brotliCompressSync } from 'node:zlib';

import { expect, test } from '../../fixtures.ts';

const BUDGET = 110 * 1024;

/** The answer as it is sent, not unpacked. */
function raw(url: string): Promise<{ encoding: string | undefined; body: Buffer }> {
  return new Promise((done, fail) => {
    const asked = get(url, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done({ encoding: answer.headers['content-encoding'], body: Buffer.concat(parts) }));
    });
    asked.on('error', fail);
  });
}

test('the study page and all that it loads stay within 110 KiB, compressed', async ({ page, study }) => {
  const loaded = new Map<string, string>();
  page.on('request', (request) => loaded.set(request.url(), request.resourceType()));
  await study.open();
  let sum = 0;
  const lines: string[] = [];
  for (const [url, kind] of loaded) {
    const { encoding, body } = await raw(url);
    // Pages are rendered for each reader and sent as they are; a proxy compresses them.
    const bytes = encoding === 'br' ? body.length : brotliCompressSync(body).length;
    if (/\.(js|css|wasm)$/.test(url)) expect(encoding, url).toBe('br');
    sum += bytes;
    lines.push(`${bytes} B ${kind} ${new URL(url).pathname}`);
  }
  console.log(`study page, brotli: ${sum} B (${(sum / 1024).toFixed(1)} KiB)\n  ${lines.join('\n  ')}`);
  expect(lines.some((line) => line.includes('.wasm'))).toBe(true);
  expect(sum).toBeLessThanOrEqual(BUDGET);
});
