import { afterAll, expect, test } from '@jest/globals';
import path from 'node:path';
import { Folder, reckoner, startReckoner } from './reckoner.js';

const folder = Folder.workspace();
afterAll(() => folder.remove());

test('serves the workspace of the folder, and ends in order', async () => {
  const data = path.join(folder.path, '.data');
  const child = startReckoner(['serve', '--port', '0', '--data', data], folder.path);
  let said = '';
  const address = await new Promise<string | undefined>((resolve) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (chunk: Buffer) => {
        said += String(chunk);
        const started = /"address":"([^"]+)"[^\n]*"runtime started"/.exec(said);
        if (started) resolve(started[1]);
      });
    }
    child.once('close', () => resolve(undefined));
  });
  if (!address) throw new Error(`It did not start: ${said}`);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said).toContain('"workspace served"');
}, 60_000);

test('says in one line what is wrong with an option', () => {
  const { code, said } = reckoner(['serve', '--role', 'cook'], { cwd: folder.path });
  expect([code, said]).toEqual([2, expect.stringMatching(/^reckoner: CONFIGURATION_INVALID: --role knows .*\n$/)]);
});
