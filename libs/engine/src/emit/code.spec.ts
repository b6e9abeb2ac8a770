import { describe, expect, it } from '@jest/globals';
import { local, lowered } from '../../test/ir/formulas.js';
import { emitted, interpreted } from '../../test/ir/executors.js';
import { code, commas, identifier, literalKey } from './code.js';
import { compileFunction } from './compile.js';

const HOSTILE = [
  '"',
  "'",
  '`',
  '\\',
  '${process.exit()}',
  '*/',
  '//',
  '\n',
  '\u2028',
  '\u2029',
  '\0',
  ');process.exit(',
  '</script>',
  '\ud800',
  '__proto__',
  'constructor',
];

describe('generated code', () => {
  it('quotes every text that is put into it', () => {
    for (const text of HOSTILE) {
      const made = compileFunction<() => unknown>(identifier('values', 1), code`return () => ${text};`, []);
      expect(made()).toBe(text);
    }
  });

  it('keeps numbers apart from signs, and has no numbers that are none', () => {
    expect(String(code`1 - ${-1}`)).toBe('1 - (-1)');
    expect(String(code`${-0}`)).toBe('0');
    expect(() => code`${NaN}`).toThrow('no literal');
  });

  it('takes no identifier but a word of its own and a counter', () => {
    expect(() => identifier('a;b', 1)).toThrow('no identifier');
    expect(() => identifier('a', NaN)).toThrow('no identifier');
  });

  it('makes `__proto__` a field like any other', () => {
    const entries = commas([code`${literalKey('__proto__')}: 1`, code`${literalKey('a')}: 2`]);
    const made = compileFunction<() => object>(identifier('values', 1), code`return () => ({ ${entries} });`, []);
    expect(Object.keys(made())).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(made())).toBe(Object.prototype);
  });

  it('does with hostile names and texts what the interpreter does', () => {
    const entry = local('entry');
    for (const text of HOSTILE) {
      const quoted = JSON.stringify(text);
      const formula = `{ ${quoted}: entry.\`${text.includes('`') || text.includes('\\') ? 'odd name' : text}\` & ${quoted}, b: entry == ${quoted} }`;
      let ir;
      try {
        ({ ir } = lowered(formula, [entry]));
      } catch {
        continue;
      }
      for (const payload of [{ [text]: 'x', 'odd name': 1 }, text, null]) {
        const meant = interpreted(ir, [entry], [payload]);
        const run = emitted(ir, [entry], { form: 'assuming', resident: true });
        expect([formula, 'failure' in meant ? meant : { value: run(payload) }]).toEqual([formula, meant]);
      }
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
