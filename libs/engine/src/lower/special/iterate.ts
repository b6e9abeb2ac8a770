import type { CallExpression } from '@reckoner/definitions';
import type { Ir, IterateIr } from '../../ir/expression.js';
import { ANY, BOOLEAN, INTEGER, NUMBER, listOf, optional, type Type } from '../../types/type.js';
import { join } from '../../types/relations.js';
import { checkOperand, checkArity } from '../call.js';
import { lowerExpression } from '../expression.js';
import type { Place } from '../lowering.js';
import type { SpecialForm } from './index.js';

type Kind = IterateIr['kind'];

const LIST: Type = { ...listOf(ANY), nullable: true, optional: true };

/** `filter(lines, item.billable)`: one evaluation of the second argument per element, bound to `item`. */
export function lowerIterate(kind: Kind): SpecialForm {
  return (place, call) => {
    const operator = place.lowering.operators.get(call.operator)!;
    if (!checkArity(place, call, operator)) return place.lowering.unknown(call.span);
    return iterate(place, call, kind);
  };
}

/** `sum(list)` of the elements themselves, or `sum(list, item.hours)` of something of each. */
export function lowerMeasure(kind: Kind): SpecialForm {
  return lowerIterate(kind);
}

function iterate(place: Place, call: CallExpression, kind: Kind): Ir {
  const { lowering, scope } = place;
  const list = lowerExpression(place, call.args[0]!);
  checkOperand(place, list, LIST, `\`${call.operator}\``);
  const item = lowering.local('item', elementType(list.type));
  const inner = { lowering, scope: scope.with(item, { ...item, name: 'current' }) };
  const given = call.args[1];
  const body: Ir = given
    ? lowerExpression(inner, given)
    : { kind: 'local', id: lowering.nextId(), type: item.type, span: call.span, local: item };
  if (kind === 'sum' || kind === 'min-of' || kind === 'max-of') checkMeasured(place, body, call, kind);
  return {
    kind,
    id: lowering.nextId(),
    type: resultType(kind, list.type, body.type),
    span: call.span,
    list,
    item,
    body,
  };
}

function checkMeasured(place: Place, body: Ir, call: CallExpression, kind: Kind): void {
  const { type } = body;
  if (type.kind === 'any' || (kind !== 'sum' && type.kind === 'text')) return;
  checkOperand(place, body, NUMBER, `\`${call.operator}\``);
}

export function elementType(list: Type): Type {
  return list.kind === 'list' ? (list.item ?? ANY) : ANY;
}

function resultType(kind: Kind, list: Type, body: Type): Type {
  switch (kind) {
    case 'map':
      return listOf(body.optional ? { ...body, optional: false, nullable: true } : body);
    case 'filter':
    case 'sort-by':
      return listOf(elementType(list));
    case 'find':
      return optional(elementType(list));
    case 'all':
    case 'some':
    case 'none':
      return BOOLEAN;
    case 'count':
      return INTEGER;
    case 'sum':
      return {
        ...NUMBER,
        ...(body.integer ? { integer: true } : {}),
        ...(body.scale === undefined ? {} : { scale: body.scale }),
      };
    case 'min-of':
    case 'max-of':
      return optional(body.kind === 'text' ? body : NUMBER);
    case 'group-by':
      return listOf(groupType(elementType(list), body));
  }
}

/** `{ key, items }` */
function groupType(element: Type, key: Type): Type {
  const fields = new Map([
    ['key', key],
    ['items', listOf(element)],
  ]);
  return { kind: 'object', nullable: false, optional: false, fields, open: false };
}

/** `reduce(list, body, initial)` with `item` (also called `current`) and `accumulator`. */
export function lowerReduce(place: Place, call: CallExpression): Ir {
  const { lowering, scope } = place;
  if (!checkArity(place, call, lowering.operators.get('reduce')!)) return lowering.unknown(call.span);
  const list = lowerExpression(place, call.args[0]!);
  checkOperand(place, list, LIST, '`reduce`');
  const start = call.args[2];
  const initial: Ir = start
    ? lowerExpression(place, start)
    : { kind: 'const', id: lowering.nextId(), type: { ...ANY, optional: false }, span: call.span, value: null };
  const item = lowering.local('item', elementType(list.type));
  const accumulator = lowering.local('accumulator', widened(initial.type));
  const names = [item, { ...item, name: 'current' }, accumulator];
  const body = lowerExpression({ lowering, scope: scope.with(...names) }, call.args[1]!);
  const type = join(accumulator.type, body.type);
  return { kind: 'reduce', id: lowering.nextId(), type, span: call.span, list, item, accumulator, body, initial };
}

/** The accumulator changes from element to element: only the kind of its first value is known of it. */
function widened(type: Type): Type {
  return {
    kind: type.kind === 'never' ? 'any' : type.kind,
    nullable: type.nullable,
    optional: type.optional,
    ...(type.kind === 'list' ? { item: ANY } : {}),
    ...(type.kind === 'object' ? { fields: new Map(), open: true } : {}),
  };
}
