import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DATA } from './data/index.js';
import { DATE_OPERATORS } from './date/index.js';
import { DURATION } from './duration/index.js';
import { OPERATORS } from './index.js';
import { LIST } from './list/index.js';
import { LOGIC } from './logic/index.js';
import { TEXT_OPERATORS } from './text/index.js';

const FOLDER = new URL('.', import.meta.url).pathname;

describe('the table of operators', () => {
  it('names each operator once', () => {
    const listed = [LOGIC, TEXT_OPERATORS, DATE_OPERATORS, DURATION, LIST, DATA].flat();
    for (const operator of listed) expect(OPERATORS.get(operator.name)).toBe(operator);
  });

  it('lists every operator that has a file', async () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.includes('/') && file.endsWith('.ts') && !file.endsWith('.spec.ts'),
    );
    const known = new Set<unknown>(OPERATORS.values());
    for (const file of files) {
      const exported = Object.values((await import(join(FOLDER, file))) as Record<string, unknown>);
      const forgotten = exported.filter(
        (value) => typeof value === 'object' && value !== null && 'form' in value && !known.has(value),
      );
      expect([file, forgotten]).toEqual([file, []]);
    }
  });

  it('names them in camel case, but for signs and the standard names', () => {
    for (const { name, standard } of OPERATORS.values()) if (!standard) expect(name).toMatch(/^[a-z][a-zA-Z]*$/);
  });

  it('covers standard JSON-Logic, but for its output to a console', () => {
    const standard = [
      'var',
      'missing',
      'missing_some',
      'if',
      '?:',
      '==',
      '===',
      '!=',
      '!==',
      '!',
      '!!',
      'or',
      'and',
      '>',
      '>=',
      '<',
      '<=',
      'max',
      'min',
      '+',
      '-',
      '*',
      '/',
      '%',
      'map',
      'reduce',
      'filter',
      'all',
      'none',
      'some',
      'merge',
      'in',
      'cat',
      'substr',
    ];
    expect(standard.filter((name) => !OPERATORS.get(name)?.standard)).toEqual([]);
    expect(
      [...OPERATORS.values()]
        .filter((operator) => operator.standard)
        .map((operator) => operator.name)
        .sort(),
    ).toEqual(standard.sort());
  });
});
