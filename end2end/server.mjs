// Starts the program, each time with a database and a port of its own, and stops it again.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** The built program. */
export const program = resolve(here, process.env.CERPLY_BIN ?? '../target/release/cerply');

/** A new folder for a database. */
export const newFolder = () => mkdtempSync(join(tmpdir(), 'cerply-e2e-'));

/**
 * Starts a server and waits until it is ready.
 * @param {{ environment?: 'staging' | 'production', folder?: string }} [options] a folder given here is kept
 */
export async function startServer({ environment = 'staging', folder } = {}) {
  const data = folder ?? newFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(program, {
    // The built site lies in this checkout, wherever the program was built.
    cwd: resolve(here, '..'),
    // Nothing else: the program refuses settings that it does not know.
    env: {
      PATH: process.env.PATH,
      CERPLY_ADDR: `127.0.0.1:${port}`,
      CERPLY_DATABASE: join(data, 'cerply.db'),
      APP_ENV: environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const logFile = join(data, `${port}.log`);
  const log = createWriteStream(logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  /** @type {Promise<number | string | null>} the exit code, or the signal that ended it */
  const ended = new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('close', (code, signal) => log.end(() => done(code ?? signal)));
  });
  const written = () => readFileSync(logFile, 'utf8');

  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    child.kill(signal);
    return ended;
  };
  /** Tells the server to stop; it must do so in good order. */
  const stop = async () => {
    const code = await end('SIGTERM');
    const wrong = code !== 0 || written().includes('panicked');
    if (wrong) throw new Error(`the server ended with ${code}; its log:\n${written().slice(-4000)}`);
    if (!folder) rmSync(data, { recursive: true });
  };

  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  while (!(await isReady(url))) {
    if (hasEnded) throw new Error(`${program} ended before it was ready (${await ended}):\n${written()}`);
    await pause(20);
  }
  return { url, data, end, stop };
}

/** @param {string} url */
async function isReady(url) {
  const response = await fetch(`${url}/api/ready`).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.status === 200;
}

/** @returns {Promise<number>} a port that nobody listens on */
function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
