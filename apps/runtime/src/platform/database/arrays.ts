/**
 * Lists as the server writes them, `{1,2}`. The driver makes the same of arrays, looking at each element's type anew;
 * for columns of thousands of rows a second this is a good part of what a statement costs.
 */

type Absent = null | undefined;

/** A column of numbers or booleans. */
export function numbers(values: readonly (number | boolean | Absent)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** A column of texts; decimals and moments, too, travel as texts. */
export function texts(values: readonly (string | Absent)[]): string {
  let list = '{';
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (index > 0) list += ',';
    list += value === null || value === undefined ? 'NULL' : quoted(value);
  }
  return `${list}}`;
}

const SPECIAL = /["\\]/g;

function quoted(value: string): string {
  return value.includes('"') || value.includes('\\') ? `"${value.replace(SPECIAL, '\\$&')}"` : `"${value}"`;
}
