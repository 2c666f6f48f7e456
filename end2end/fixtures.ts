// What all browser tests share: a watch over the console and the network, and the study page's gestures.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Locator, type Page, type Request } from '@playwright/test';

import { startServer } from './server.mjs';

export { expect };

type Server = Awaited<ReturnType<typeof startServer>>;

/** Everything a page should never do. A test fails on what it did not announce. */
export class Trouble {
  readonly #seen: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** Announces what a test causes on purpose. */
  allow(...patterns: RegExp[]) {
    this.#allowed.push(...patterns);
  }

  watch(context: BrowserContext) {
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#seen.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) => this.#seen.push(`page error: ${error.error().message}`));
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? 'unknown';
      // What a page still loads is aborted when it is left.
      if (why !== 'net::ERR_ABORTED') this.#seen.push(`request failed: ${why} ${request.url()}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.#seen.push(`answer ${response.status()}: ${response.url()}`);
    });
  }

  found() {
    return this.#seen.filter((line) => !this.#allowed.some((pattern) => pattern.test(line)));
  }
}

/** The gestures on the pages: taps on a phone, clicks elsewhere, and waiting for whatever they cause. */
export class Study {
  constructor(
    readonly page: Page,
    readonly js: boolean,
    readonly touch: boolean,
    /** Says whom a test's documents are for: the same document for the same readers is the same plan. */
    readonly readers = '',
  ) {}

  async open(address = '/certified/study') {
    await this.page.goto(address);
    await this.alive();
  }

  async reload() {
    await this.page.reload();
    await this.alive();
  }

  /** The page reacts to keys and buttons. Only the study page has anything to bring to life. */
  async alive() {
    const reacts = this.js && new URL(this.page.url()).pathname === '/certified/study';
    if (reacts) await expect(this.page.locator('body[data-hydrated]')).toBeAttached();
  }

  async press(target: Locator) {
    await (this.touch ? target.tap() : target.click());
  }

  async pressButton(name: string | RegExp) {
    await this.press(this.page.getByRole('button', { name }));
  }

  /** Brings a document, pasted or as a file, and goes to its plan. */
  async bring(document: string | { name: string; mimeType: string; buffer: Buffer }) {
    await this.open('/');
    if (typeof document === 'string') await this.page.getByLabel('Paste the text').fill(document);
    else await this.page.getByLabel('drop a file here').setInputFiles(document);
    await this.page.getByLabel('Who is it for').fill(this.readers);
    await this.pressButton('Preview');
    await expect(this.page).toHaveURL(/\/plans\/[^/?]+$/);
  }

  async start() {
    await this.pressButton('Start Study Session');
    await expect(this.card(1)).toBeVisible();
    await this.alive();
  }

  /** "Card 2 of 3". */
  card(place: number, total?: number) {
    return this.page.getByText(new RegExp(`^Card ${place} of ${total ?? '\\d+'}`));
  }

  get answer() {
    return this.page.locator('#answer');
  }

  get bar() {
    return this.page.getByRole('progressbar', { name: 'Cards remembered in this sitting' });
  }

  get complete() {
    return this.page.getByRole('heading', { name: 'Session complete! All cards reviewed.' });
  }

  gradeButton(grade: number) {
    return this.page.getByRole('button', { name: new RegExp(`^${grade} · `) });
  }

  async flip() {
    await this.pressButton('Show answer');
    await expect(this.answer).toBeVisible();
    await this.alive();
  }

  async grade(grade: number) {
    await this.press(this.gradeButton(grade));
    await expect(this.answer).toBeHidden();
    await expect(this.page.getByText(`Graded: ${grade}/5`)).toBeVisible();
    await this.alive();
  }

  async flipAndGrade(...grades: number[]) {
    for (const grade of grades) {
      await this.flip();
      await this.grade(grade);
    }
  }

  /** The server has everything. */
  async saved() {
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible();
  }

  /** What the server keeps for this browser, read by the API's door. */
  async kept(plan = 'demo'): Promise<Snapshot> {
    const cookies = await this.page.context().cookies();
    const session = cookies.find((cookie) => cookie.name === 'cerply_sid')?.value;
    const response = await this.page.request.get(`/api/certified/progress?sid=${session}.${plan}`);
    return response.json();
  }

  /** The grades that count, by card. */
  async keptGrades() {
    const { items } = await this.kept();
    return Object.fromEntries(items.filter((item) => item.grade !== null).map((item) => [item.card_id, item.grade]));
  }
}

export type Snapshot = { items: { card_id: string; grade: number | null; reps: number; ef: number }[]; total: number };

type TestFixtures = { trouble: Trouble; study: Study };
type WorkerFixtures = { ownServer: Server; production: Server };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  baseURL: async ({}, use) => use(process.env.E2E_URL),
  trouble: [
    async ({ context, javaScriptEnabled }, use) => {
      const trouble = new Trouble();
      // Where scripts are off, the browser does not fetch one that is to be preloaded, nor use the WASM.
      if (javaScriptEnabled === false) trouble.allow(/^request failed: csp .*\.js$/, /\.wasm was preloaded .* but not used/);
      trouble.watch(context);
      await use(trouble);
      expect(trouble.found(), 'what no page should do').toEqual([]);
    },
    { auto: true },
  ],
  study: async ({ page, javaScriptEnabled, hasTouch }, use, { testId }) => {
    await use(new Study(page, javaScriptEnabled !== false, hasTouch === true, `Readers ${testId}`));
  },
  ownServer: [
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  production: [
    async ({}, use) => {
      const server = await startServer({ environment: 'production' });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});

/** Does this request carry an act of the study page, such as `start`, `flip` or `grade`? */
export function isAct(request: Request, act: string) {
  return request.method() === 'POST' && `${request.url()} ${request.postData()}`.includes(act);
}

/** Audits the page as it stands against WCAG 2.2 AA. */
export async function audit(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}
