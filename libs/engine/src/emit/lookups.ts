import type { ReferenceIr } from '../ir/definitions.js';
import type { LookupIr } from '../ir/expression.js';
import { dayOf } from '../reference/days.js';
import type { ReferenceRows } from '../reference/rows.js';
import { ASK } from '../run/execution.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import { BAIL } from './bail.js';
import type { Block } from './block.js';
import { named } from './branch.js';
import { code, commas, type Code } from './code.js';
import { value } from './expression.js';
import { isSurely } from './knowledge.js';
import type { Run } from './unit.js';

/**
 * Look-ups. The rows of a table that are at hand are found by their place in its index, and their fields read from
 * columns; the same look-up is done once. Other rows are asked of the host.
 */

/** The row as an object; undefined where there is none. */
export function emitLookup(ir: LookupIr, at: Block): Code {
  const rows = at.emission.unit.links.rows(ir.table);
  if (!rows) return asked(ir, at);
  const place = placeOf(ir, rows, at);
  return at.shared('row', code`${place} < 0 ? undefined : ${at.emission.unit.bind('rows', rows.rows)}[${place}]`);
}

/** One field of the row. */
export function emitRowField(ir: LookupIr, key: string, at: Block): Code {
  const rows = at.emission.unit.links.rows(ir.table);
  if (!rows) {
    const row = asked(ir, at);
    return code`${row}?.[${key}]`;
  }
  const place = placeOf(ir, rows, at);
  return code`(${place} < 0 ? undefined : ${at.emission.unit.bind('column', rows.column(key))}[${place}])`;
}

function placeOf(ir: LookupIr, rows: ReferenceRows, at: Block): Code {
  const { unit } = at.emission;
  const keys = ir.keys.map((key) => value(key, at));
  const index = unit.bind('index', rows.keys);
  const found = at.shared('key', keyNumber(index, keys));
  if (rows.isPlain) return found;
  const table = unit.bind('table', rows);
  if (!ir.at) return at.shared('place', code`${table}.place(${found}, 0)`);
  const date = named(value(ir.at, at), at);
  const day = at.shared('day', dayNumber(date, isSurely(ir.at.type, 'text'), at));
  return at.shared('place', code`${table}.place(${found}, ${day})`);
}

function keyNumber(index: Code, keys: readonly Code[]): Code {
  if (keys.length === 1) return code`${index}.find1(${keys[0]})`;
  return keys.length === 2 ? code`${index}.find2(${commas(keys)})` : code`${index}.find([${commas(keys)}])`;
}

/** No row holds on a day that is not there. */
function dayNumber(date: Code, isSure: boolean, at: Block): Code {
  const day = code`${at.emission.unit.bind('day', dayOf)}(${date})`;
  return isSure ? day : code`typeof ${date} === "string" ? ${day} : NaN`;
}

function asked(ir: LookupIr, at: Block): Code {
  const { unit } = at.emission;
  const keys = commas(ir.keys.map((key) => value(key, at)));
  const day = ir.at ? value(ir.at, at) : code`undefined`;
  const ask = unit.bind('ask', askHost);
  return at.shared('row', code`${ask}(${unit.bind('run', unit.links.run)}, ${unit.bind('table', ir.table)}, [${keys}], ${day})`);
}

/** Leaves to the interpreter what the host does not know yet: it goes on, to ask for everything that is needed. */
function askHost(run: Run, table: ReferenceIr, keys: readonly Maybe[], at: Maybe): ObjectValue | undefined {
  if (keys.some((key) => key === undefined || key === null) || (table.dated && typeof at !== 'string')) return undefined;
  const row = run.host?.row(table.id, keys as readonly Value[], table.dated ? (at as string) : undefined);
  if (row === ASK) throw BAIL;
  return row;
}
