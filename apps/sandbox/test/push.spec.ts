import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readLedger, type AcknowledgedRecord, type EmittedRecord } from '../src/index.js';
import { Running } from './running.js';

jest.setTimeout(60_000);

/** A receiver that misbehaves as it is told, and keeps what it took. */
class Receiver {
  readonly taken: { id: string; data: Record<string, unknown> }[] = [];
  readonly seen: { headers: IncomingMessage['headers']; body: string; at: number }[] = [];
  answer: (n: number, response: ServerResponse, take: () => void) => void = (_n, response, take) => {
    take();
    response.writeHead(202, { 'content-length': 2 }).end('{}');
  };
  #server!: Server;

  async listen(): Promise<string> {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const n = this.seen.push({ headers: request.headers, body, at: Date.now() });
        this.answer(n, response, () => this.taken.push(...eventsOf(request.headers['content-type'] ?? '', body)));
      });
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function eventsOf(type: string, body: string): Receiver['taken'] {
  if (type.includes('batch')) return JSON.parse(body) as Receiver['taken'];
  if (type.includes('ndjson'))
    return body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Receiver['taken'][number]);
  return [JSON.parse(body) as Receiver['taken'][number]];
}

let running: Running;
let receiver: Receiver;
let url: string;
beforeEach(async () => {
  running = await new Running().start();
  receiver = new Receiver();
  url = await receiver.listen();
});
afterEach(async () => {
  await running.stop();
  receiver.close();
});

async function pushed(options: object): Promise<Record<string, number>> {
  expect(await running.control('push', { url, apiKey: 'key', ...options })).toMatchObject({ status: 202 });
  return finished();
}

async function finished(): Promise<Record<string, number>> {
  for (;;) {
    const runs = (await running.ask('GET', '/_control/push')).body as unknown as (Record<string, number> & {
      isDone: boolean;
    })[];
    if (runs[0]!.isDone) return runs[0]!;
    await new Promise(setImmediate);
  }
}

function records<R>(kind: string): R[] {
  return [...readLedger(running.folder)].filter(({ record }) => record === kind) as unknown as R[];
}

describe('a push', () => {
  it.each([
    ['single', 1],
    ['batch', 40],
    ['ndjson', 40],
  ])('posts CloudEvents as %s, and remembers what was emitted and acknowledged', async (form, size) => {
    const progress = await pushed({ form, size, count: 200, seed: 5 });
    expect(progress).toMatchObject({ emitted: 200, acknowledged: 200, refused: 0 });
    expect(receiver.taken.map(({ id }) => id).sort()).toEqual(
      records<EmittedRecord>('emitted')
        .map(({ id }) => id)
        .sort(),
    );
    expect(records<AcknowledgedRecord>('acknowledged').flatMap(({ s }) => s)).toHaveLength(200);
    expect(receiver.seen[0]!.headers).toMatchObject({ authorization: 'Bearer key' });
  });

  it('repeats what is not acknowledged, until it is', async () => {
    receiver.answer = (n, response, take) => {
      if (n % 3 === 0) return void response.socket!.destroy();
      take();
      if (n % 3 === 1) return void response.writeHead(500, { 'content-length': 0 }).end();
      response.writeHead(202, { 'content-length': 0 }).end();
    };
    expect(await pushed({ count: 8, seed: 5, mix: 'plain', concurrency: 1 })).toMatchObject({
      acknowledged: 8,
      emitted: 8,
    });
    expect(new Set(receiver.taken.map(({ id }) => id)).size).toBe(8);
    expect(receiver.seen.length).toBeGreaterThan(15);
  });

  it('waits as Retry-After says, in all lanes', async () => {
    receiver.answer = (n, response, take) => {
      if (n === 1) return void response.writeHead(429, { 'retry-after': '1', 'content-length': 0 }).end();
      take();
      response.writeHead(202, { 'content-length': 0 }).end();
    };
    expect(await pushed({ count: 3, seed: 5, concurrency: 1 })).toMatchObject({ throttled: 1, acknowledged: 3 });
    expect(receiver.seen[1]!.at - receiver.seen[0]!.at).toBeGreaterThanOrEqual(950);
  });

  it('ends with a refusal, and keeps what it said', async () => {
    receiver.answer = (_n, response) => void response.writeHead(409, { 'content-length': 8 }).end('conflict');
    expect(await pushed({ count: 2, seed: 5 })).toMatchObject({ refused: 2, conflicts: 2, acknowledged: 0 });
    expect(records<{ answer: string }>('refused')[0]).toMatchObject({ status: 409, answer: 'conflict' });
  });

  it('goes on after a restart with what was not acknowledged', async () => {
    let stop: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (stop = resolve));
    receiver.answer = (n, response, take) => {
      if (n > 10) return stop();
      take();
      response.writeHead(202, { 'content-length': 0 }).end();
    };
    await running.control('push', { url, count: 30, seed: 5, mix: 'plain', concurrency: 1, timeoutMs: 200 });
    await reached;
    receiver.answer = (_n, response, take) => {
      take();
      response.writeHead(202, { 'content-length': 0 }).end();
    };
    await running.restart();
    await finished();
    expect(new Set(receiver.taken.map(({ id }) => id)).size).toBe(30);
    expect(records<EmittedRecord>('emitted')).toHaveLength(30);
    expect(await running.ledger()).toMatchObject({ source: { emitted: 30, acknowledged: 30, open: 0 } });
  });

  it('signs webhooks, with two keys during a rotation', async () => {
    const secrets = [`whsec_${Buffer.from('first key').toString('base64')}`, 'second'];
    await pushed({ form: 'hook', url: `${url}/v1/hooks/dev/harvest`, secrets, count: 1, seed: 5 });
    const { headers, body } = receiver.seen[0]!;
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const signatures = ['first key', 'second'].map(
      (key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    expect(headers['webhook-signature']).toBe(signatures.join(' '));
  });

  it('refuses options that it does not know', async () => {
    expect((await running.control('push', { url, colour: 'red' })).text).toContain('is no option');
    expect((await running.control('push', { url: 'nowhere' })).status).toBe(422);
  });
});
