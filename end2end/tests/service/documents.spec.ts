// What the documents tell a reader to type works.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@playwright/test';

import { newFolder, program, startServer } from '../../server.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const documents = ['README.md', 'CONTRIBUTING.md', ...readdirSync(`${root}docs`).map((name) => `docs/${name}`)];

/** The commands of a document's shell blocks, each on one line. */
function commands(document: string): string[] {
  const blocks = readFileSync(`${root}${document}`, 'utf8').matchAll(/^```sh\n(.*?)^```/gms);
  const lines = [...blocks].flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'));
  return lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
}

/** Runs a line in a shell, in the repository. */
function run(line: string, variables: Record<string, string> = {}) {
  // The program refuses settings that it does not know, as this one of the tests.
  const env = { ...process.env, ...variables, CERPLY_BIN: undefined };
  const ended = spawnSync('sh', ['-c', line], { cwd: root, encoding: 'utf8', env });
  return { code: ended.status, said: `${ended.stdout}${ended.stderr}` };
}

// A database that was made and left by a server, for the commands that look after one.
let folder = '';
test.beforeAll(async () => {
  folder = newFolder();
  await (await startServer({ folder })).stop();
});
test.afterAll(() => rmSync(folder, { recursive: true }));

/** How each kind of command is tried: what builds or serves for minutes is only looked up. */
const TRIED: [RegExp, (line: string, url: string) => void][] = [
  [/^(\w+=\S+ )*make \w+/, (line) => expect(run(line.replace('make ', 'make --dry-run '))).toMatchObject({ code: 0 })],
  [
    /^cargo run --release -p ops -- /,
    (line, url) => {
      const here = line.replace('--release', '--quiet').replace('http://127.0.0.1:3000', url);
      expect(run(here), line).toMatchObject({ code: 0 });
    },
  ],
  // What needs a registry, a token or a service of one's own is not run; its options are looked up.
  [
    /^(\w+=\S+ )*cerply-ops /,
    (line) => {
      const [, command = ''] = /cerply-ops (\w+)/.exec(line) ?? [];
      const help = run(`cargo run --quiet -p ops -- ${command} --help`);
      expect(help, line).toMatchObject({ code: 0 });
      for (const [option] of line.matchAll(/--[a-z-]+/g)) expect(help.said, line).toContain(option);
    },
  ],
  // Never on the data of this checkout.
  [
    /^target\/release\/cerply (backup|restore|doctor)/,
    (line) => {
      const mine = line.replace('target/release/cerply', program).replace('copy.db', `${folder}/copy.db`);
      expect(run(mine, { CERPLY_DATABASE: `${folder}/cerply.db` }), line).toMatchObject({ code: 0 });
    },
  ],
  [
    /^curl -s /,
    (line, url) => {
      const { code, said } = run(line, { B: url, J: 'content-type: application/json' });
      expect(code, said).toBe(0);
      expect(JSON.parse(said), line).not.toHaveProperty('error');
    },
  ],
];

for (const document of documents.filter((name) => name.endsWith('.md'))) {
  const lines = commands(document);
  if (lines.length === 0) continue;
  test(`every command in ${document} works`, () => {
    test.setTimeout(300_000);
    for (const line of lines) {
      const [, attempt] = TRIED.find(([kind]) => kind.test(line)) ?? [];
      if (!attempt) throw new Error(`no test knows how to run: ${line}`);
      attempt(line, process.env.E2E_URL ?? '');
    }
  });
}
