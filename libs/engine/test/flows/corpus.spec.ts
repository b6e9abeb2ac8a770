import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace, type Checked, type ObjectValue } from '../../src/index.js';
import { Both, eventOf } from './both.js';
import { casesIn, type Case } from './corpus.js';
import { evaluateBoth } from './definition.js';

const files = ['flows', 'rules', 'tables', 'mappings', 'lookups'].flatMap(casesIn);

function outcomeOf(checked: Checked, both: Both, one: Case): { actual: unknown; fellBack: boolean } {
  if (one.of !== undefined) {
    const { value, fellBack } = evaluateBoth(checked, one.of, (one.given ?? {}) as ObjectValue);
    return { actual: value, fellBack };
  }
  const host = both.host();
  for (const [balance, keys] of Object.entries(one.drawn ?? {})) {
    for (const [key, amount] of Object.entries(keys)) host.set(balance, key, amount);
  }
  const { execution, fallbacks } = both.run(one.flow ?? 'demo', eventOf(one.data ?? {}, one.event), host);
  const { result, deliveries, draws, subject } = execution;
  const whole = { ...result, deliveries, draws, ...(subject === undefined ? {} : { subject }) };
  const { absent = [], ...expected } = one.expect as Record<string, unknown>;
  for (const key of absent as string[]) expect(whole).not.toHaveProperty(key);
  const listed = Object.keys(expected);
  return { actual: Object.fromEntries(Object.entries(whole).filter(([key]) => listed.includes(key))), fellBack: fallbacks.length > 0 };
}

describe.each(files.map((file) => [file.file, file] as const))('%s', (_name, { files: texts, findings, cases }) => {
  const checked = checkWorkspace(Workspace.of(new Map(Object.entries(texts))));
  const both = new Both(checked);

  it('is checked', () => {
    const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.filter(({ code }) => !findings.includes(code)).map(({ message }) => message)).toEqual([]);
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_case, one) => {
    const { actual, fellBack } = outcomeOf(checked, both, one);
    expect(actual).toEqual(one.of === undefined ? { ...(one.expect as object), absent: undefined } : one.expect);
    expect(fellBack).toBe(one.fallsBack ?? false);
  });
});
