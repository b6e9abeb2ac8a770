import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../database.js';
import { EndToEnd } from '../delivery/end-to-end.js';
import { LedgerTarget } from './ledger.js';
import { Playing } from './playing.js';
import { correctionsWorkspace, type Correct, type SendingClass } from './workspace.js';

// The reader of YAML is another project's dependency; only specs need it here.
const { parse } = createRequire(new URL('../../../../libs/definitions/package.json', import.meta.url))('yaml') as {
  parse: (text: string) => unknown;
};

interface Case {
  readonly name: string;
  readonly classes?: readonly SendingClass[];
  readonly correct?: readonly Correct[];
  readonly play: readonly Parameters<Playing['play']>[0][];
  readonly expect: {
    /** Hours that stand at the target, line by line: in the end, what the newest revision says. */
    readonly stands?: readonly number[];
    /** What the target was asked to do. */
    readonly asked?: readonly string[];
    /** How executions ended, in the order in which they came: `accepted`, `held PERIOD_CLOSED`, `superseded` … */
    readonly ends?: readonly string[];
    readonly deliveries?: readonly string[];
    readonly cases?: readonly string[];
  };
}

const CORPUS = new URL('../../corpus/corrections/', import.meta.url);
const BOTH: readonly Correct[] = ['upsert', 'reverse'];
const CLASSES: readonly SendingClass[] = ['K0', 'K1', 'K2', 'K3'];

const database = useDatabase();
let target: LedgerTarget;
let world: EndToEnd;
let count = 0;

beforeAll(async () => {
  target = await LedgerTarget.start();
  world = new EndToEnd(database);
});
afterAll(async () => {
  await world.close();
  await target.http.stop();
});
beforeEach(() => target.clear());

const files = readdirSync(CORPUS)
  .sort()
  .map((file) => ({ file, cases: parse(readFileSync(new URL(file, CORPUS), 'utf8')) as readonly Case[] }));

for (const correct of ['upsert', 'reverse', 'never'] as const) {
  describe.each(CLASSES)(`corrected by ${correct}, at a target of class %s`, (sendingClass) => {
    beforeAll(() => world.run(correctionsWorkspace(sendingClass, correct), { erp: target.http.address }));

    for (const { file, cases } of files) {
      const own = cases.filter(
        (one) => (one.classes ?? CLASSES).includes(sendingClass) && (one.correct ?? BOTH).includes(correct),
      );
      for (const one of own) it(`${file.replace('.yaml', '').replaceAll('-', ' ')}: ${one.name}`, () => played(one));
    }
  });
}

async function played(one: Case): Promise<void> {
  const entry = `e-${(count += 1)}-`;
  const playing = new Playing(database, world, target, entry);
  await playing.play('period 2026-10');
  for (const line of one.play) await playing.play(line);
  const { stands, asked, ends, deliveries, cases } = one.expect;
  if (stands) expect(target.stands).toEqual(stands);
  if (asked) expect(target.asked).toEqual(asked);
  if (ends) expect(await endsOf(entry)).toEqual(ends);
  if (deliveries) expect(await deliveriesOf(entry)).toEqual(deliveries);
  expect(await openCases(entry)).toEqual(cases ?? []);
}

async function endsOf(entry: string): Promise<string[]> {
  const found = await world.on.query<{ revision: string; k: number; outcome: string; reason: string | null }>(
    `SELECT x.revision, x.operator_revision AS k, x.outcome, x.reason FROM execution x
     JOIN business_key b ON b.id = x.business_key_id WHERE b.key = $1 ORDER BY x.id`,
    [JSON.stringify([entry])],
  );
  return found.map(({ revision, k, outcome, reason }) =>
    [`${revision}${k > 0 ? `.${k}` : ''}`, outcome, ...(reason === null ? [] : [reason])].join(' '),
  );
}

async function deliveriesOf(entry: string): Promise<string[]> {
  const found = await world.on.query<{ operation: string; state: string }>(
    `SELECT d.operation, d.state FROM delivery d JOIN effect f ON f.id = d.effect_id WHERE f.key LIKE $1 ORDER BY d.id`,
    [`%"${entry}"%`],
  );
  return found.map(({ operation, state }) => `${operation} ${state}`);
}

async function openCases(entry: string): Promise<string[]> {
  const found = await world.on.query<{ kind: string; reason: string }>(
    `SELECT c.kind, c.reason FROM exception_case c JOIN event e ON e.id = c.event_id
     WHERE c.state = 'open' AND e.source_id LIKE $1 ORDER BY c.id`,
    [`${entry}%`],
  );
  return found.map(({ kind, reason }) => `${kind} ${reason}`);
}
