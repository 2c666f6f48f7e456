// The process is killed, or told to stop, while many clients grade: what was acknowledged is there, once.
import { rmSync } from 'node:fs';

import { expect, test } from '@playwright/test';

import { newFolder, startServer } from '../../server.mjs';

const CYCLES = 20;
const CARDS = 600;
const CLIENTS = 16;

type Server = Awaited<ReturnType<typeof startServer>>;
type Item = { card_id: string; grade: number | null; reps: number };

const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const cards = Array.from({ length: CARDS }, (_, n) => `card-${n}`);

async function schedule(server: Server, session: string) {
  const items = cards.map((id) => ({ id, front: id, back: id }));
  const answer = await fetch(`${server.url}/api/certified/schedule`, json({ session_id: session, items }));
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
}

/** Sends one grade. True when the server says that it has it. */
async function send(server: Server, session: string, card: string) {
  const event = { session_id: session, card_id: card, action: 'grade', grade: 4, event_id: `${session}.${card}` };
  const answer = await fetch(`${server.url}/api/certified/progress`, json(event)).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status === 204;
}

/** Many clients grade each card once, until they are done or the server is gone. Returns what was acknowledged. */
async function grade(server: Server, session: string, onAcknowledged: (count: number) => void = () => {}) {
  const acknowledged: string[] = [];
  const waiting = [...cards];
  const client = async () => {
    for (let card = waiting.pop(); card; card = waiting.pop()) {
      if (!(await send(server, session, card))) return;
      acknowledged.push(card);
      onAcknowledged(acknowledged.length);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return acknowledged;
}

async function kept(server: Server, session: string): Promise<Item[]> {
  const answer = await fetch(`${server.url}/api/certified/progress?sid=${session}`);
  const { items } = (await answer.json()) as { items: Item[] };
  return items.filter((item) => item.grade !== null);
}

/** Grades while the server ends by a signal; then starts it again and looks for every acknowledged grade. */
async function interrupt(folder: string, session: string, signal: NodeJS.Signals, after: number) {
  const server = await startServer({ folder });
  await schedule(server, session);
  let ending: Promise<unknown> | undefined;
  const acknowledged = await grade(server, session, (count) => {
    if (count === after) ending = server.end(signal);
  });
  const code = await ending;
  expect(acknowledged.length).toBeGreaterThanOrEqual(after);
  expect(acknowledged.length, 'the server was still busy when it was ended').toBeLessThan(CARDS);

  const again = await startServer({ folder });
  const found = new Set((await kept(again, session)).map((item) => item.card_id));
  expect(acknowledged.filter((card) => !found.has(card)), 'acknowledged and lost').toEqual([]);
  // Every client sends again what it does not know to have arrived, and what it does.
  expect(await grade(again, session)).toHaveLength(CARDS);
  const counted = (await kept(again, session)).filter((item) => item.grade === 4 && item.reps === 1);
  expect(counted, 'each grade counts exactly once').toHaveLength(CARDS);
  await again.stop();
  return code;
}

test(`a server killed ${CYCLES} times while grading loses nothing it acknowledged and counts nothing twice`, async () => {
  // Forty starts of the program.
  test.setTimeout(600_000);
  const folder = newFolder();
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const code = await interrupt(folder, `killed-${cycle}`, 'SIGKILL', 1 + cycle * 17);
    expect(code).toBe('SIGKILL');
  }
  const server = await startServer({ folder });
  for (let cycle = 0; cycle < CYCLES; cycle += 1) expect(await kept(server, `killed-${cycle}`)).toHaveLength(CARDS);
  await server.stop();
  rmSync(folder, { recursive: true });
});

test('a server told to stop while grading ends in good order and loses nothing it acknowledged', async () => {
  test.setTimeout(600_000);
  const folder = newFolder();
  for (const [n, after] of [5, 100, 300].entries()) {
    expect(await interrupt(folder, `stopped-${n}`, 'SIGTERM', after)).toBe(0);
  }
  rmSync(folder, { recursive: true });
});
