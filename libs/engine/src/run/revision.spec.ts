import { describe, expect, it } from '@jest/globals';
import type { FlowIr } from '../ir/flow.js';
import type { Delivery, Execution } from './execution.js';
import { compareRevisions, correct, standing } from './revision.js';

describe('the standing of a revision', () => {
  const at = (revision: string | number | undefined, data: string) => ({ revision, data });

  it.each([
    ['newer by number', at(1, 'a'), at(2, 'b'), 'newer'],
    ['older by number, though it came later', at(10, 'a'), at(9, 'b'), 'older'],
    [
      'newer by instant, though the text is smaller',
      at('2026-11-02T09:00:00+02:00', 'a'),
      at('2026-11-02T08:00:00Z', 'b'),
      'newer',
    ],
    ['newer by a fraction of a second', at('2026-11-02T08:00:00.1Z', 'a'), at('2026-11-02T08:00:00.15Z', 'b'), 'newer'],
    ['the same again', at(3, 'a'), at(3, 'a'), 'same'],
    ['the same revision with another body', at(3, 'a'), at(3, 'b'), 'conflict'],
    ['newer where no revision is declared', at(undefined, 'a'), at(undefined, 'b'), 'newer'],
  ])('is %s', (_, prior, current, expected) => {
    expect(standing(prior, current)).toBe(expected);
  });

  it('does not compare numbers as texts', () => {
    expect(compareRevisions(10, 9)).toBeGreaterThan(0);
  });
});

describe('a correction', () => {
  const flow = {
    steps: [
      { kind: 'deliver', to: 'erp', operation: 'upsert', correct: 'upsert' },
      {
        kind: 'purpose',
        steps: [{ kind: 'deliver', to: 'gl', operation: 'post', correct: { reverseWith: 'reverse' } }],
      },
      { kind: 'deliver', to: 'psa', operation: 'tell', correct: 'never' },
    ],
    after: [],
  } as unknown as FlowIr;
  const delivery = (to: string, operation: string, body: string, key = 'k'): Delivery => ({
    purpose: 'billing',
    to,
    operation,
    key: [key],
    body,
  });
  const run = (...deliveries: Delivery[]): Execution => ({
    result: { outcome: 'accepted' },
    deliveries,
    draws: [],
    subject: undefined,
  });

  it('sends nothing where nothing changed, but messages', () => {
    const all = [delivery('erp', 'upsert', 'a'), delivery('gl', 'post', 'a'), delivery('psa', 'tell', 'a')];
    expect(correct(flow, run(...all), run(...all))).toEqual({ deliveries: [all[2]], stranded: [] });
  });

  it('upserts what changed', () => {
    const now = delivery('erp', 'upsert', 'b');
    expect(correct(flow, run(delivery('erp', 'upsert', 'a')), run(now)).deliveries).toEqual([now]);
  });

  it('reverses, with the former body, before it posts anew', () => {
    const [before, now] = [delivery('gl', 'post', 'a'), delivery('gl', 'post', 'b')];
    expect(correct(flow, run(before), run(now)).deliveries).toEqual([{ ...before, operation: 'reverse' }, now]);
  });

  it('reverses what is no longer owed, and strands what cannot be', () => {
    const [booked, line] = [delivery('gl', 'post', 'a'), delivery('erp', 'upsert', 'a')];
    expect(correct(flow, run(booked, line), run())).toEqual({
      deliveries: [{ ...booked, operation: 'reverse' }],
      stranded: [line],
    });
  });

  it('corrects as the step of its purpose says, where another purpose asks for the same operation', () => {
    const post = (correct: object | string) => ({ kind: 'deliver', to: 'erp', operation: 'post', correct });
    const both = {
      steps: [
        { kind: 'purpose', name: 'cost', steps: [post({ reverseWith: 'reverse' })] },
        { kind: 'purpose', name: 'billing', steps: [post('upsert')] },
      ],
      after: [],
    } as unknown as FlowIr;
    const [cost, bill] = ['a', 'b'].map((body) => [
      { ...delivery('erp', 'post', body), purpose: 'cost' },
      delivery('erp', 'post', body),
    ]) as [Delivery[], Delivery[]];
    expect(correct(both, run(...cost), run(...bill)).deliveries).toEqual([
      { ...cost[0]!, operation: 'reverse' },
      ...bill,
    ]);
  });

  it('takes another key for another effect', () => {
    const [before, now] = [delivery('gl', 'post', 'a', 'old'), delivery('gl', 'post', 'a', 'new')];
    expect(correct(flow, run(before), run(now)).deliveries).toEqual([now, { ...before, operation: 'reverse' }]);
  });
});
