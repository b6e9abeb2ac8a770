import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace, type Checked } from '@reckoner/engine';
import { runTests } from '@reckoner/testing';
import { mutate } from '@reckoner/testing/mutation';
import { portability } from '@reckoner/testing/portable';
import { testRunJson } from './tests-json.js';
import { percent, renderCoverage, renderFailure, renderMutation, renderPortability } from './tests.js';

const RULES = `title: Long days
input: { hours: decimal }
rules:
  - id: long
    when: = hours > 24
    then: { outcome: hold }
    say: A day has 24 hours, and this one has {hours} of them, which is more than anybody can work on one day, whoever it is.
  - { id: sum, when: = hours + 0.2 == 0.3, then: { outcome: reject } }
otherwise: {}
`;
const TESTS = `of: rules long
cases:
  - name: a long day
    given: { hours: 25 }
    expect:
      outcome: accept
      message: A day has 24 hours, and this one has 26 of them, which is more than anybody can work on one day, whoever it is.
  - { name: three tenths, given: { hours: 0.1 }, expect: { outcome: reject } }
  - { name: wrong input, given: { hour: 1 }, expect: {} }
`;

function checked(tests = TESTS): Checked {
  const files = {
    'reckoner.yaml': 'name: x\nlanguage: 1\n',
    'rules/long.rules.yaml': RULES,
    'rules/long.test.yaml': tests,
  };
  return checkWorkspace(Workspace.of(new Map(Object.entries(files))));
}

describe('the reports of test', () => {
  it('show a failure with its place and each difference, long ones under each other', () => {
    const failed = runTests(checked()).results.filter(({ passed }) => !passed);
    expect(failed.map((result) => renderFailure(result)).join('')).toBe(`✗ a long day
  rules/long.test.yaml:3:5  rules long
    outcome:
      expected "accept"
      got      "hold" (A day has 24 hours, and this one has 25 of them, which is more than anybody can work on one day, whoever it is.)
    message:
      expected "A day has 24 hours, and this one has 26 of them, which is more than anybody can work on one day, whoever it is."
      got      "A day has 24 hours, and this one has 25 of them, which is more than anybody can work on one day, whoever it is."

✗ wrong input
  rules/long.test.yaml:9:5  rules long
    there is no input \`hour\`; inputs: hours

`);
  });

  it('cut what is very long around the first difference', () => {
    const [result] = runTests(checked()).results;
    const difference = { path: 'notes', expected: `${'a'.repeat(300)}b${'c'.repeat(300)}`, actual: 'a'.repeat(301) };
    expect(
      renderFailure({ ...result!, differences: [difference] })
        .split('\n')
        .slice(2, 5),
    ).toEqual([
      '    notes:',
      `      expected …${'a'.repeat(40)}b${'c'.repeat(109)}…`,
      `      got      …${'a'.repeat(41)}`,
    ]);
  });

  it('show what is not reached', () => {
    const { coverage } = runTests(checked(), { coverage: true });
    expect(renderCoverage(coverage!)).toBe(`Coverage 66.6 % (2/3 rules)
  0 of 1 definitions are wholly reached
  66.6 %  2/3  rules long

Not reached:
  rules/long.rules.yaml:9:12  rules long: rule otherwise

`);
  });

  it('show changes that no test notices, with their code', () => {
    const tests =
      'of: rules long\ncases:\n  - { name: long, given: { hours: 25 }, expect: { outcome: hold } }\n  - { name: exact, given: { hours: 0.1 }, expect: { outcome: reject } }\n';
    const text = renderMutation(mutate(checked(tests), { max: 6, seed: 3 }));
    expect(text).toContain('a sample of all 18 changes, with seed 3\n');
    const whole = renderMutation(mutate(checked(tests)));
    expect(whole).toContain('\n\nChanges that no test notices:\n');
    expect(whole).toContain(`
  rules/long.rules.yaml:5:19  rule \`long\`: \`>\` became \`>=\`
      hours > 24 → hours >= 24
  rules/long.rules.yaml:5:21  rule \`long\`: \`24\` became \`23\`
      hours > 24 → hours > 23
`);
    expect(whole).toMatch(
      /^Mutation score [\d.]+ % \(\d+ of \d+ changes noticed\)\n {2}not counted: \d+ that provably change nothing, 0 that the checks refuse\n/,
    );
  });

  it('show which rules are portable', () => {
    expect(renderPortability(portability(checked()))).toBe(`Portable: 2 of 2 rules are plain JSON-Logic
  each ran on the cases of its rule set, 4 times in all: json-logic-js differs in 1

Disagreements:
  rules/long.rules.yaml:8:24  long sum, case "three tenths" (rules/long.test.yaml)
      here true, json-logic-js false; documented: decimals are exact

`);
  });

  it('are one JSON document', () => {
    const workspace = checked();
    const report = runTests(workspace, { coverage: true });
    const json = JSON.parse(
      testRunJson({ report, mutation: mutate(workspace), portability: portability(workspace) }),
    ) as object;
    expect(json).toMatchObject({
      passed: 1,
      failed: 2,
      cases: [
        {
          file: 'rules/long.test.yaml',
          line: 3,
          column: 5,
          of: 'rules long',
          name: 'a long day',
          passed: false,
          differences: [{ path: 'outcome' }, { path: 'message' }],
        },
        { name: 'three tenths', passed: true, differences: [] },
        { name: 'wrong input', passed: false, problem: 'there is no input `hour`; inputs: hours' },
      ],
      coverage: { covered: 2, total: 3, items: [{ kind: 'rule', name: 'long', line: 4, covered: true }, {}, {}] },
      mutation: { invalid: 0, survivors: expect.any(Array) as unknown, score: expect.any(Number) as unknown },
      portability: {
        portable: [{ rule: 'long', logic: { '>': [{ var: 'hours' }, 24] } }, {}],
        disagreements: [{ rule: 'sum', file: 'rules/long.rules.yaml', test: 'rules/long.test.yaml' }],
      },
    });
  });

  it('never call nearly all all', () => {
    expect([percent(1, 3), percent(1, 1), percent(0, 0), percent(9999, 10000), percent(1, 2)]).toEqual([
      '33.3 %',
      '100 %',
      '100 %',
      '99.9 %',
      '50 %',
    ]);
  });
});
