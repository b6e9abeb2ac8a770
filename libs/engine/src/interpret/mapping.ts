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

/** The target object. Throws `FieldMissing` for a required field without a value, `Failure` for one that does not fit. */
export function interpretMapping(mapping: MappingIr, env: Environment): ObjectValue {
  return fieldsOf(mapping.fields, env, '');
}

function fieldsOf(fields: readonly FieldIr[], env: Environment, within: string): ObjectValue {
  const made: Record<string, Value> = {};
  for (const field of fields) {
    const value = fieldValue(field, env, within);
    if (value !== undefined) setOwn(made, field.key, value);
    else if (field.required) throw new FieldMissing(within + field.path, causeOf(field));
  }
  return made;
}

function fieldValue(field: FieldIr, env: Environment, within: string): Maybe {
  env.surroundings.observe?.reached?.(field.id, 'reached');
  if (field.kind === 'object') return objectField(fieldsOf(field.fields, env, within), field.required);
  if (field.when && !isTruthy(evaluate(field.when, env))) {
    env.surroundings.observe?.reached?.(field.id, 'skipped');
    return undefined;
  }
  return field.kind === 'list' ? listField(field, env, within) : valueField(field, env, within);
}

/** An optional object without any field is left out. */
function objectField(made: ObjectValue, required: boolean): Maybe {
  return required || Object.keys(made).length > 0 ? made : undefined;
}

function valueField(field: ValueFieldIr, env: Environment, within: string): Maybe {
  let value = evaluate(field.value, env);
  if (value === undefined && field.fallback) value = evaluate(field.fallback, env);
  if (field.checked) conform(value, field.type, within + field.path);
  return value;
}

function listField(field: ListFieldIr, env: Environment, within: string): Maybe {
  const list = evaluate(field.each, env);
  if (list === undefined || list === null) return undefined;
  if (!Array.isArray(list))
    throw new Failure('NOT_A_LIST', `\`${field.path}\` needs a list, and this is ${describeValue(list)}`);
  if (list.length > LIST_MAX) throw new Failure('LIST_LIMIT', `\`${field.path}\` would have ${list.length} elements`);
  const inner = env.child();
  return list.map((item: Value, index) => {
    inner.bind(field.item, item);
    const { element } = field;
    if (element.kind === 'object')
      return fieldsOf(element.fields, inner, `${within}${field.path.slice(0, -1)}${index}].`);
    const value = evaluate(element.value, inner);
    if (element.checked) conform(value, element.type, `${field.path.slice(0, -1)}${index}]`);
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
