import type { FieldIr, ListFieldIr, MappingIr, ValueFieldIr } from '../ir/definitions.js';
import type { Ir } from '../ir/expression.js';
import { conform } from '../values/conform.js';
import { Failure } from '../values/failure.js';
import { describeValue } from '../values/describe.js';
import { isTruthy } from '../values/truth.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import type { Environment } from './environment.js';
import { evaluate, LIST_MAX, setOwn } from './expression.js';

/** A required field has no value: the scope ends rejected FIELD_MISSING. */
export class FieldMissing {
  readonly path: string;
  readonly cause: string | undefined;

  constructor(path: string, cause: string | undefined) {
    this.path = path;
    this.cause = cause;
  }
}

/** The path of a field with the numbers of the elements that it stands in, for messages: `lines[1].name`. */
type Place = (path: string) => string;

/** The target object. Throws `FieldMissing` for a required field without a value, `Failure` for one that does not fit. */
export function interpretMapping(mapping: MappingIr, env: Environment): ObjectValue {
  return fieldsOf(mapping.fields, env, (path) => path);
}

function fieldsOf(fields: readonly FieldIr[], env: Environment, place: Place): ObjectValue {
  const made: Record<string, Value> = {};
  for (const field of fields) {
    const value = fieldValue(field, env, place);
    if (value !== undefined) setOwn(made, field.key, value);
    else if (field.required) throw new FieldMissing(place(field.path), causeOf(field));
  }
  return made;
}

function fieldValue(field: FieldIr, env: Environment, place: Place): Maybe {
  env.surroundings.observe?.reached?.(field.id, 'reached');
  if (field.kind === 'object')
    return field.required ? fieldsOf(field.fields, env, place) : optionalObject(field.fields, env, place);
  if (field.when && !isTruthy(evaluate(field.when, env))) {
    env.surroundings.observe?.reached?.(field.id, 'skipped');
    return undefined;
  }
  return field.kind === 'list' ? listField(field, env, place) : valueField(field, env, place);
}

/** An optional object without any field is left out; with some, it needs those that are required in it. */
function optionalObject(fields: readonly FieldIr[], env: Environment, place: Place): Maybe {
  const made: Record<string, Value> = {};
  let missing: FieldMissing | undefined;
  for (const field of fields) {
    const value = fieldValue(field, env, place);
    if (value !== undefined) setOwn(made, field.key, value);
    else if (field.required) missing ??= new FieldMissing(place(field.path), causeOf(field));
  }
  if (Object.keys(made).length === 0) return undefined;
  if (missing) throw missing;
  return made;
}

function valueField(field: ValueFieldIr, env: Environment, place: Place): Maybe {
  let value = evaluate(field.value, env);
  if (value === undefined && field.fallback) value = evaluate(field.fallback, env);
  if (field.checked) conform(value, field.type, place(field.path));
  return value;
}

function listField(field: ListFieldIr, env: Environment, place: Place): Maybe {
  const list = evaluate(field.each, env);
  if (list === undefined || list === null) return undefined;
  if (!Array.isArray(list))
    throw new Failure('NOT_A_LIST', `\`${field.path}\` needs a list, and this is ${describeValue(list)}`);
  if (list.length > LIST_MAX) throw new Failure('LIST_LIMIT', `\`${field.path}\` would have ${list.length} elements`);
  const inner = env.child();
  return list.map((item: Value, index) => {
    inner.bind(field.item, item);
    const { element } = field;
    const at: Place = (path) => `${place(field.path).slice(0, -1)}${index}]${path.slice(field.path.length)}`;
    if (element.kind === 'object') return fieldsOf(element.fields, inner, at);
    const value = evaluate(element.value, inner);
    if (element.checked) conform(value, element.type, at(field.path));
    return value ?? null;
  });
}

/** The look-up that found no row, if the field reads one. */
function causeOf(field: FieldIr): string | undefined {
  const table = field.kind === 'value' ? lookupIn(field.value) : undefined;
  return table === undefined ? undefined : `the look-up in \`${table}\` found no row`;
}

function lookupIn(ir: Ir): string | undefined {
  if (ir.kind === 'lookup') return ir.table.id;
  if (ir.kind === 'get') return lookupIn(ir.of);
  if (ir.kind === 'coalesce' || ir.kind === 'call') return ir.args.map(lookupIn).find((id) => id !== undefined);
  return undefined;
}
