import { describe, expect, it } from '@jest/globals';
import { checkedOf, placeOf } from '../../test/workspace.js';
import { mutate } from './mutate.js';
import type { MutantReport } from './report.js';

const RULES = `title: Long days
input: { hours: integer }
rules:
  - id: negative
    when: = hours < 0
    then: { outcome: reject }
  - id: long
    when: = hours > 24
    then: { outcome: hold }
otherwise: {}
`;
const DAY = 'title: Day\ntype: object\nrequired: [hours]\nproperties: { hours: { type: integer } }\n';
const CASES = (cases: readonly string[]): string =>
  `of: rules long\ncases:\n${cases.map((one, index) => `  - { name: case ${index}, ${one} }\n`).join('')}`;
const EXACT = [
  'given: { hours: -1 }, expect: { outcome: reject }',
  'given: { hours: 0 }, expect: { outcome: accept }',
  'given: { hours: 24 }, expect: { outcome: accept }',
  'given: { hours: 25 }, expect: { outcome: hold }',
];

const report = (cases: readonly string[]) =>
  mutate(checkedOf({ 'rules/long.rules.yaml': RULES, 'rules/long.test.yaml': CASES(cases) }));
const words = (mutants: readonly MutantReport[]): string[] =>
  mutants.map((mutant) => `${placeOf(mutant)} ${mutant.description} | ${mutant.before} | ${mutant.after}`);

describe('mutate', () => {
  it('finds nothing that exact tests would not notice, and proves what changes nothing', () => {
    const { killed, survivors, equivalent, invalid, score } = report(EXACT);
    expect(words(survivors)).toEqual([]);
    expect(words(equivalent)).toEqual([
      'rules/long.rules.yaml:4:5 the rules: rule `negative` and rule `long` changed places | negative, long | long, negative',
    ]);
    expect({ killed, invalid, score }).toEqual({ killed: 15, invalid: 0, score: 1 });
  });

  it('leaves exactly what a weak test does not see', () => {
    const weak = EXACT.filter((one) => !one.includes('hours: 24 '));
    const { survivors, score, killed } = report(weak);
    expect(words(survivors)).toEqual([
      'rules/long.rules.yaml:8:19 rule `long`: `>` became `>=` | hours > 24 | hours >= 24',
      'rules/long.rules.yaml:8:21 rule `long`: `24` became `23` | hours > 24 | hours > 23',
    ]);
    expect(score).toBe(killed / (killed + 2));
  });

  it('counts by operator, and tells its progress', () => {
    const seen: string[] = [];
    const checked = checkedOf({ 'rules/long.rules.yaml': RULES, 'rules/long.test.yaml': CASES([EXACT[0]!]) });
    const { operators, killed, survivors, equivalent } = mutate(checked, {
      onProgress: ({ done, total }) => seen.push(`${done}/${total}`),
    });
    expect(seen.length).toBe(killed + survivors.length + equivalent.length);
    expect(seen.at(-1)).toBe(`${seen.length}/${seen.length}`);
    expect(operators.find(({ name }) => name === 'comparison')).toEqual({ name: 'comparison', killed: 0, survived: 2 });
  });

  it('changes only the definitions that the filter names, and samples by the seed', () => {
    const checked = checkedOf({ 'rules/long.rules.yaml': RULES, 'rules/long.test.yaml': CASES(EXACT) });
    expect(mutate(checked, { filter: 'short' })).toMatchObject({ killed: 0, score: 1 });
    const five = (seed: number) => mutate(checked, { max: 5, seed });
    expect(five(7)).toEqual(five(7));
    expect(five(7)).toMatchObject({ sample: { of: 16, seed: 7 } });
    expect(five(7)).not.toEqual(five(8));
  });

  it('does not count what the checks refuse', () => {
    const table =
      'title: T\ninput: { kind: { type: string, enum: [a, b] } }\ninputs: { kind: { value: = kind } }\noutputs: { n: integer }\nhit: unique\nrows:\n  - { id: a, if: [a], then: [1] }\n  - { id: b, if: [b], then: [2] }\n';
    const tests =
      'of: table t\ncases:\n  - { name: a, given: { kind: a }, expect: { n: 1 } }\n  - { name: b, given: { kind: b }, expect: { n: 2 } }\n';
    const { invalid, survivors, equivalent } = mutate(
      checkedOf({ 'rules/t.table.yaml': table, 'rules/t.test.yaml': tests }),
    );
    expect({ invalid, survivors: words(survivors), equivalent: words(equivalent) }).toEqual({
      // Widened or changed cells make two rows fit.
      invalid: 4,
      survivors: [],
      equivalent: ['rules/t.table.yaml:7:5 the rows: row `a` and row `b` changed places | a, b | b, a'],
    });
  });

  it('takes another text that the types list, where they list them', () => {
    const rules = RULES.replace('hours: integer', 'kind: { type: string, enum: [work, travel, rest] }')
      .replace('hours < 0', 'kind == "rest"')
      .replace('hours > 24', 'kind == "travel"');
    const tests = CASES(['given: { kind: rest }, expect: { outcome: reject }']);
    const { survivors, invalid } = mutate(checkedOf({ 'rules/long.rules.yaml': rules, 'rules/long.test.yaml': tests }));
    expect(invalid).toBe(0);
    expect(words(survivors).filter((one) => one.includes('rule `long`: `"'))).toEqual([
      'rules/long.rules.yaml:8:21 rule `long`: `"travel"` became `"rest"` | kind == "travel" | kind == "rest"',
    ]);
  });

  it('runs the cases of a flow on changes of what the flow uses', () => {
    const flow =
      'title: F\non: { type: day, key: [= data.id] }\nsteps:\n  - validate: { schema: day, of: = data }\n  - decide: { with: long, given: { hours: = data.hours } }\n';
    const tests =
      'of: flow f\ncases:\n  - { name: a long day waits, given: { data: { id: 1, hours: 25 } }, expect: { outcome: held } }\n  - { name: a day, given: { data: { id: 1, hours: 8 } }, expect: { outcome: accepted } }\n';
    const { survivors } = mutate(
      checkedOf({
        'mappings/day.schema.yaml': DAY,
        'rules/long.rules.yaml': RULES,
        'flows/f.flow.yaml': flow,
        'flows/f.test.yaml': tests,
      }),
      { filter: 'rules/' },
    );
    expect(survivors.map(({ description }) => description)).toContain('rule `negative`: `<` became `<=`');
    expect(survivors.map(({ description }) => description)).not.toContain(
      'rule `long`: outcome `hold` became `reject`',
    );
  });
});
