import { didYouMean } from '@reckoner/diagnostics';
import type { CallExpression, Expression } from '@reckoner/definitions';
import type { Ir } from '../ir/expression.js';
import { join } from '../types/relations.js';
import { NEVER, listOf, present, type Type } from '../types/type.js';
import { lowerStrictCall } from './call.js';
import { unknownOperator } from './catalogue.js';
import { COMPARISONS, lowerComparison } from './comparison.js';
import { lowerLiteral } from './literal.js';
import type { Place } from './lowering.js';
import { lowerPath } from './path.js';
import { SPECIAL_FORMS } from './special/index.js';

/**
 * Lowers an expression: resolves its names, types it, and reports what cannot be right. `expected` is the type wanted
 * at its place; it decides how literals are read, and is not itself enforced here.
 */
export function lowerExpression(place: Place, expression: Expression, expected?: Type): Ir {
  const lowered = lowerByForm(place, expression, expected);
  place.lowering.observer?.(place.scope, expression, lowered);
  return lowered;
}

function lowerByForm(place: Place, expression: Expression, expected: Type | undefined): Ir {
  switch (expression.kind) {
    case 'literal':
      return lowerLiteral(place, expression, expected);
    case 'list':
      return lowerList(place, expression, expected);
    case 'path':
      return lowerPath(place, expression);
    case 'call':
      return lowerCall(place, expression, expected);
  }
}

function lowerList(place: Place, list: Expression & { kind: 'list' }, expected: Type | undefined): Ir {
  const wanted = expected?.kind === 'list' ? expected.item : undefined;
  const items = list.items.map((item) => lowerExpression(place, item, wanted));
  const joined = items.map((item) => item.type).reduce(join, NEVER);
  const type = listOf(joined.optional ? { ...present(joined), nullable: true } : joined);
  const base = { id: place.lowering.nextId(), type, span: list.span };
  // Constants are one constant: conditions such as `status in ["open", "draft"]` can then be reasoned about.
  if (items.every((item) => item.kind === 'const'))
    return { kind: 'const', ...base, value: items.map((item) => item.value) };
  return { kind: 'list', ...base, items };
}

function lowerCall(place: Place, call: CallExpression, expected: Type | undefined): Ir {
  const { lowering } = place;
  const special = SPECIAL_FORMS.get(call.operator);
  if (special) return special(place, call, expected);
  if (COMPARISONS.has(call.operator)) return lowerComparison(place, call);
  const operator = lowering.operators.get(call.operator);
  if (operator?.form === 'strict') return lowerStrictCall(place, call, operator);
  const names = [...lowering.operators.keys()].filter((name) => /^[a-z]/i.test(name));
  lowering.findings.add(unknownOperator(call.operatorSpan, call.operator, didYouMean(call.operator, names)));
  for (const arg of call.args) lowerExpression(place, arg);
  return lowering.unknown(call.span);
}
