import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readCsv } from '../../src/csv/reader.js';
import { JsonError, OPERATORS, parseJson, stringifyJson } from '../../src/index.js';
import { evalLine } from '../../src/run/eval-line.js';
import { FAILURES } from '../../src/values/failure.js';
import type { ObjectValue } from '../../src/values/value.js';

/** The page about failures: every code stands there, and each example fails with its code, at its place. */

const page = readFileSync(new URL('../../../../docs/reference/failures.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^\{.*\}$/gm)].map(([line]) => [line, parseJson(line) as ObjectValue] as const);

function placeOf(example: ObjectValue): object {
  if (example['csv'] !== undefined) {
    const [bad] = readCsv(example['csv'] as string).filter((item) => 'error' in item);
    if (!bad || !('error' in bad)) return {};
    const { code, line, column } = bad.error;
    return { code, line, column };
  }
  try {
    parseJson(example['json'] as string);
    return {};
  } catch (thrown) {
    return thrown instanceof JsonError ? { code: thrown.code, column: thrown.column } : {};
  }
}

describe('the page about failures', () => {
  it.each(examples.filter(([, { logic }]) => logic !== undefined))('%s', (_, { logic, data, code }) => {
    const options = { conformance: false, compiled: true, operators: OPERATORS, now: '2026-11-21T10:00:00Z' };
    const { text, failed } = evalLine(stringifyJson({ logic: logic!, data: data! }), options);
    expect({ failed, answer: JSON.parse(text) as unknown }).toEqual({
      failed: true,
      answer: { error: { code, message: expect.stringMatching(/\S/) } },
    });
  });

  it.each(examples.filter(([, { logic }]) => logic === undefined))('%s', (_, example) => {
    const { json: _json, csv: _csv, ...place } = example;
    expect(placeOf(example)).toEqual(place);
  });

  it('has each code that an expression can fail with, and an example for all but those that need a table', () => {
    const shown = new Set(examples.map(([, { code }]) => code));
    for (const code of Object.keys(FAILURES)) expect(page).toContain(`| \`${code}\``);
    expect(Object.keys(FAILURES).filter((code) => !shown.has(code))).toEqual(['AMBIGUOUS_ROW']);
  });
});
