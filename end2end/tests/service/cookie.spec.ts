// The session cookie.
import { expect, request, test, type APIRequestContext } from '@playwright/test';

/** Presses "New Session" as a browser without JavaScript does. */
async function newSession(api: APIRequestContext, headers: Record<string, string> = {}) {
  const html = await (await api.get('/certified/study')).text();
  const [form = ''] = html.match(/<form(?:(?!<\/form>).)*New Session.*?<\/form>/s) ?? [];
  const [, action = ''] = /action="([^"]+)"/.exec(form) ?? [];
  const fields = [...form.matchAll(/name="([^"]+)"[^>]* value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  return api.post(action, { form: Object.fromEntries(fields), headers, maxRedirects: 0 });
}

test('the session cookie is kept from scripts and other sites, and is random in all its 128 bits', async () => {
  const api = await request.newContext({ baseURL: process.env.E2E_URL });
  // Over 40 sessions every bit is seen both set and clear, but once in ten billion runs.
  let [everSet, everClear] = [0n, 0n];
  const all = (1n << 128n) - 1n;
  for (let n = 0; n < 40; n += 1) {
    const answer = await newSession(api);
    const cookie = answer.headers()['set-cookie'] ?? '';
    const [, value = ''] = /^cerply_sid=([0-9a-f]{32});/.exec(cookie) ?? [];
    expect(value, cookie).toHaveLength(32);
    expect(cookie).toContain('; HttpOnly');
    expect(cookie).toMatch(/; SameSite=(Lax|Strict)/);
    expect(cookie).toContain('; Path=/');
    everSet |= BigInt(`0x${value}`);
    everClear |= ~BigInt(`0x${value}`) & all;
  }
  expect((everSet & everClear).toString(2).replaceAll('0', '').length).toBe(128);
  await api.dispose();
});

test('a made-up cookie gives no session', async () => {
  for (const value of ['x', '../../etc', '-', 'A'.repeat(32), '0'.repeat(31), '0'.repeat(33)]) {
    const api = await request.newContext({ baseURL: process.env.E2E_URL, extraHTTPHeaders: { cookie: `cerply_sid=${value}` } });
    const answer = await api.get('/certified/study');
    expect(answer.status(), value).toBe(200);
    expect(await answer.text(), value).toContain('Start Study Session');
    await api.dispose();
  }
});

test('a form sent from another site is refused', async () => {
  const api = await request.newContext({ baseURL: process.env.E2E_URL });
  for (const [name, value] of [['sec-fetch-site', 'cross-site'], ['origin', 'https://elsewhere.example']] as const) {
    const answer = await newSession(api, { [name]: value });
    expect(answer.status()).toBe(403);
    expect(answer.headers()['set-cookie']).toBeUndefined();
  }
  await api.dispose();
});
