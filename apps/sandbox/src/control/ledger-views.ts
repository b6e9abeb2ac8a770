/** `/_ledger`: what the ledger says, read from its files as anybody else would read them. */
import { json, type Answer, type Incoming } from '../http/server.js';
import type { Ledger } from '../ledger/ledger.js';
import { Oracle } from '../ledger/oracle.js';
import { readLedger } from '../ledger/read.js';
import type { LedgerRecord } from '../ledger/records.js';
import { effectsOf } from '../targets/books.js';

const LIMIT = 1000;
const LIMIT_MAX = 100_000;

export async function ledgerAnswer(
  { method, query }: Incoming,
  path: string,
  folder: string,
  ledger: Ledger,
): Promise<Answer> {
  if (method !== 'GET') return json(405, { message: 'The ledger is only read.' });
  await ledger.settled();
  const wanted = new URLSearchParams(query);
  const is = FILTERS[path.slice(1)];
  if (is !== undefined) return lines(folder, wanted, is);
  const oracle = judged(folder, Number(wanted.get('graceMs') ?? 250));
  if (path === '' || path === '/') return json(200, oracle.summary());
  if (path === '/sums') return json(200, oracle.sums(wanted.get('by') === 'key'));
  if (path === '/doubled') return json(200, oracle.doubled());
  if (path === '/violations') return json(200, oracle.violations());
  if (path === '/differences') return json(200, oracle.expected.differences(oracle.documents()));
  return json(404, {
    message:
      'There are /_ledger, and below it effects, requests, emitted, acknowledged, sums, doubled, violations, differences.',
  });
}

/** Everything that was written, folded. */
export function judged(folder: string, graceMs?: number): Oracle {
  const oracle = new Oracle(graceMs);
  for (const record of readLedger(folder)) oracle.add(record);
  return oracle;
}

const FILTERS: Record<string, (record: LedgerRecord) => boolean> = {
  effects: (record) => record.record === 'request' && effectsOf(record).length > 0,
  requests: (record) => record.record === 'request',
  emitted: (record) => record.record === 'emitted',
  acknowledged: (record) => record.record === 'acknowledged' || record.record === 'refused',
};

/** NDJSON, from a record's number on: `?after=0&limit=1000&target=sap&key=harvest:1&reference=…`. */
function lines(folder: string, wanted: URLSearchParams, is: (record: LedgerRecord) => boolean): Answer {
  const after = Number(wanted.get('after') ?? 0);
  const limit = Math.min(Number(wanted.get('limit') ?? LIMIT), LIMIT_MAX);
  const found: string[] = [];
  for (const record of readLedger(folder)) {
    if (record.n <= after || !is(record) || !isWanted(record, wanted)) continue;
    found.push(JSON.stringify(record));
    if (found.length >= limit) break;
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/x-ndjson' },
    body: found.map((line) => `${line}\n`).join(''),
  };
}

function isWanted(record: LedgerRecord, wanted: URLSearchParams): boolean {
  const [target, key, reference] = [wanted.get('target'), wanted.get('key'), wanted.get('reference')];
  if (record.record === 'emitted') return key === null || record.key === key;
  if (record.record !== 'request') return true;
  if (target !== null && record.target !== target) return false;
  const effects = effectsOf(record);
  const isNamed = record.reference === reference || effects.some((effect) => effect.reference === reference);
  if (reference !== null && !isNamed) return false;
  return key === null || effects.some((effect) => effect.key === key);
}
