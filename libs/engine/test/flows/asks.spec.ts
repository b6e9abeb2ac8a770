import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { ASK, checkWorkspace, MemoryHost, type Checked, type Execution, type Host } from '../../src/index.js';
import { Engine } from '../../src/engine.js';
import type { Asked } from '../../src/run/execution.js';
import { rounds } from '../../src/run/rounds.js';
import { eventOf } from './both.js';
import { casesIn } from './corpus.js';
import { spell } from './spell.js';

const { files: base } = casesIn('lookups')[0]!;

/** The workspace of the corpus with these flows; the rows of its tables live in the environment. */
function workspaceWith(flows: Readonly<Record<string, string>>): Checked {
  const files = new Map(Object.entries({ ...base, ...flows }));
  for (const table of ['projects', 'customers']) {
    const file = `rules/demo/${table}.reference.yaml`;
    files.set(file, files.get(file)!.replace('rows: release', 'rows: environment'));
    files.set(`rules/demo/${table}.sample.csv`, files.get(`rules/demo/${table}.csv`)!);
    files.delete(`rules/demo/${table}.csv`);
  }
  const checked = checkWorkspace(Workspace.of(files));
  expect(checked.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  return checked;
}

/** A host that knows only what it was told to fetch. */
class AskedHost implements Host {
  readonly #all: MemoryHost;
  readonly #fetched = new Set<string>();

  constructor(all: MemoryHost) {
    this.#all = all;
  }

  row(...of: Parameters<Host['row']>): ReturnType<Host['row']> {
    return this.#fetched.has(JSON.stringify(of)) ? this.#all.row(...of) : ASK;
  }

  balance(...of: Parameters<Host['balance']>): ReturnType<Host['balance']> {
    return this.#fetched.has(JSON.stringify(of)) ? this.#all.balance(...of) : ASK;
  }

  fetch({ rows, balances }: Asked): void {
    for (const { table, keys, at } of rows) this.#fetched.add(JSON.stringify([table, keys, at]));
    for (const { balance, key } of balances) this.#fetched.add(JSON.stringify([balance, key]));
  }
}

interface Answered {
  readonly execution: Execution;
  /** What was asked for in each round. */
  readonly asked: readonly Asked[];
}

function answered(checked: Checked, data: object, compiled: boolean): Answered {
  const host = new AskedHost(new MemoryHost(checked.rows));
  const engine = new Engine({ ...checked, rows: new Map() } as Checked, { compiled });
  const running = rounds(engine.flow('demo')!, eventOf(data), host);
  const asked: Asked[] = [];
  for (;;) {
    const { done, value } = running.next();
    if (done) return { execution: value, asked };
    asked.push(value);
    host.fetch(value);
  }
}

/** The same in both executors, and the same as with all rows at hand. */
function answeredBoth(checked: Checked, data: object): Answered {
  const [interpreted, compiled] = [answered(checked, data, false), answered(checked, data, true)];
  expect(spell(compiled)).toBe(spell(interpreted));
  const atHand = new Engine(checked, { compiled: false }).flow('demo')!(eventOf(data), new MemoryHost(checked.rows));
  expect(spell(interpreted.execution)).toBe(spell(atHand));
  return interpreted;
}

const entry = { id: 'e-1', hours: 4, day: '2026-07-01', status: 'approved', project: 'P-1' };
const flow = (steps: string) => ({
  'flows/demo.flow.yaml': `title: Demo\non: { source: demo, type: entry, key: [ = data.id ] }\nsteps:\n  - validate: { schema: demo/entry, of: = data }\n${steps}`,
});

describe('a flow that asks', () => {
  it('asks in one round for all that depends on nothing it asked for', () => {
    const checked = workspaceWith(
      flow(`  - enrich: { from: projects, key: [ = data.project ], at: = data.day, as: one, missing: ok }
  - let: { value: '= lookup("projects", "P-2", data.day).name', as: two }
  - enrich: { from: customers, key: [ C-1 ], as: three, missing: hold NO_PROJECT }
  - purpose: first
    steps:
      - draw: { from: cap, key: [ = data.id ], amount: = data.hours, given: { cap: 10 }, as: drawn }
      - deliver: { to: demo, operation: post, body: '= {one: one.name, two: two, three: three.entity, drawn: drawn.granted}', key: [ = data.id ], correct: upsert }
  - purpose: second
    steps:
      - draw: { from: cap, key: [ other ], amount: = data.hours, given: { cap: 3 }, as: drawn }
`),
    );
    const { asked, execution } = answeredBoth(checked, entry);
    expect(asked).toEqual([
      {
        rows: [
          { table: 'demo/projects', keys: ['P-1'], at: '2026-07-01' },
          { table: 'demo/projects', keys: ['P-2'], at: '2026-07-01' },
          { table: 'demo/customers', keys: ['C-1'], at: undefined },
        ],
        balances: [
          { balance: 'demo/cap', key: 'e-1' },
          { balance: 'demo/cap', key: 'other' },
        ],
      },
    ]);
    expect(execution.deliveries[0]!.body).toEqual({ one: 'New bridge', two: 'Tunnel', three: 'DE01', drawn: 4 });
  });

  it('asks in a round of its own for what depends on an answer', () => {
    const checked = workspaceWith(
      flow(`  - enrich: { from: projects, key: [ = data.project ], at: = data.day, as: project, missing: hold NO_PROJECT }
  - enrich: { from: customers, key: [ = project.customer ], as: customer, missing: hold NO_PROJECT }
  - draw: { from: cap, key: [ = customer.entity ], amount: = data.hours, given: { cap: '= coalesce(project.limit, 0)' }, as: drawn }
  - deliver: { to: demo, operation: post, body: = drawn, key: [ = data.id ], correct: upsert }
`),
    );
    const { asked, execution } = answeredBoth(checked, entry);
    expect(asked.map(({ rows, balances }) => [...rows.map(({ table }) => table), ...balances.map(({ balance }) => balance)])).toEqual([
      ['demo/projects'],
      ['demo/customers'],
      ['demo/cap'],
    ]);
    expect(execution.deliveries[0]!.body).toEqual({ before: 0, granted: 4, over: 0 });
  });

  it('does not ask for what an end makes needless once it is known', () => {
    const checked = workspaceWith(
      flow(`  - enrich: { from: projects, key: [ nowhere ], at: = data.day, as: project, missing: hold NO_PROJECT }
  - enrich: { from: customers, key: [ = project.customer ], as: customer, missing: hold NO_PROJECT }
`),
    );
    const { asked, execution } = answeredBoth(checked, entry);
    expect(asked).toHaveLength(1);
    expect(execution.result).toMatchObject({ outcome: 'held', reason: 'NO_PROJECT' });
  });

  it('asks within parts, mappings, conditions and rules as well', () => {
    const checked = workspaceWith({
      'mappings/demo/asking.mapping.yaml': `title: Asks\nfrom: { entry: demo/entry, code: { type: string } }\nto: any\nfields:\n  name: = lookup("projects", code, entry.day).name\n  listed[]: { each: '= ["P-1", "P-2"]', value: '= lookup("projects", item, entry.day).name' }\n`,
      ...flow(`  - split: { each: = data.lines, key: = item.kind, as: line }
    steps:
      - map: { with: demo/asking, given: { entry: = data, code: = line.key }, as: made }
      - when: '= made.name == "Tunnel"'
        deliver: { to: demo, operation: post, body: = made, key: [ = data.id, = line.key ], correct: upsert }
`),
    });
    const { asked, execution } = answeredBoth(checked, {
      ...entry,
      lines: [
        { kind: 'P-1', hours: 1 },
        { kind: 'P-2', hours: 1 },
      ],
    });
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(execution.deliveries.map(({ body }) => body)).toEqual([{ name: 'Tunnel', listed: ['New bridge', 'Tunnel'] }]);
  });

  it('fails where each answer leads to another question, after eight rounds', () => {
    const chain = Array.from({ length: 9 }, (_, at) => `  - let: { value: '= lookup("projects", coalesce(${at === 0 ? 'data.project' : `p${at - 1}`}, "P-2"), data.day).code', as: p${at} }`);
    const checked = workspaceWith(flow(`${chain.join('\n')}\n`));
    // Nine look-ups in a row, of which those after the first ask for the same row.
    expect(answeredBoth(checked, entry).asked).toHaveLength(1);
    const endless: Host = { row: () => ASK, balance: () => ASK };
    const running = rounds(new Engine({ ...checked, rows: new Map() } as Checked).flow('demo')!, eventOf(entry), endless);
    let count = 0;
    for (let step = running.next(); ; step = running.next()) {
      if (step.done) {
        expect(step.value.result).toMatchObject({ outcome: 'failed', reason: 'ROUNDS_LIMIT' });
        break;
      }
      count += 1;
    }
    expect(count).toBe(8);
  });
});
