/** One database server for the whole run of Jest, in a folder that does not outlive it. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../dist/platform/postgres/embedded.js';
import { isAlive } from '../dist/platform/postgres/process.js';
import { VOLATILE } from '../dist/platform/postgres/settings.js';

const PREFIX = 'reckoner-test-';

/** A run that was killed leaves its server and its folder: the next one clears them away. */
async function clearLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    try {
      if (existsSync(join(folder, 'postgres', 'postmaster.pid'))) await (await startEmbedded({ folder })).stop();
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another run is at it, or it is another user's.
    }
  }
}

export default async function setup() {
  await clearLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // As root the server runs as another account, which has to reach its own folder in it.
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ folder, settings: VOLATILE, database: 'reckoner_test' });
  globalThis.stopTestServer = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  process.env.RECKONER_TEST_OWNER_URL = server.ownerUrl;
  process.env.RECKONER_TEST_APPLICATION_URL = server.applicationUrl;
}
