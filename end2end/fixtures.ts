// What all browser tests share: a watch over the console and the network, and servers.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page, type Request } from '@playwright/test';

import { startServer } from './server.mjs';
import { Study } from './study.ts';

export { expect, Study };

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
