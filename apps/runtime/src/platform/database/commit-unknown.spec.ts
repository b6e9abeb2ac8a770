import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { useDatabase } from '../../../test/database.js';
import { Database } from './database.js';

/** What happens to the next COMMIT: the server gets it and its answer is lost, or it never arrives. */
type Cut = 'after' | 'before' | undefined;

const made = useDatabase();
let proxy: Server;
let through: Database;
let cut: Cut;

beforeAll(async () => {
  await made.asOwner('CREATE TABLE planned (id int); GRANT ALL ON planned TO reckoner_app');
  proxy = createServer((client) => {
    const server = connect(Number(new URL(made.applicationUrl).port), '127.0.0.1');
    server.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('error', () => server.destroy()).on('close', () => server.destroy());
    let isMuted = false;
    server.on('data', (chunk) => {
      if (isMuted) client.destroy();
      else client.write(chunk);
    });
    client.on('data', (chunk) => {
      const now = chunk.includes('COMMIT\0') ? cut : undefined;
      if (now) cut = undefined;
      isMuted ||= now === 'after';
      if (now === 'before') client.destroy();
      else server.write(chunk);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = new URL(made.applicationUrl);
  url.port = String((proxy.address() as AddressInfo).port);
  through = new Database({ url: url.href, poolSize: 2 });
});

afterAll(async () => {
  await through.close();
  proxy.close();
});

test.each<[string, Cut, number]>([
  ['a COMMIT whose answer is lost took effect: the work is not run again', 'after', 1],
  ['a COMMIT that did not arrive took none: the work is run again', 'before', 2],
])('%s', async (_, how, expected) => {
  await made.database.execute('DELETE FROM planned');
  cut = how;
  let runs = 0;
  const answer = await through.transaction(async (session) => {
    runs += 1;
    await session.execute('INSERT INTO planned VALUES (1)');
    return `run ${runs}`;
  });
  expect(cut).toBeUndefined();
  expect([answer, runs]).toEqual([`run ${expected}`, expected]);
  expect(await made.database.one('SELECT count(*) AS count FROM planned')).toEqual({ count: 1 });
});

test('a server that does not come back in time leaves it unknown, and says so', async () => {
  const url = new URL(made.applicationUrl);
  url.port = String((proxy.address() as AddressInfo).port);
  const impatient = new Database({ url: url.href, poolSize: 1, patience: 300 });
  const writing = impatient.transaction(async (session) => {
    await session.execute('INSERT INTO planned VALUES (2)');
    cut = 'after';
    proxy.close();
  });
  await expect(writing).rejects.toMatchObject({ name: 'CommitUnknown' });
  await impatient.close();
});
