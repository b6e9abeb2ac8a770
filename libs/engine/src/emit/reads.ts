import { Decimal } from '../decimal/decimal.js';
import type { DynamicGetIr, GetIr, Ir, LocalIr, MissingIr } from '../ir/expression.js';
import { ANY, type Type } from '../types/type.js';
import type { Block, Bound } from './block.js';
import { code, commas, UNDEFINED, type Code } from './code.js';
import { value } from './expression.js';
import { mayBeAbsent } from './knowledge.js';
import { emitRowField } from './lookups.js';
import { namesAbsent, readNamed, readOwn } from './runtime.js';

/**
 * Reads of fields. Where types say that the objects on the way are there, a read is a plain property read. Otherwise
 * the function takes it for granted, reads each such object once, and leaves for its general form where one is absent:
 * `?.` at each step costs two to five times as much.
 */
export function emitGet(ir: GetIr, at: Block): Code {
  const { of, key } = ir;
  if (isPath(of)) {
    const container = prefix(of, at);
    return container.certain
      ? readKey(container.name, of.type, key, at)
      : readLoosely(container.name, of.type, key, at);
  }
  if (of.kind === 'lookup') return emitRowField(of, key, at);
  const container = at.shared('of', value(of, at));
  if (!mayBeAbsent(of.type)) return readKey(container, of.type, key, at);
  return code`(${container} === undefined || ${container} === null ? undefined : ${readKey(container, of.type, key, at)})`;
}

type PathIr = LocalIr | (GetIr & { of: PathIr });

/** A local, or fields read from one. */
function isPath(ir: Ir): ir is PathIr {
  return ir.kind === 'local' || (ir.kind === 'get' && isPath(ir.of));
}

interface Container {
  readonly name: Code;
  /** Neither missing nor null. */
  readonly certain: boolean;
}

/** The object that a path leads to. */
function prefix(ir: PathIr, at: Block): Container {
  const bound = at.local(rootOf(ir));
  return at.emission.leave === undefined ? stepwise(ir, bound, at) : hoisted(ir, bound, at);
}

function rootOf(ir: PathIr): LocalIr['local'] {
  return ir.kind === 'local' ? ir.local : rootOf(ir.of);
}

function stepwise(ir: PathIr, bound: Bound, at: Block): Container {
  if (ir.kind === 'local') return { name: bound.name, certain: !mayBeAbsent(ir.type) };
  const of = stepwise(ir.of, bound, at);
  const name = of.certain ? readKey(of.name, ir.of.type, ir.key, at) : readLoosely(of.name, ir.of.type, ir.key, at);
  return { name, certain: of.certain && !mayBeAbsent(ir.type) };
}

/** Read once, right after the variable is bound, and checked there if it may be absent. */
function hoisted(ir: PathIr, bound: Bound, at: Block): Container {
  const path = pathText(ir);
  const known = bound.prefixes.get(path);
  if (known) return { name: known, certain: true };
  const name = ir.kind === 'local' ? bound.name : at.emission.names.fresh('o');
  if (ir.kind === 'get') {
    const of = hoisted(ir.of, bound, at).name;
    bound.section.lines.push(code`const ${name} = ${readKey(of, ir.of.type, ir.key, at)};`);
  }
  const type = ir.kind === 'local' ? ir.local.type : declaredType(ir);
  takeForGranted(name, type, bound, at);
  bound.prefixes.set(path, name);
  return { name, certain: true };
}

function takeForGranted(name: Code, type: Type, bound: Bound, at: Block): void {
  const leave = at.emission.leave!;
  if (type.kind === 'any') leave.isCaught = true;
  else if (mayBeAbsent(type))
    bound.section.lines.push(code`if (${name} === undefined || ${name} === null) ${leave.statement}`);
}

function pathText(ir: PathIr): string {
  return ir.kind === 'local' ? '' : `${pathText(ir.of)}.${JSON.stringify(ir.key)}`;
}

/** The type without what only the conditions around this place know: the read may move in front of them. */
function declaredType(ir: PathIr): Type {
  if (ir.kind === 'local') return ir.local.type;
  const of = declaredType(ir.of);
  return of.kind === 'object' ? (of.fields?.get(ir.key) ?? ANY) : ANY;
}

/** A read from what is neither missing nor null. */
export function readKey(of: Code, type: Type, key: string, at: Block): Code {
  if (type.kind === 'list') return /^\d+$/.test(key) ? code`${of}[${Number(key)}]` : UNDEFINED;
  const names = type.kind === 'object' ? NAMES_OF_OBJECTS : NAMES_OF_VALUES;
  if (names.has(key) || (type.kind !== 'object' && /^\d+$/.test(key))) return ownRead(of, key, at);
  return code`${of}[${key}]`;
}

function readLoosely(of: Code, type: Type, key: string, at: Block): Code {
  const strict = readKey(of, type, key, at);
  const plain = code`${of}[${key}]`;
  return String(strict) === String(plain) ? code`${of}?.[${key}]` : ownRead(of, key, at);
}

function ownRead(of: Code, key: string, at: Block): Code {
  return code`${at.emission.unit.bind('own', readOwn)}(${of}, ${key})`;
}

/** Names that a plain read finds although the object has no such own property. */
const NAMES_OF_OBJECTS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The same for a value of any kind; a `Decimal` is no object to a definition. */
const NAMES_OF_VALUES: ReadonlySet<string> = new Set(
  [Object, Array, String, Number, Boolean, Decimal]
    .flatMap((made) => Object.getOwnPropertyNames(made.prototype))
    .concat('big'),
);

/** `{ "var": <expression> }` */
export function emitDynamicGet(ir: DynamicGetIr, at: Block): Code {
  const { unit } = at.emission;
  const names = unit.bind('names', Object.freeze(ir.scope.map((local) => local.name)));
  const values = commas(ir.scope.map((local) => at.local(local).name));
  const read = at.constant(
    'read',
    code`${unit.bind('named', readNamed)}(${names}, [${values}], ${value(ir.path, at)})`,
  );
  const fallback = ir.fallback ? value(ir.fallback, at) : code`null`;
  return code`(${read} === undefined ? ${fallback} : ${read})`;
}

export function emitMissing(ir: MissingIr, at: Block): Code {
  const { unit } = at.emission;
  const names = unit.bind('names', Object.freeze(ir.reads.map((read) => read.name)));
  const values = commas(ir.reads.map((read) => value(read.value, at)));
  return code`${unit.bind('absent', namesAbsent)}(${names}, [${values}], ${ir.atLeast})`;
}

/** Whether a plain read of the name could find what is no own property of an object. */
export function needsOwnRead(name: string): boolean {
  return NAMES_OF_OBJECTS.has(name);
}
