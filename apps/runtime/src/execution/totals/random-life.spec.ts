import { beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../../test/database.js';
import { DEMO, entry } from '../../../test/demo-workspace.js';
import { Executing } from '../../../test/executing.js';
import { Again } from '../again/again.js';
import { ExecutionExplainer } from '../explain/explain.js';
import { TotalsOfExecutions } from './totals.js';

const STEPS = 70;
const test = useDatabase();
let on: Executing;

beforeAll(async () => {
  on = new Executing(test);
  await on.release(DEMO);
  await test.asOwner(`
    CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$;
    CREATE TRIGGER poison BEFORE INSERT ON business_key FOR EACH ROW WHEN (NEW.key LIKE '%poison%') EXECUTE FUNCTION poison()`);
});

/** A generator of its own: the seed tells all. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Events, corrections, changes of rows, retries and replays, in any order. */
class Life {
  readonly #below: (below: number) => number;
  readonly #revisions = new Map<string, number>();
  readonly #again: Again;
  #sent = 0;

  constructor(private readonly seed: number) {
    this.#below = random(seed);
    this.#again = new Again(test.database, on.audit, on.worker());
  }

  async step(): Promise<void> {
    const doing = this.#below(10);
    if (doing < 3) return this.#comes(`s${this.seed}-${this.#below(12)}`);
    if (doing < 5) return this.#comes(`s${this.seed}-${this.#below(12)}`, -1);
    if (doing === 5) return this.#project();
    if (doing === 6) return this.#doneAgain(this.#below(2) === 0 ? 'retry' : 'replay');
    if (doing === 7) return on.send({ id: this.#id(), type: 'of-no-flow', data: {} });
    if (doing === 8 && this.#below(4) === 0) return this.#comes(`s${this.seed}-poison-${this.#sent}`);
    return this.#settled();
  }

  async #comes(key: string, from = 0): Promise<void> {
    const rev = Math.max(1, (this.#revisions.get(key) ?? 0) + 1 + from * this.#below(3));
    this.#revisions.set(key, Math.max(rev, this.#revisions.get(key) ?? 0));
    const one = {
      person: `s${this.seed}-p${this.#below(3)}`,
      project: `P-${this.#below(4)}`,
      hours: [0, 4, 8, 12.5, 30][this.#below(5)],
      status: ['approved', 'approved', 'approved', 'submitted'][this.#below(4)],
      cost: this.#below(2) === 0,
      ...(this.#below(12) === 0 ? { hours: 'many' } : {}),
    };
    await on.send({ id: this.#id(), data: entry(key, rev, one) });
  }

  async #project(): Promise<void> {
    const code = `P-${this.#below(4)}`;
    const status = ['open', 'open', 'closed'][this.#below(3)];
    const body = { code, status, rate: 50 + this.#below(3) * 25, entity: ['DE01', 'FR01'][this.#below(2)] };
    await on.import('demo/projects', [{ key: code, body }]);
    // Sometimes as if it were too big to be kept in memory: then executions ask for its rows.
    const rows = this.#below(2) === 0 ? 60_000 : 4;
    await test.asOwner(`UPDATE reference_table SET row_count = ${rows} WHERE name = 'demo/projects'`);
  }

  async #doneAgain(how: 'retry' | 'replay'): Promise<void> {
    const found = await on.query<{ id: number }>(
      `SELECT id FROM execution x WHERE outcome <> 'superseded' AND NOT EXISTS (SELECT FROM execution_queue q WHERE q.execution_id = x.id) ORDER BY id`,
    );
    const one = found[this.#below(Math.max(1, found.length))];
    if (one) await this.#again[how](one.id, 'person:ines');
  }

  async #settled(): Promise<void> {
    await on.settle();
    await test.asOwner(`UPDATE execution_queue SET due_at = '-infinity', leased_until = NULL`);
  }

  #id(): string {
    return `s${this.seed}/${(this.#sent += 1)}`;
  }
}

/** The same totals, added up by hand from the rows that they speak of. */
async function sums(): Promise<Map<string, { ends: number; quantity: number; amount: number }>> {
  const rows = await on.query<
    Record<'source' | 'purpose' | 'outcome' | 'entity' | 'currency', string | null> & {
      quantity: number;
      amount: number;
    }
  >(
    `SELECT source, purpose, outcome, legal_entity AS entity, currency, coalesce(quantity, 0)::float AS quantity, coalesce(amount, 0)::float AS amount FROM end_state`,
  );
  const found = new Map<string, { ends: number; quantity: number; amount: number }>();
  for (const { source, purpose, outcome, entity, currency, quantity, amount } of rows) {
    const mark = [source, purpose, outcome, entity, currency].join(' ');
    const sum = found.get(mark) ?? { ends: 0, quantity: 0, amount: 0 };
    found.set(mark, { ends: sum.ends + 1, quantity: sum.quantity + quantity, amount: sum.amount + amount });
  }
  return found;
}

async function expectBalanced(about: string): Promise<void> {
  const all = await new TotalsOfExecutions(test.database).of({ environment: on.environment, money: 'all' });
  expect([about, all.isBalanced]).toEqual([about, true]);
  const { received, waiting, executed, unmatched, quarantined } = all.events;
  const [events] = await on.query<{ count: number }>('SELECT count(*) FROM event');
  expect(received).toBe(events!.count);
  expect(waiting + executed + unmatched + quarantined).toBe(received);
  const lines = new Map(
    all.lines.map(({ source, purpose, outcome, legalEntity, currency, ends, quantity, amount }) => [
      [source, purpose, outcome, legalEntity, currency].join(' '),
      { ends, quantity: Number(quantity), amount: Number(amount) },
    ]),
  );
  expect(lines).toEqual(await sums());
  // Each execution has one leading end for a purpose: received is what ended, one way each.
  const [executions] = await on.query<{ count: number }>('SELECT count(*) FROM execution');
  for (const purpose of ['billing', 'cost']) {
    const entries = all.lines.filter((line) => line.purpose === purpose).reduce((sum, line) => sum + line.entries, 0);
    expect([about, purpose, entries]).toEqual([about, purpose, executions!.count]);
  }
}

describe('whatever happens to events, in any order', () => {
  it.each([1, 2, 3])('totals balance, and every attempt is explained to the byte (seed %i)', async (seed) => {
    const life = new Life(seed);
    for (let step = 0; step < STEPS; step += 1) {
      await life.step();
      if (step % 7 === 0) await expectBalanced(`seed ${seed}, step ${step}`);
    }
    await on.settle();
    await expectBalanced(`seed ${seed}, at the end`);
    const drawn = await on.query(
      `SELECT b.key, b.drawn::float, coalesce(sum(d.amount), 0)::float AS draws FROM balance b LEFT JOIN draw d USING (name, key)
       GROUP BY b.name, b.key, b.drawn HAVING b.drawn <> coalesce(sum(d.amount), 0)`,
    );
    expect(drawn).toEqual([]);
    const explainer = new ExecutionExplainer(test.database, on.releases);
    const attempts = await on.query<{ id: number; attempt: number }>(
      `SELECT execution_id AS id, attempt FROM execution_record ORDER BY 1, 2`,
    );
    const odd: unknown[] = [];
    for (const { id, attempt } of attempts) {
      const explained = await explainer.explain(id, attempt);
      if (!explained || !['same', 'not-computed'].includes(explained.recomputed)) odd.push([id, attempt, explained]);
    }
    expect([attempts.length > 20, odd]).toEqual([true, []]);
  });
});
