import type { CallExpression, Expression, PathExpression } from '@reckoner/definitions';
import type { Ir, MissingIr } from '../../ir/expression.js';
import { join, describeType } from '../../types/relations.js';
import { ANY, TEXT, listOf, optional, present, type Type } from '../../types/type.js';
import { checkArity, lowerStrictCall } from '../call.js';
import { computedName, notAConstant, unknownField } from '../catalogue.js';
import { lowerExpression } from '../expression.js';
import type { Place } from '../lowering.js';
import { fieldType, lowerPath } from '../path.js';

/** `{ var: [path, default] }` reads with a default; a computed name is read at run time from what is in scope. */
export function lowerVar(place: Place, call: CallExpression, expected: Type | undefined): Ir {
  const { lowering } = place;
  const [name, fallback] = call.args;
  const path = name && pathOf(name);
  if (path) {
    const read = lowerPath(place, path);
    if (!fallback) return read;
    const otherwise = lowerExpression(place, fallback, expected);
    const type = join(present(read.type), otherwise.type);
    return { kind: 'coalesce', id: lowering.nextId(), type, span: call.span, args: [read, otherwise] };
  }
  if (!name) return lowering.unknown(call.span);
  lowering.findings.add(computedName(call.operatorSpan));
  const computed = lowerExpression(place, name, TEXT);
  const scope = place.scope.locals();
  const otherwise = fallback && lowerExpression(place, fallback, expected);
  const base = {
    kind: 'dynamic-get',
    id: lowering.nextId(),
    type: ANY,
    span: call.span,
    scope,
    path: computed,
  } as const;
  return otherwise ? { ...base, fallback: otherwise } : base;
}

/** A constant name as the path it spells. */
function pathOf(expression: Expression): PathExpression | undefined {
  if (expression.kind === 'path') return undefined;
  if (expression.kind !== 'literal' || typeof expression.value !== 'string') return undefined;
  const segments = expression.value.split('.');
  return { kind: 'path', segments, segmentSpans: segments.map(() => expression.span), span: expression.span };
}

/** A member of a result: `lookup("employees", id).name`. A constant name is a typed read. */
export function lowerGet(place: Place, call: CallExpression): Ir {
  const { lowering } = place;
  const operator = lowering.operators.get('get')!;
  if (!checkArity(place, call, operator)) return lowering.unknown(call.span);
  const [container, name] = call.args as [Expression, Expression];
  const key = constantKey(name);
  if (key === undefined) {
    if (operator.form === 'strict') return lowerStrictCall(place, call, operator);
    lowering.findings.add(notAConstant(name.span, 'the name of the field'));
    return lowering.unknown(call.span);
  }
  const of = lowerExpression(place, container);
  const type = fieldType(of.type, key);
  if (type === undefined) {
    const names = [...(of.type.fields?.keys() ?? [])];
    lowering.findings.add(unknownField(name.span, key, describeType(present(of.type)), names, undefined));
    return lowering.unknown(call.span);
  }
  const absent = of.type.optional || of.type.nullable;
  return { kind: 'get', id: lowering.nextId(), type: absent ? optional(type) : type, span: call.span, of, key };
}

function constantKey(expression: Expression): string | undefined {
  if (expression.kind !== 'literal') return undefined;
  if (typeof expression.value === 'string') return expression.value;
  return typeof expression.value === 'object' && expression.value !== null ? expression.value.number : undefined;
}

/** `object("name", value, "other", value)`, as `{ name: value }` in a formula. */
export function lowerObject(place: Place, call: CallExpression, expected: Type | undefined): Ir {
  const { lowering } = place;
  const entries: { key: string; value: Ir }[] = [];
  const fields = new Map<string, Type>();
  for (let index = 0; index < call.args.length; index += 2) {
    const [name, value] = [call.args[index]!, call.args[index + 1]];
    const key = constantKey(name);
    if (key === undefined || !value) {
      lowering.findings.add(notAConstant(name.span, 'the name of a field'));
      return lowering.unknown(call.span);
    }
    const lowered = lowerExpression(place, value, expected?.fields?.get(key));
    entries.push({ key, value: lowered });
    fields.set(key, lowered.type);
  }
  const type: Type = { kind: 'object', nullable: false, optional: false, fields, open: false };
  return { kind: 'object', id: lowering.nextId(), type, span: call.span, entries };
}

/** `missing("a.b", "c")`: the names whose value is missing. */
export function lowerMissing(place: Place, call: CallExpression): Ir {
  return lowerNames(place, call, call.args, undefined);
}

/** `missing_some(1, ["a", "b"])`: the missing ones, unless at least so many are there. */
export function lowerMissingSome(place: Place, call: CallExpression): Ir {
  const { lowering } = place;
  const [least, names] = call.args;
  const count = least?.kind === 'literal' && typeof least.value === 'object' ? Number(least.value?.number) : NaN;
  if (!least || !Number.isInteger(count) || names?.kind !== 'list') {
    lowering.findings.add(notAConstant((least ?? call).span, 'the number of names needed, and the list of names,'));
    return lowering.unknown(call.span);
  }
  return lowerNames(place, call, names.items, count);
}

function lowerNames(place: Place, call: CallExpression, names: readonly Expression[], atLeast: number | undefined): Ir {
  const { lowering } = place;
  const listed = names.flatMap((name) => (name.kind === 'list' ? name.items : [name]));
  const reads: MissingIr['reads'][number][] = [];
  for (const name of listed) {
    const path = pathOf(name);
    if (!path) {
      lowering.findings.add(notAConstant(name.span, 'each name'));
      return lowering.unknown(call.span);
    }
    reads.push({ name: path.segments.join('.'), value: lowerPath(place, path) });
  }
  return { kind: 'missing', id: lowering.nextId(), type: listOf(TEXT), span: call.span, atLeast, reads };
}
