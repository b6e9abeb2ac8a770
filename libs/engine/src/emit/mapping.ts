import type { FieldIr, ListFieldIr, MappingIr, ValueFieldIr } from '../ir/definitions.js';
import type { Ir, Local } from '../ir/expression.js';
import { present, type Type } from '../types/type.js';
import { conform } from '../values/conform.js';
import { BAIL } from './bail.js';
import type { Block } from './block.js';
import { choose, named, part } from './branch.js';
import { code, joined, UNDEFINED, type Code } from './code.js';
import { fits } from './conform.js';
import { value } from './expression.js';
import type { FunctionSpec } from './function.js';
import { mayBeAbsent, mayBeMissing } from './knowledge.js';
import { isStaged, loop } from './lists.js';
import { requireRow } from './lookups.js';
import { buildObject, type Entry } from './objects.js';
import { nodesOfElement } from './size.js';
import { test } from './truth.js';

/** A mapping as a function of its inputs that returns the target object. */
export function mappingFunction(mapping: MappingIr): FunctionSpec {
  return { inputs: mapping.inputs, body: (at) => at.push(code`return ${emitMapping(mapping, at)};`) };
}

/** The target object. What the interpreter must explain (a required field without a value) is left to it. */
export function emitMapping(mapping: MappingIr, at: Block): Code {
  return buildObject(
    mapping.fields.map((field) => entryOf(field, at)),
    at,
  );
}

function entryOf(field: FieldIr, at: Block): Entry {
  if (field.required && field.kind === 'value' && !field.when && !field.fallback && requireRow(field.value, at)) {
    const read = value(field.value, at);
    return { key: field.key, code: field.checked ? checked(read, field, at) : read, optional: false };
  }
  const made = fieldOf(field, at);
  if (!made.optional || !field.required) return { key: field.key, ...made };
  const name = named(made.code, at);
  at.push(code`if (${name} === undefined) throw ${at.emission.unit.bind('bail', BAIL)};`);
  return { key: field.key, code: name, optional: false };
}

type Made = Omit<Entry, 'key'>;

function fieldOf(field: FieldIr, at: Block): Made {
  if (field.kind === 'object') return objectField(field.fields, field.required, at);
  const { when } = field;
  const make =
    field.kind === 'list'
      ? (inner: Block): Made => listField(field, inner)
      : (inner: Block): Made => valueField(field, inner);
  if (!when) return make(at);
  const then = part(at, (inner) => make(inner).code);
  return { code: choose(test(when, at), then, { block: at.child(), value: UNDEFINED }, at), optional: true };
}

/** An optional object without any field is left out. */
function objectField(fields: readonly FieldIr[], required: boolean, at: Block): Made {
  const entries = fields.map((field) => {
    const entry = entryOf(field, at);
    return entry.optional ? { ...entry, code: named(entry.code, at) } : entry;
  });
  const made = buildObject(entries, at);
  if (required || entries.some((entry) => !entry.optional)) return { code: made, optional: false };
  const some = joined(
    entries.map((entry) => code`${entry.code} !== undefined`),
    code` || `,
  );
  return { code: code`(${some} ? ${made} : undefined)`, optional: true };
}

function valueField(field: ValueFieldIr, at: Block): Made {
  const { fallback } = field;
  let made = value(field.value, at);
  let optional = mayBeMissing(field.value.type);
  if (fallback && optional) {
    const first = named(made, at);
    const other = part(at, (inner) => value(fallback, inner));
    made = choose(code`${first} === undefined`, other, { block: at.child(), value: first }, at);
    optional = mayBeMissing(fallback.type);
  }
  return { code: field.checked ? checked(made, field, at) : made, optional };
}

/** What must be held against the type of its place. */
interface Checked {
  readonly value: Ir;
  readonly type: Type;
  readonly path: string;
}

function checked(made: Code, { value: of, type, path }: Checked, at: Block): Code {
  const name = named(made, at);
  const { unit } = at.emission;
  const holds = fits(name, of.type, type, at);
  const fail = code`${unit.bind('conform', conform)}(${name}, ${unit.bind('type', type)}, ${path});`;
  at.push(holds ? code`if (!(${holds})) ${fail}` : fail);
  return name;
}

function listField(field: ListFieldIr, at: Block): Made {
  if (isStaged(field.each) || !mayBeAbsent(field.each.type))
    return { code: listOf(field, field.each, at), optional: false };
  const source = named(value(field.each, at), at);
  const local: Local = { id: -field.id, name: field.key, type: present(field.each.type) };
  const read: Ir = { kind: 'local', id: field.id, type: local.type, span: field.span, local };
  const then = part(at, (inner) => {
    inner.bind(local, source);
    return listOf(field, read, inner);
  });
  const isAbsent = code`${source} === undefined || ${source} === null`;
  return { code: choose(isAbsent, { block: at.child(), value: UNDEFINED }, then, at), optional: true };
}

function listOf(field: ListFieldIr, list: Ir, at: Block): Code {
  const made = at.constant('made', code`[]`);
  loop(
    list,
    at,
    (element, body) => {
      body.bind(field.item, element);
      body.push(code`${made}.push(${elementOf(field, body)});`);
    },
    nodesOfElement(field.element),
  );
  return made;
}

function elementOf({ element, path }: ListFieldIr, body: Block): Code {
  if (element.kind === 'object') {
    return buildObject(
      element.fields.map((field) => entryOf(field, body)),
      body,
    );
  }
  const made = value(element.value, body);
  const held = element.checked ? checked(made, { ...element, path }, body) : made;
  return mayBeMissing(element.value.type) ? code`(${held} ?? null)` : held;
}
