import { isNumber, parseDecimal } from '../decimal/decimal.js';
import { plainNumberText } from '../decimal/localized.js';
import { ANY, present, type Type } from '../types/type.js';
import { isDate } from '../values/date.js';
import type { ObjectValue, Value } from '../values/value.js';

/** A cell that its column's type cannot be read from. */
export interface CellProblem {
  /** The field, from 1. */
  readonly column: number;
  readonly field: string;
  readonly message: string;
}

export interface TypedOptions {
  /** Numbers are written `1.234,50`. */
  readonly decimalComma?: boolean | undefined;
}

interface Column {
  readonly field: string;
  readonly path: readonly string[];
  readonly type: Type;
}

/** How the rows of a CSV become objects of a type: dotted headers reach into objects, an empty cell is missing. */
export class RowReader {
  readonly #columns: readonly Column[];
  readonly #decimalComma: boolean;

  constructor(header: readonly string[], type: Type, options: TypedOptions = {}) {
    this.#columns = header.map((cell) => {
      const path = cell.trim().split('.');
      return { field: cell.trim(), path, type: columnType(type, path) };
    });
    this.#decimalComma = options.decimalComma === true;
  }

  get width(): number {
    return this.#columns.length;
  }

  /** The object, or what is wrong with the first cell that cannot be read. */
  read(cells: readonly string[]): { row: ObjectValue } | { problem: CellProblem } {
    const row: Record<string, Value> = {};
    for (const [index, { field, path, type }] of this.#columns.entries()) {
      const cell = cells[index] ?? '';
      if (cell === '' || field === '') continue;
      const value = this.#value(cell, type);
      if (value === undefined) return { problem: this.#problem(index, cell) };
      place(row, path, value);
    }
    return { row };
  }

  #value(cell: string, type: Type): Value | undefined {
    switch (type.kind) {
      case 'number':
        return parseDecimal((this.#decimalComma ? plainNumberText(cell.trim(), ',') : cell.trim()) ?? '');
      case 'boolean':
        return /^(true|yes|1)$/i.test(cell.trim()) ? true : /^(false|no|0)$/i.test(cell.trim()) ? false : undefined;
      case 'text':
        return type.format !== 'date' ? cell : isDate(cell.trim()) ? cell.trim() : undefined;
      default:
        return cell;
    }
  }

  #problem(index: number, cell: string): CellProblem {
    const { field, type } = this.#columns[index]!;
    const isLocal = type.kind === 'number' && !this.#decimalComma && plainNumberText(cell.trim(), ',') !== undefined;
    const hint = isLocal ? '; is the comma its decimal point?' : '';
    return {
      column: index + 1,
      field,
      message: `\`${field}\` needs ${needed(type)}, and this is ${JSON.stringify(cell)}${hint}`,
    };
  }
}

function columnType(type: Type, path: readonly string[]): Type {
  let at: Type | undefined = type;
  for (const step of path) at = at?.kind === 'object' ? at.fields?.get(step) : undefined;
  return present(at ?? ANY);
}

function needed(type: Type): string {
  if (type.kind === 'number') return 'a number';
  return type.kind === 'boolean' ? '`true` or `false`' : 'a date such as 2026-11-21';
}

function place(row: Record<string, Value>, path: readonly string[], value: Value): void {
  let at = row;
  for (const step of path.slice(0, -1)) {
    if (!isObject(at, step)) setOwn(at, step, {});
    at = at[step] as Record<string, Value>;
  }
  setOwn(at, path.at(-1)!, value);
}

function isObject(row: Record<string, Value>, step: string): boolean {
  const inner = Object.hasOwn(row, step) ? row[step] : undefined;
  return typeof inner === 'object' && inner !== null && !isNumber(inner);
}

/** `__proto__` is a name like any other. */
function setOwn(row: Record<string, Value>, name: string, value: Value): void {
  if (name !== '__proto__') row[name] = value;
  else Object.defineProperty(row, name, { value, writable: true, enumerable: true, configurable: true });
}

/** A header may reach so deep into objects. */
const DEPTH_MAX = 16;

/** Columns that the header lacks, has twice, or has as a value and as an object of others. */
export function headerProblems(header: readonly string[], needed: readonly string[]): string[] {
  const names = header.map((cell) => cell.trim());
  const known = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (known.has(name) && name !== '' ? twice : known).add(name);
  const deep = names.filter((name) => name.split('.', DEPTH_MAX + 1).length > DEPTH_MAX);
  const torn = deep.length > 0 ? [] : names.filter((name) => outerNames(name).some((outer) => known.has(outer)));
  const absent = needed.filter((name) => !known.has(name));
  return [
    ...[...twice].map((name) => `the column \`${name}\` occurs twice`),
    ...deep.map((name) => `the column \`${name.slice(0, 60)}…\` has more than ${DEPTH_MAX} names`),
    ...torn.map((name) => `the column \`${name}\` is a field of another column`),
    ...absent.map((name) => `there is no column \`${name}\``),
  ];
}

/** `a` and `a.b` of `a.b.c`. */
function outerNames(name: string): string[] {
  const steps = name.split('.');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
}
