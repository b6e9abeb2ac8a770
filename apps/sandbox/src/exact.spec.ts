import { describe, expect, it } from '@jest/globals';
import { divided, exact, minus, plus, rounded, textOf, times, Totals } from './exact.js';

const of = (text: string) => exact(text)!;

describe('exact decimals', () => {
  it('read what JSON, OData and CSV write, and nothing else', () => {
    expect(['7.50', '-0.25', '1e3', '1.5E-2', '+4'].map((text) => textOf(of(text)))).toEqual([
      '7.5',
      '-0.25',
      '1000',
      '0.015',
      '4',
    ]);
    for (const text of ['', '1,5', 'NaN', '0x10', '1.', '.5', '1e9999']) expect(exact(text)).toBeUndefined();
  });

  it('add, take away and multiply without loss', () => {
    expect(textOf(plus(of('0.1'), of('0.2')))).toBe('0.3');
    expect(textOf(minus(of('1'), of('0.999999999999999999999')))).toBe('0.000000000000000000001');
    expect(textOf(times(of('123456789.123456789'), of('-1000000000.5')))).toBe('-123456789185185183.5617283945');
  });

  it('round half to even, also below zero', () => {
    expect(['0.125', '0.135', '-0.125', '-0.126', '2.5'].map((text) => textOf(rounded(of(text), 2)))).toEqual([
      '0.12',
      '0.14',
      '-0.12',
      '-0.13',
      '2.5',
    ]);
    expect(textOf(divided(of('100'), 3n, 6))).toBe('33.333333');
    expect(textOf(divided(of('-450'), 60n, 0))).toBe('-8');
  });

  it('sum by name', () => {
    const totals = new Totals();
    for (let i = 0; i < 1000; i++) totals.add('a', '0.1');
    totals.add('a', '100', -1);
    totals.add('b', 'nothing');
    expect(totals.toJSON()).toEqual({ a: '0' });
  });
});
