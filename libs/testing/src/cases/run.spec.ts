import { describe, expect, it } from '@jest/globals';
import { checkedOf } from '../../test/workspace.js';
import { runTests } from '../run-tests.js';

/** Small workspaces, each with what every case of it comes out as, in full. */

const ENTRY =
  'title: Entry\ntype: object\nrequired: [id, hours]\nproperties: { id: { type: string }, hours: { type: number }, rank: { type: integer }, code: { type: string }, part: { type: object, properties: { size: { type: number } } } }\n';
const FLOW = {
  'mappings/entry.schema.yaml': ENTRY,
  'mappings/erp/erp.connection.yaml':
    'title: ERP\nsystem: erp\ndirection: target\noperations: { post: {}, cancel: {} }\n',
  'rules/week.balance.yaml': 'title: Week\ninput: { entry: entry }\nkey: { id: string }\nlimit: 40\n',
  'rules/r.reasons.yaml':
    'title: R\nreasons: { PROJECT_UNKNOWN: { title: No project, owner: a, remedy: b, service-level: P1D } }\n',
  'rules/projects.reference.yaml':
    'title: P\nrows: environment\nkey: [code]\nrow: { type: object, properties: { code: { type: string }, name: { type: string } } }\n',
  'rules/projects.sample.csv': 'code,name\nP1,One\n',
  'flows/f.flow.yaml': `title: F
on: { type: entry, key: [= data.id], revision: = data.rank }
steps:
  - validate: { schema: entry, of: = data }
  - enrich: { from: projects, key: [= data.code], as: project, missing: hold PROJECT_UNKNOWN }
  - draw: { from: week, key: [= data.id], amount: = data.hours, given: { entry: = data }, as: week }
  - deliver: { to: erp, operation: post, body: = week, key: [= data.id], correct: { reverse-with: cancel } }
`,
};

const outcomes = (files: Record<string, string>): string[] =>
  runTests(checkedOf(files)).results.map(({ name, passed, problem, differences }) => {
    const why =
      problem ??
      differences.map(({ path, expected, actual }) => `${path}: expected ${expected}, got ${actual}`).join('; ');
    return `${name}: ${passed ? 'passed' : why}`;
  });
const flow = (cases: string): string[] => outcomes({ ...FLOW, 'flows/f.test.yaml': `of: flow f\ncases:\n${cases}` });

describe('cases', () => {
  it('of rules: what differs, with the reason for another outcome', () => {
    const rules =
      'title: X\ninput: { entry: entry }\noutputs: { n: integer }\nrules:\n  - { id: a, when: = entry.hours > 24, then: { outcome: hold }, say: "{entry.hours} is too long" }\notherwise: { n: 1 }\n';
    const tests = `of: rules x
cases:
  - { name: held, given: { entry: { hours: 25 } }, expect: { outcome: hold, message: 25 is too long } }
  - { name: other outcome, given: { entry: { hours: 25 } }, expect: { outcome: accept } }
  - { name: other output, given: { entry: { hours: 1 } }, expect: { n: 2 } }
  - { name: nothing there, given: { entry: { hours: 1 } }, expect: { absent: [n, message] } }
  - { name: unknown input, given: { entri: {} }, expect: {} }
`;
    expect(
      outcomes({ 'mappings/entry.schema.yaml': ENTRY, 'rules/x.rules.yaml': rules, 'rules/x.test.yaml': tests }),
    ).toEqual([
      'held: passed',
      'other outcome: outcome: expected "accept", got "hold" (25 is too long)',
      'other output: n: expected 2, got 1',
      'nothing there: n: expected nothing, got 1',
      'unknown input: there is no input `entri`; inputs: entry',
    ]);
  });

  it('of mappings: samples with keys laid over them, texts and numbers as their types say', () => {
    const mapping =
      'title: M\nfrom: { entry: entry }\nto: any\nfields:\n  code: = entry.code\n  size: = entry.part.size\n  rate: = 1 / entry.hours\n';
    const tests = `of: mapping m
cases:
  - { name: sample, given: { entry: { $sample: full, part.size: 7 } }, expect: { code: '0120', size: 7 } }
  - { name: plain text, given: { entry: { hours: 4, code: 0120 } }, expect: { code: '0120', rate: 0.25, absent: [size] } }
  - { name: no sample, given: { entry: { $sample: half } }, expect: {} }
  - { name: no object, given: { entry: { $sample: full, code.x: 1 } }, expect: {} }
  - { name: failure, given: { entry: { hours: 0 } }, expect: { outcome: failed, error: { code: DIVISION_BY_ZERO } } }
`;
    const files = {
      'mappings/entry.schema.yaml': ENTRY,
      'mappings/m.mapping.yaml': mapping,
      'mappings/full.sample.json': '{"id":"1","hours":2,"code":"0120","part":{"size":1}}',
    };
    expect(outcomes({ ...files, 'mappings/m.test.yaml': tests })).toEqual([
      'sample: passed',
      'plain text: passed',
      'no sample: there is no sample `half`',
      'no object: `code` is no object, so `code.x` leads nowhere',
      'failure: passed',
    ]);
  });

  it('of tables, balances, reference tables and expressions', () => {
    const files = {
      'rules/t.table.yaml':
        'title: T\nhit: collect\ninput: { n: integer }\ninputs: { n: { value: = n } }\noutputs: { size: string }\nrows:\n  - { id: a, if: [">= 1"], then: [some] }\n  - { id: b, if: [">= 2"], then: [more] }\n',
      'rules/t.test.yaml':
        'of: table t\ncases:\n  - { name: both, given: { n: 2 }, expect: [{ size: some }, { size: more }] }\n  - { name: one, given: { n: 1 }, expect: [] }\n',
      'rules/b.balance.yaml': 'title: B\ninput: { n: number }\nkey: { id: string }\nlimit: = 10 / n\n'.replace(
        'number',
        'decimal',
      ),
      'rules/b.test.yaml':
        'of: balance b\ncases:\n  - { name: five, given: { n: 2 }, expect: 5 }\n  - { name: no limit, given: { n: 0 }, expect: { outcome: failed } }\n',
      'rules/p.reference.yaml':
        'title: P\nrows: environment\nkey: [code]\ndated: { from: from, to: to }\nrow: { type: object, properties: { code: { type: string }, from: { type: string, format: date }, to: { type: string, format: date } } }\n',
      'rules/p.test.yaml':
        "of: reference p\nrows: { p: [{ code: '1', to: 2026-01-31 }] }\ncases:\n  - { name: valid, given: { key: ['1'], at: 2026-01-31 }, expect: { code: '1' } }\n  - { name: ended, given: { key: ['1'], at: 2026-02-01 }, expect: null }\n",
      'rules/e.test.yaml':
        'of: expression sums\nnow: 2026-03-01T10:00:00Z\ncases:\n  - { name: exact, given: { formula: = a + 0.2, a: 0.1 }, expect: 0.3 }\n  - { name: now, given: { formula: \'= today("UTC")\' }, expect: 2026-03-01 }\n  - { name: typo, given: { formula: = a + }, expect: 1 }\n',
    };
    expect(outcomes(files)).toEqual([
      'five: passed',
      'no limit: passed',
      'exact: passed',
      'now: passed',
      expect.stringMatching(/^typo: /),
      'valid: passed',
      'ended: passed',
      'both: passed',
      'one: (result): expected 0 elements: [], got 1 element: [{"size":"some"}]',
    ]);
  });

  it('of flows: deliveries, rows and balances of the case, several events in a row', () => {
    expect(
      flow(`  - { name: one, given: { data: { id: a, hours: 8, code: P1 } }, expect: { outcome: accepted, deliveries: [{ to: erp, operation: post, key: [a], body: { before: 0, granted: 8 } }] } }
  - { name: rows of the case, rows: { projects: [] }, given: { data: { id: a, hours: 8, code: P1 } }, expect: { outcome: held, reason: PROJECT_UNKNOWN } }
  - { name: drawn before, balances: { week: { a: 38 } }, given: { data: { id: a, hours: 8, code: P1 } }, expect: { deliveries: [{ body: { before: 38, granted: 2, over: 6 } }] } }
  - { name: in a row, given: { events: [{ data: { id: a, hours: 30, code: P1 } }, { data: { id: a, hours: 30, code: P1 } }] }, expect: [{}, { deliveries: [{ body: { before: 30, granted: 10 } }] }] }
  - { name: drawn wrongly, balances: { week: { a: much } }, given: { data: { id: a, hours: 8, code: P1 } }, expect: {} }
  - { name: refused, given: { data: { id: a } }, expect: { outcome: rejected, reason: INVALID_PAYLOAD } }
`),
    ).toEqual([
      'one: passed',
      'rows of the case: passed',
      'drawn before: passed',
      'in a row: passed',
      'drawn wrongly: what was drawn of `week a` is a number',
      'refused: passed',
    ]);
  });

  it('of flows: corrections, the same again, an older revision, another body', () => {
    expect(
      flow(`  - { name: correction, prior: { data: { id: a, hours: 8, code: P1, rank: 1 } }, given: { data: { id: a, hours: 6, code: P1, rank: 2 } }, expect: { outcome: accepted, deliveries: [{ operation: cancel }, { operation: post, body: { before: 0, granted: 6 } }] } }
  - { name: duplicate, prior: { data: { id: a, hours: 8, code: P1, rank: 1 } }, given: { data: { id: a, hours: 8, code: P1, rank: 1 } }, expect: { outcome: accepted, deliveries: [] } }
  - { name: older, prior: { data: { id: a, hours: 8, code: P1, rank: 2 } }, given: { data: { id: a, hours: 8, code: P1, rank: 1 } }, expect: { outcome: superseded, deliveries: [] } }
  - { name: conflict, prior: { data: { id: a, hours: 8, code: P1, rank: 1 } }, given: { data: { id: a, hours: 9, code: P1, rank: 1 } }, expect: { outcome: failed, reason: REVISION_CONFLICT } }
`),
    ).toEqual(['correction: passed', 'duplicate: passed', 'older: passed', 'conflict: passed']);
  });

  it('runs only what the filter names', () => {
    const tests =
      'of: expression x\ncases:\n  - { name: red, given: { formula: "= 1" }, expect: 1 }\n  - { name: blue, given: { formula: "= 1" }, expect: 2 }\n';
    const checked = checkedOf({ 'rules/a.test.yaml': tests, 'rules/b.test.yaml': tests });
    const names = (filter: string) => runTests(checked, { filter }).results.map(({ file, name }) => `${file} ${name}`);
    expect(names('red')).toEqual(['rules/a.test.yaml red', 'rules/b.test.yaml red']);
    expect(names('rules/b')).toEqual(['rules/b.test.yaml red', 'rules/b.test.yaml blue']);
    expect(runTests(checked)).toMatchObject({ passed: 2, failed: 2 });
  });
});
