import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeGates } from './gates.js';

/** A request inside a gate that was announced at a moment. */
const inside = (announced, after, more = {}) => ({
  at: announced + after,
  after,
  target: 'sap',
  gate: announced,
  ...more,
});
const counts = (found, disturbances = []) => {
  const { underWay, probes, breaches } = judgeGates(found, disturbances, 2);
  return { underWay, probes, breaches };
};
const KILL = { name: 'one', from: 10_000, to: 10_050 };

test('what was on its way when the gate was announced is no breach, what comes later is', () => {
  assert.deepEqual(counts([inside(0, 300), inside(0, 1_500)]), { underWay: 1, probes: 0, breaches: 1 });
});

test('more than can have been on their way are a breach', () => {
  const found = [10, 20, 30, 40, 50].map((after) => inside(0, after));
  assert.deepEqual(counts(found), { underWay: 5, probes: 0, breaches: 1 });
  assert.deepEqual(counts(found.slice(1)), { underWay: 4, probes: 0, breaches: 0 });
});

test('a gate that died with who was told of it excuses one request to its target, and no more', () => {
  const found = [inside(9_900, 2_500), inside(9_900, 2_600), inside(9_900, 2_500, { target: 'oracle' })];
  assert.deepEqual(counts(found, [KILL]), { underWay: 0, probes: 2, breaches: 1 });
});

test('a gate that had long been written down when somebody died excuses nothing', () => {
  assert.deepEqual(counts([inside(8_000, 3_000)], [KILL]), { underWay: 0, probes: 0, breaches: 1 });
});

test('one that stood still while it was told excuses one', () => {
  const pause = { name: 'two', from: 20_000, to: 31_000 };
  assert.deepEqual(counts([inside(26_000, 3_000)], [pause]), { underWay: 0, probes: 1, breaches: 0 });
});
