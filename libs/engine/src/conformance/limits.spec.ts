import { describe, expect, it } from '@jest/globals';
import { evaluateConformance } from './index.js';
import { LIMITS } from './limits.js';

const nested = (operator: string, depth: number): unknown =>
  JSON.parse(`{"${operator}":[`.repeat(depth) + '1' + ']}'.repeat(depth));
const list = (length: number) => Array.from({ length }, (_, at) => at);
const doubling = { reduce: [{ var: '' }, [{ var: 'accumulator' }, { var: 'accumulator' }], 1] };

/** Each ends by a count, and so at the same place on any machine; what is not counted goes on without end. */
describe.each([
  ['interpreted', { compiled: false }],
  ['compiled', { compiled: true }],
])('the limits of conformance mode, %s', (_title, options) => {
  it.each([
    [
      'a doubling text',
      { reduce: [{ var: '' }, { cat: [{ var: 'accumulator' }, { var: 'accumulator' }] }, 'ab'] },
      list(64),
      'TEXT_LIMIT',
    ],
    [
      'a doubling list',
      { reduce: [{ var: '' }, { merge: [{ var: 'accumulator' }, { var: 'accumulator' }] }, [1, 2]] },
      list(64),
      'LIST_LIMIT',
    ],
    ['a doubling tree as the result', doubling, list(64), 'STEP_LIMIT'],
    ['a doubling tree as a text', { cat: [doubling] }, list(64), 'STEP_LIMIT'],
    [
      'a doubling tree of empty lists as a text',
      { cat: [{ reduce: [{ var: '' }, [{ var: 'accumulator' }, { var: 'accumulator' }], []] }] },
      list(64),
      'STEP_LIMIT',
    ],
    ['a doubling tree compared', { '<': [doubling, 5] }, list(64), 'STEP_LIMIT'],
    [
      'a deepening list as the result',
      { reduce: [{ var: '' }, [{ var: 'accumulator' }], 1] },
      list(1_000),
      'DEPTH_LIMIT',
    ],
    [
      'a deepening list as a text',
      { cat: [{ reduce: [{ var: '' }, [{ var: 'accumulator' }], 1] }] },
      list(20_000),
      'DEPTH_LIMIT',
    ],
    [
      'loops in loops',
      { map: [{ var: '' }, { reduce: [list(2_000), { '+': [{ var: 'accumulator' }, 1] }, 0] }] },
      list(2_000),
      'STEP_LIMIT',
    ],
    [
      'loops over literals',
      { map: [{ var: '' }, { or: Array.from({ length: 5_000 }, () => 0) }] },
      list(5_000),
      'STEP_LIMIT',
    ],
    ['long texts in loops', { map: [{ var: '' }, { in: ['y', 'x'.repeat(1_000_000)] }] }, list(1_000), 'STEP_LIMIT'],
    [
      'slow searches in loops',
      { map: [{ var: '' }, { in: [`${'a'.repeat(2 ** 17)}b${'a'.repeat(2 ** 17)}`, 'a'.repeat(2 ** 20)] }] },
      list(1_000),
      'STEP_LIMIT',
    ],
    ['many keys in loops', { map: [{ var: '' }, { missing: [list(5_000).map(String)] }] }, list(5_000), 'STEP_LIMIT'],
    [
      'logic in the data that asks for itself',
      { missing: { var: 'k' } },
      { k: [{ missing: { var: 'k' } }] },
      'DEPTH_LIMIT',
    ],
    ['deep logic', nested('!', LIMITS.depth + 1), null, 'DEPTH_LIMIT'],
    ['deeper logic', nested('if', 3_000), null, 'DEPTH_LIMIT'],
  ])('%s', (_name, logic, data, code) => {
    expect(evaluateConformance(logic, data, options)).toMatchObject({ error: { code } });
  });

  it('leave room for what people write', () => {
    expect(evaluateConformance(nested('cat', LIMITS.depth), null, options)).toEqual({ result: '1' });
    expect(evaluateConformance(nested('if', LIMITS.depth), null, options)).toEqual({ result: 1 });
    expect(
      evaluateConformance(
        { reduce: [{ var: '' }, { '+': [{ var: 'accumulator' }, { var: 'current' }] }, 0] },
        list(50_000),
        options,
      ),
    ).toEqual({ result: 1_249_975_000 });
    expect(
      evaluateConformance(
        { if: list(20_000).map((at) => (at % 2 === 0 ? { '==': [{ var: '' }, at] } : at)) },
        19_998,
        options,
      ),
    ).toEqual({ result: 19_999 });
  });

  it('and nothing that a name or text could do is ever run', () => {
    const hostile = [
      '"',
      "'",
      '`',
      '${process}',
      '\u2028',
      '*/',
      '</script>',
      '__proto__',
      'constructor',
      '\\',
      '\n',
      '\ud800',
    ];
    for (const name of hostile) {
      expect(evaluateConformance({ var: [name, name] }, {}, options)).toEqual({ result: name });
      expect(evaluateConformance({ var: name }, JSON.parse(`{${JSON.stringify(name)}:5}`), options)).toEqual({
        result: 5,
      });
      expect(evaluateConformance(JSON.parse(`{${JSON.stringify(name)}:[1]}`), {}, options)).toMatchObject({
        error: { code: 'UNKNOWN_OPERATOR' },
      });
    }
    expect(evaluateConformance({ var: 'a.constructor.constructor' }, { a: 1 }, options)).toEqual({ result: null });
    expect(evaluateConformance({ 'cat.prototype.constructor': ['a'] }, {}, options)).toMatchObject({
      error: { code: 'UNKNOWN_OPERATOR' },
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
