import type { ReferenceIr } from '../ir/definitions.js';
import type { Ir, LookupIr } from '../ir/expression.js';
import { dayOf, ordinalOf } from '../reference/days.js';
import { placeIn, type ReferenceRows } from '../reference/rows.js';
import { ASK } from '../run/execution.js';
import type { Type } from '../types/type.js';
import { spendOnKey } from '../values/bounds/effort.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import { BAIL } from './bail.js';
import type { Block } from './block.js';
import { named } from './branch.js';
import { code, commas, type Code } from './code.js';
import { value } from './expression.js';
import { isKind, isSurely, mayBeAbsent } from './knowledge.js';
import { readKey } from './reads.js';
import type { Run } from './unit.js';

/**
 * Look-ups. The rows of a table that are at hand are found by their place in its index, and numbers read from columns;
 * the same look-up is done once. Other rows are asked of the host.
 */

/** The row as an object; undefined where there is none. */
export function emitLookup(ir: LookupIr, at: Block): Code {
  const rows = at.emission.unit.links.rows(ir.table);
  if (!rows) return asked(ir, at);
  return byText(ir, rows, at) ?? rowAt(placeOf(ir, rows, at), rows, at);
}

/** The row by a key that is one text, without a way through places. */
function byText(ir: LookupIr, rows: ReferenceRows, at: Block): Code | undefined {
  if (!rows.isPlain || !isOneText(ir)) return undefined;
  const { unit } = at.emission;
  const list = unit.links.keys.rowsOf(rows);
  const text = textNumber(ir, at);
  return at.shared('row', code`${text} < ${list.length} ? ${unit.bind('rows', list)}[${text}] : undefined`);
}

function isOneText({ keys }: LookupIr): boolean {
  return keys.length === 1 && isKind(keys[0]!.type, 'text');
}

/** The number of a text among those of all tables; undefined, which is less than no number, where no table has it. */
function textNumber({ keys }: LookupIr, at: Block): Code {
  const { unit } = at.emission;
  return at.shared('text', code`${unit.bind('texts', unit.links.keys.numbers)}.get(${keyValue(keys[0]!, at)})`);
}

/** A key; in loops long ones count. */
function keyValue(key: Ir, at: Block): Code {
  const given = value(key, at);
  const mayBeLong = key.kind !== 'const' && (key.type.kind === 'any' || key.type.kind === 'text');
  return at.isRepeated && mayBeLong ? code`${at.emission.unit.bind('counted', spendOnKey)}(${given})` : given;
}

/** A row's fields lie together: whichever is read first brings the others near. */
function rowAt(place: Code, rows: ReferenceRows, at: Block): Code {
  const row = code`${at.emission.unit.bind('rows', rows.rows)}[${place}]`;
  return at.shared('row', at.isAssured(place) ? row : code`${place} < 0 ? undefined : ${row}`);
}

/** One field of the row. */
export function emitRowField(ir: LookupIr, key: string, at: Block): Code {
  const rows = at.emission.unit.links.rows(ir.table);
  const doubles = rows && !rows.isPlain ? rows.doubles(key) : undefined;
  if (rows && doubles) {
    const place = placeOf(ir, rows, at);
    const field = code`${at.emission.unit.bind('column', doubles)}[${place}]`;
    return at.isAssured(place) ? field : code`(${place} < 0 ? undefined : ${field})`;
  }
  const row = emitLookup(ir, at);
  const field = readKey(row, ir.table.row, key, at);
  const isThere = at.isAssured(row) || (rows && !byText(ir, rows, at) && at.isAssured(placeOf(ir, rows, at)));
  return isThere ? field : code`(${row} === undefined ? undefined : ${field})`;
}

/**
 * Where a value that must be there is the field of a row that every row has, the row must be there: asking that once
 * spares asking for each field. Says whether that is so.
 */
export function requireRow(ir: Ir, at: Block): boolean {
  if (ir.kind !== 'get' || ir.of.kind !== 'lookup') return false;
  const { table } = ir.of;
  const field = table.row.fields?.get(ir.key);
  const rows = at.emission.unit.links.rows(table);
  if (!rows || !field || field.optional || field.kind === 'any') return false;
  const row = byText(ir.of, rows, at);
  const found = row ?? placeOf(ir.of, rows, at);
  if (at.assure(found)) {
    const isThere = row ? code`${row} === undefined` : code`${found} < 0`;
    at.push(code`if (${isThere}) throw ${at.emission.unit.bind('bail', BAIL)};`);
  }
  return true;
}

/** Whether the field of a row is surely there, as the row is and every row has it. */
export function isFieldAssured(ir: Ir, at: Block): boolean {
  if (ir.kind !== 'get' || ir.of.kind !== 'lookup') return false;
  const { table } = ir.of;
  const field = table.row.fields?.get(ir.key);
  const rows = at.emission.unit.links.rows(table);
  if (!rows || !field || mayBeAbsent(field)) return false;
  return at.isAssured(byText(ir.of, rows, at) ?? placeOf(ir.of, rows, at));
}

function placeOf(ir: LookupIr, rows: ReferenceRows, at: Block): Code {
  const { unit } = at.emission;
  if (rows.isPlain) return at.shared('key', keyNumber(ir, rows, at));
  const span = at.shared('span', spanOf(ir, rows, at));
  const find = code`${unit.bind('place', placeIn)}(${unit.bind('days', rows.days)}, ${span}`;
  if (!ir.at) return at.shared('at', code`${find}, 0)`);
  const date = named(value(ir.at, at), at);
  return at.shared('at', code`${find}, ${at.shared('day', dayNumber(date, ir.at.type, at))})`);
}

/** The rows of the key as one number. */
function spanOf(ir: LookupIr, rows: ReferenceRows, at: Block): Code {
  const { unit } = at.emission;
  if (!isOneText(ir)) return code`${unit.bind('table', rows)}.spanOf(${keyNumber(ir, rows, at)})`;
  const spans = unit.links.keys.spansOf(rows);
  const text = textNumber(ir, at);
  return code`${text} < ${spans.length} ? ${unit.bind('spans', spans)}[${text}] : -1`;
}

function keyNumber({ keys }: LookupIr, rows: ReferenceRows, at: Block): Code {
  const given = keys.map((key) => keyValue(key, at));
  const index = at.emission.unit.bind('index', rows.keys);
  if (given.length === 1) return code`${index}.find1(${given[0]})`;
  return given.length === 2 ? code`${index}.find2(${commas(given)})` : code`${index}.find([${commas(given)}])`;
}

/** No row holds on a day that is not there. */
function dayNumber(date: Code, type: Type, at: Block): Code {
  const isKnown = isSurely(type, 'text') && type.format === 'date';
  const day = code`${at.emission.unit.bind('day', isKnown ? ordinalOf : dayOf)}(${date})`;
  return isSurely(type, 'text') ? day : code`typeof ${date} === "string" ? ${day} : NaN`;
}

function asked(ir: LookupIr, at: Block): Code {
  const { unit } = at.emission;
  const keys = commas(ir.keys.map((key) => keyValue(key, at)));
  const day = ir.at ? value(ir.at, at) : code`undefined`;
  const ask = unit.bind('ask', askHost);
  return at.shared(
    'row',
    code`${ask}(${unit.bind('run', unit.links.run)}, ${unit.bind('table', ir.table)}, [${keys}], ${day})`,
  );
}

/** Leaves to the interpreter what the host does not know yet: it goes on, to ask for everything that is needed. */
function askHost(run: Run, table: ReferenceIr, keys: readonly Maybe[], at: Maybe): ObjectValue | undefined {
  if (keys.some((key) => key === undefined || key === null) || (table.dated && typeof at !== 'string'))
    return undefined;
  const row = run.host?.row(table.id, keys as readonly Value[], table.dated ? (at as string) : undefined);
  if (row === ASK) throw BAIL;
  return row;
}
