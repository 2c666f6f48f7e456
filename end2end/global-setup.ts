import { startServer } from './server.mjs';

/** One staging server for the whole run. Tests share it and never each other's sessions or plans. */
export default async function globalSetup() {
  const server = await startServer();
  process.env.E2E_URL = server.url;
  return server.stop;
}
