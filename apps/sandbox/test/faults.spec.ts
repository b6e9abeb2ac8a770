import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { BASIC, BILLING_EVENT, DEBIT_MEMO, PATHS, Running, TIME_BILL } from './running.js';

let running: Running;
beforeEach(async () => void (running = await new Running().start()));
afterEach(() => running.stop());

const headers = { authorization: BASIC };

/** One billing event; what came back, or how the connection ended. */
async function send(
  reference = 'harvest:1/standard',
): Promise<{ status: number; body?: Record<string, unknown> } | string> {
  const event = { ...BILLING_EVENT, SourceReference: reference };
  return running.ask('POST', PATHS.events, headers, event).catch((cause: Error) => cause.message);
}

async function standing(): Promise<number> {
  return (await running.ledger<{ standing: number }>()).standing;
}

describe('a fault', () => {
  it.each([
    ['reset', /fetch failed|terminated/],
    ['fin', /fetch failed|terminated/],
    ['truncate', /fetch failed|terminated/],
    ['silence', /fetch failed|terminated/],
  ])('%s breaks the connection, after the effect or before it', async (form, message) => {
    for (const [when, count] of [
      ['commit-then', 1],
      ['no-commit', 1],
    ] as const) {
      await running.control('faults', { target: 'oracle', fault: `${when}-${form}`, times: 1, ms: 20 });
      expect(await send(`harvest:1/${when}`)).toMatch(message);
      expect([when, await standing()]).toEqual([when, count]);
    }
  });

  it('answers an error after the effect, or 200 with an error in it', async () => {
    await running.control('faults', [
      { fault: 'commit-then-500', times: 1 },
      { fault: 'commit-then-error-body', times: 1 },
      { fault: 'no-commit-503', times: 1 },
    ]);
    expect(await send('a:1')).toMatchObject({ status: 500 });
    expect(await send('a:2')).toMatchObject({
      status: 200,
      body: { 'o:errorDetails': [{ 'o:errorCode': 'UNEXPECTED_ERROR' }] },
    });
    expect(await send('a:3')).toMatchObject({ status: 503 });
    expect(await standing()).toBe(2);
  });

  it('asks for a pause, and where it keeps its gates answers what comes inside with what is left of it', async () => {
    const throttle = { target: 'oracle', fault: 'throttle', times: 1, retryAfter: 'seconds', seconds: 60 };
    await running.control('faults', throttle);
    expect(await send('a:1')).toMatchObject({ status: 429 });
    expect(await send('a:2')).toMatchObject({ status: 201 });
    await running.control('targets/oracle', { keepsGates: true });
    expect(await send('a:3')).toMatchObject({ status: 429 });
    expect(await standing()).toBe(1);
    expect(await running.ledger('')).toMatchObject({ gates: 2 });
  });

  it('says back another amount, or another customer, than was booked', async () => {
    await running.control('faults', [
      { fault: 'wrong-amount', times: 1 },
      { fault: 'wrong-customer', times: 1 },
    ]);
    expect(await send('a:1')).toMatchObject({ body: { BillTrnsAmount: 140.11 } });
    expect(await send('a:2')).toMatchObject({ body: { ContractNumber: 'K-2019' } });
    expect((await running.ledger<{ total: object }>('/sums')).total).toEqual({
      'oracle projectBillingEvents GBP': '280.2',
    });
  });

  it('strikes by chance, the same requests for the same seed', async () => {
    const struck = async (seed: string): Promise<number[]> => {
      await running.control('faults', { id: seed, fault: 'no-commit-500', probability: 0.3, seed });
      const found: number[] = [];
      for (let i = 0; i < 30; i++)
        if (((await send(`${seed}:${i}`)) as { status: number }).status === 500) found.push(i);
      await running.ask('DELETE', '/_control/faults');
      return found;
    };
    const [first, again, other] = [await struck('one'), await struck('one'), await struck('two')];
    expect(first.length).toBeGreaterThan(2);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('leaves reads alone unless it names them', async () => {
    await running.control('faults', { target: 'oracle', fault: 'no-commit-500' });
    const look = `${PATHS.events}?q=SourceReference='x'`;
    expect((await running.ask('GET', look, headers)).status).toBe(200);
    await running.control('faults', { target: 'oracle', operation: 'look-up', fault: 'no-commit-502', times: 1 });
    expect((await running.ask('GET', look, headers)).status).toBe(502);
  });

  it('refuses what is no fault, and says what is one', async () => {
    const { status, text } = await running.control('faults', { fault: 'commit-then-explode' });
    expect([status, text]).toEqual([422, expect.stringContaining('no-commit-…')]);
  });
});

describe('a job', () => {
  it('is taken, done later, and known by its number; a lost one is not', async () => {
    await running.control('targets/oracle', { jobMs: 0 });
    await running.control('faults', [
      { fault: 'job', times: 1 },
      { fault: 'job-lost', times: 1 },
    ]);
    const ask = async (): Promise<[number, number, unknown]> => {
      const taken = await running.ask('POST', PATHS.events, headers, BILLING_EVENT);
      const job = await running.ask('GET', new URL(taken.headers.get('location')!).pathname, headers);
      return [taken.status, job.status, job.body.status];
    };
    expect(await ask()).toEqual([202, 200, 'done']);
    expect(await ask()).toEqual([202, 404, '404']);
    expect(await standing()).toBe(1);
  });
});

describe('Retry-After', () => {
  it.each([
    ['seconds', /^7$/, 7000],
    ['date', /GMT$/, 7000],
    ['zero', /^0$/, undefined],
    ['negative', /^-5$/, undefined],
    ['huge', /^1000000000$/, 3_600_000],
    ['garbage', /[a-z]/, undefined],
  ])('comes as %s', async (retryAfter, text, ms) => {
    await running.control('faults', { fault: 'throttle', times: 1, retryAfter, seconds: 7 });
    const { status, headers: said } = await running.ask('POST', PATHS.events, headers, BILLING_EVENT);
    expect([status, said.get('retry-after')]).toEqual([429, expect.stringMatching(text)]);
    await send();
    const breaches = await running.ledger<{ early: number }[]>('/violations?graceMs=-1');
    if (ms === undefined) expect(breaches).toEqual([]);
    else expect(Math.abs((breaches[0]?.early ?? 0) - ms)).toBeLessThan(1500);
  });

  it('is a gate that a restart does not open', async () => {
    await running.control('faults', { fault: 'unavailable', times: 1, seconds: 60 });
    expect(await send()).toMatchObject({ status: 503 });
    await running.restart();
    expect(await send()).toMatchObject({ status: 201 });
    expect(await running.ledger<unknown[]>('/violations?graceMs=0')).toMatchObject([
      { target: 'oracle', operation: 'create-billing-event' },
    ]);
  });

  it('judges nobody for what was under way', async () => {
    await running.control('faults', { fault: 'throttle', times: 1, seconds: 60 });
    await send();
    await send();
    expect(await running.ledger<unknown[]>('/violations?graceMs=60000')).toEqual([]);
  });
});

describe('what is set', () => {
  it('holds after a restart: rules with what they have struck, settings, keys that are over', async () => {
    await running.control('faults', { id: 'two', fault: 'no-commit-500', times: 2 });
    await running.control('targets/oracle', { closedPeriods: { UK01: ['2026-10'] } });
    await send();
    await running.restart();
    expect((await running.ask('GET', '/_control/faults')).body).toMatchObject([{ id: 'two', seen: 1, struck: 1 }]);
    expect(await send()).toMatchObject({ status: 500 });
    expect(await send()).toMatchObject({
      status: 400,
      body: { 'o:errorDetails': [{ 'o:errorPath': '/CompletionDate' }] },
    });
  });

  it('may be an outage, a limit, another secret', async () => {
    await running.control('targets/oracle', { outageMs: 60_000 });
    expect(await send()).toMatchObject({ status: 503 });
    await running.control('targets/oracle', { outageUntil: 0, rate: 1, windowMs: 60_000 });
    expect(await send()).toMatchObject({ status: 201 });
    expect(await send()).toMatchObject({ status: 429 });
    await running.control('targets/oracle', { rate: 0, secret: 'other' });
    expect(await send()).toMatchObject({ status: 401 });
    expect((await running.control('targets/oracle', { colour: 'red' })).text).toContain('There is no setting');
  });

  it('is a limit of requests at a time', async () => {
    await running.control('targets/oracle', { concurrency: 2, latencyMs: 50 });
    const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => send(`a:${i}`)));
    const statuses = answers.map((one) => (one as { status: number }).status).sort();
    expect(statuses).toEqual([201, 201, 429, 429, 429]);
  });
});

describe('an idempotency key', () => {
  const form = 'customer=cus_1&currency=eur&amount=100&metadata[reckoner_ref]=a:1';
  const keyed = { authorization: 'Bearer sandbox-secret', 'idempotency-key': 'k' };
  const item = () => running.ask('POST', PATHS.items, keyed, form);

  it('remembers what an answer that went wrong had done', async () => {
    await running.control('faults', { fault: 'commit-then-500', times: 1 });
    expect((await item()).status).toBe(500);
    await running.restart();
    const again = await item();
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(await standing()).toBe(1);
  });

  it('remembers nothing where nothing was done', async () => {
    await running.control('faults', [
      { fault: 'no-commit-500', times: 1 },
      { fault: 'no-commit-429', times: 1 },
    ]);
    expect([(await item()).status, (await item()).status, (await item()).status]).toEqual([500, 429, 200]);
  });

  it('is refused while its first request is under way', async () => {
    await running.control('targets/stripe', { latencyMs: 50 });
    const answers = await Promise.all([item(), item()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('over, lets the same be booked again', async () => {
    await item();
    await running.control('faults', { fault: 'key-expiry', times: 1 });
    await item();
    expect(await standing()).toBe(2);
  });
});

describe('keys and tokens', () => {
  it('a target may let one token hold at a time', async () => {
    await running.control('targets/netsuite', { tokens: 'one' });
    const [first, second] = [await running.token(), await running.token()];
    expect((await running.ask('PUT', PATHS.timeBill('a'), first, TIME_BILL)).status).toBe(401);
    expect((await running.ask('PUT', PATHS.timeBill('a'), second, TIME_BILL)).status).toBe(204);
  });

  it('a fault may end their lives', async () => {
    const token = await running.token();
    await running.control('faults', { target: 'netsuite', fault: 'token-expiry', times: 1 });
    expect((await running.ask('PUT', PATHS.timeBill('a'), token, TIME_BILL)).status).toBe(401);
    await running.restart();
    expect((await running.ask('PUT', PATHS.timeBill('a'), token, TIME_BILL)).status).toBe(401);
    expect((await running.ask('PUT', PATHS.timeBill('a'), await running.token(), TIME_BILL)).status).toBe(204);
  });
});

describe('a batch', () => {
  const PATH = '/intacct/ia/api/v1/objects/accounts-receivable/invoice';
  const invoice = (n: number) => ({
    customer: { id: 'C' },
    description: `a:${n}`,
    invoiceDate: '2026-10-05',
    lines: [{ txnAmount: '1.00' }],
  });
  const batch = Array.from({ length: 20 }, (_, i) => invoice(i));

  it('may be taken in part, each part with its own word', async () => {
    await running.control('faults', { fault: 'partial', times: 1 });
    const { status, body } = await running.ask(
      'POST',
      PATH,
      await running.token('intacct', '/ia/api/v1/oauth2/token'),
      batch,
    );
    const fine = (body['ia::result'] as Record<string, unknown>[]).filter((one) => one['ia::status'] === 201);
    expect(status).toBe(207);
    expect(fine.length).toBeGreaterThan(0);
    expect(await standing()).toBe(fine.length);
  });

  it('may be asked for as a job', async () => {
    const token = await running.token('intacct', '/ia/api/v1/oauth2/token');
    await running.control('targets/intacct', { jobMs: 60_000 });
    const taken = await running.ask('POST', PATH, { ...token, prefer: 'respond-async' }, batch);
    const place = new URL(taken.headers.get('location')!).pathname;
    expect([taken.status, (await running.ask('GET', place, token)).body.status]).toEqual([202, 'running']);
    await running.control('targets/intacct', { jobMs: 0 });
    const other = await running.ask('POST', PATH, { ...token, prefer: 'respond-async' }, [invoice(99)]);
    const done = await running.ask('GET', new URL(other.headers.get('location')!).pathname, token);
    expect(done.body).toMatchObject({ status: 'done', documents: [{ reference: 'a:99' }], result: { status: 201 } });
  });
});

describe('the doors', () => {
  it('of control and ledger are shut for web pages', async () => {
    expect((await running.ask('GET', '/_control', { origin: 'http://evil.example' })).status).toBe(403);
    expect((await running.ask('GET', '/_ledger', { origin: 'http://evil.example' })).status).toBe(403);
  });

  it('of the vendors have their own limits', async () => {
    await running.stop();
    running = await new Running().start({ limits: 'vendor' });
    const read = () =>
      running.ask('GET', '/harvest/v2/time_entries?per_page=1', { authorization: 'Bearer sandbox-secret' });
    for (let i = 0; i < 100; i++) await read();
    const { status, headers: said } = await read();
    expect([status, Number(said.get('retry-after')) <= 15]).toEqual([429, true]);
  });
});

describe('an answer that comes', () => {
  it('twice is one effect', async () => {
    await running.control('faults', { target: 'sap', fault: 'twice', times: 1 });
    const received = await raw(PATHS.requests, await running.csrf(), JSON.stringify(DEBIT_MEMO));
    expect(received).toBe(201);
    expect(await standing()).toBe(1);
  });

  it('byte by byte comes whole', async () => {
    await running.control('faults', { target: 'oracle', fault: 'commit-then-slow', times: 1, ms: 1 });
    expect(await send()).toMatchObject({ status: 201, body: { BillTrnsAmount: 140.1 } });
  });

  it('late comes', async () => {
    await running.control('faults', { target: 'oracle', fault: 'commit-then-late', times: 1, ms: 30 });
    expect(await send()).toMatchObject({ status: 201 });
  });
});

/** A client that takes the first answer and closes. */
function raw(path: string, sent: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const one = request(running.sandbox.address + path, { method: 'POST', headers: sent, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    one.on('error', reject);
    one.end(body);
  });
}
