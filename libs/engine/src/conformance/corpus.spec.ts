import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import jsonLogic from 'json-logic-js';
import { disagreement, type Reference } from './agreement.js';
import { evaluateConformance, printConformance, type ConformanceData, type ConformanceOutcome } from './index.js';

interface Case {
  readonly logic: ConformanceData;
  readonly data?: ConformanceData;
  readonly want?: ConformanceData;
  readonly error?: string;
}

const root = new URL('../../../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const reference: Reference = (logic, data) => jsonLogic.apply(logic as never, data) as ConformanceData;

/** What the command prints of a result: JSON has no undefined, NaN, infinities or functions. */
const printed = (value: unknown): string => JSON.stringify(value ?? null) ?? 'null';

function answerOf(outcome: ConformanceOutcome): string {
  return 'error' in outcome ? outcome.error.code : printConformance(outcome).slice('{"result":'.length, -1);
}

beforeAll(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined));
afterAll(() => void jest.restoreAllMocks());

const files = readdirSync(new URL('corpus/conformance/', root)).filter((file) => file !== 'coercions.json');

describe.each(files)('corpus/conformance/%s', (file) => {
  const groups = JSON.parse(textOf(`corpus/conformance/${file}`)) as { note: string; cases: Case[] }[];
  it.each(groups)('$note', ({ cases }) => {
    expect(cases.length).toBeGreaterThan(0);
    for (const { logic, data, want, error } of cases) {
      expect(disagreement(reference, logic, data)).toBeUndefined();
      expect([logic, answerOf(evaluateConformance(logic, data))]).toEqual([logic, error ?? printed(want)]);
    }
  });
});

describe('corpus/conformance/coercions.json', () => {
  const { values, wants } = JSON.parse(textOf('corpus/conformance/coercions.json')) as {
    values: ConformanceData[];
    wants: Record<string, ConformanceData[][]>;
  };
  it.each(Object.entries(wants))('%s', (operator, table) => {
    const logic = { [operator]: [{ var: 'a' }, { var: 'b' }] };
    const found = values.map((a) =>
      values.map((b) => JSON.parse(answerOf(evaluateConformance(logic, { a, b }))) as unknown),
    );
    expect(found).toEqual(table);
    for (const a of values) for (const b of values) expect(disagreement(reference, logic, { a, b })).toBeUndefined();
  });
});

describe('docs/reference/conformance.md', () => {
  const blocks = [...textOf('docs/reference/conformance.md').matchAll(/```json\n([^`]*)```/g)].flatMap(([, lines]) =>
    lines!.trim().split('\n'),
  );
  it.each(blocks)('%s', (line) => {
    const { logic, data, ...answers } = JSON.parse(line) as Case & {
      reference: ConformanceData;
      reckoner?: ConformanceData;
    };
    const wanted = answers.error ?? printed(answers.reckoner);
    for (const compiled of [false, true]) expect(answerOf(evaluateConformance(logic, data, { compiled }))).toBe(wanted);
    expect(shown(() => reference(logic, data))).toBe(printed(answers.reference));
  });

  /** The reference's answer, in words where the page uses words. */
  function shown(act: () => unknown): string {
    try {
      const answer = act();
      return printed(
        typeof answer === 'string' && answer.length > 1_000
          ? `(a text of ${answer.length.toLocaleString('en')} characters)`
          : answer,
      );
    } catch {
      return printed('(it throws)');
    }
  }
});
