import { parseDecimal } from '../decimal/decimal.js';
import { setOwn } from '../interpret/expression.js';
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

/** How the rows of a CSV become objects of a type: dotted headers reach into objects, an empty cell is missing. */
export class RowReader {
  readonly #columns: readonly { readonly field: string; readonly path: readonly string[]; readonly type: Type }[];
  readonly #decimalComma: boolean;

  constructor(header: readonly string[], type: Type, options: TypedOptions = {}) {
    this.#columns = header.map((field) => {
      const path = field.trim().split('.');
      return { field: field.trim(), path, type: columnType(type, path) };
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
      if (value === undefined) return { problem: { column: index + 1, field, message: `\`${field}\` needs ${needed(type)}, and this is ${JSON.stringify(cell)}` } };
      place(row, path, value);
    }
    return { row };
  }

  #value(cell: string, type: Type): Value | undefined {
    switch (type.kind) {
      case 'number': {
        const text = this.#decimalComma ? cell.replace(/\./g, '').replace(',', '.') : cell;
        return parseDecimal(text.trim());
      }
      case 'boolean':
        return /^(true|yes|1)$/i.test(cell.trim()) ? true : /^(false|no|0)$/i.test(cell.trim()) ? false : undefined;
      case 'text':
        return type.format === 'date' && !isDate(cell.trim()) ? undefined : type.format === 'date' ? cell.trim() : cell;
      default:
        return cell;
    }
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
    if (!Object.hasOwn(at, step)) setOwn(at, step, {});
    at = at[step] as Record<string, Value>;
  }
  setOwn(at, path.at(-1)!, value);
}

/** Columns that the header lacks, has twice, or has without the type knowing them. */
export function headerProblems(header: readonly string[], needed: readonly string[]): string[] {
  const names = header.map((field) => field.trim());
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index).map((name) => `the column \`${name}\` occurs twice`);
  const absent = needed.filter((name) => !names.includes(name)).map((name) => `there is no column \`${name}\``);
  return [...twice, ...absent];
}
