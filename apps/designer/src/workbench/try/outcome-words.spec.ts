import { describe, expect, test } from '@jest/globals';
import type { SaidResult, SaidStep } from '../../engine/facts.js';
import { changesOf, decisionOf, linesOf, sentenceOf } from './outcome-words.js';

function result(outcome: SaidResult['outcome'], more: Partial<SaidResult> = {}): SaidResult {
  return {
    outcome,
    ...{ reason: undefined, message: undefined, owner: undefined, remedy: undefined },
    purposes: [],
    parts: [],
    ...more,
  };
}

const delivery = { purpose: 'billing', part: undefined, to: 'sap', operation: 'record', key: '[]', body: '{}' };

describe('what a run came to, in words', () => {
  test.each([
    [result('accepted'), 'billing is accepted: 1 delivery to sap.'],
    [result('rejected', { message: 'The project is closed.' }), 'billing is rejected: The project is closed.'],
    [result('held', { reason: 'RATE_UNKNOWN' }), 'billing is held: RATE_UNKNOWN.'],
  ])('%o', (own, sentence) => {
    expect(sentenceOf({ name: 'billing', result: own, deliveries: [delivery] })).toBe(sentence);
  });

  test('one line a purpose, each with its deliveries; without any, one of the whole', () => {
    const whole = result('accepted', {
      purposes: [
        { name: 'cost', result: result('held') },
        { name: 'billing', result: result('accepted') },
      ],
    });
    expect(linesOf(whole, [delivery]).map(({ name, deliveries }) => [name, deliveries.length])).toEqual([['cost', 0], ['billing', 1]]); // prettier-ignore
    expect(linesOf(result('held'), [])).toHaveLength(1);
  });

  test.each([
    ['{"outcome":"rejected","reason":"CLOSED","hours":7}', { outcome: 'rejected', reason: 'CLOSED' }],
    ['{"outcome":{"a":1},"reason":"CLOSED"}', {}],
    ['{"hours":7}', {}],
    ['null', {}],
  ])('a value that decides: %s', (json, decision) => expect(decisionOf(json)).toEqual(decision));

  test('what would have to change is said once', () => {
    const step = (changes: string[], steps: SaidStep[] = []): SaidStep => ({
      ...{ title: '', how: 'ran', outcome: undefined, at: undefined, values: [], rules: [], lineage: [] },
      changes,
      steps,
    });
    expect(changesOf([step(['a'], [step(['b', 'a'])]), step(['c'])])).toEqual(['a', 'b', 'c']);
  });
});
