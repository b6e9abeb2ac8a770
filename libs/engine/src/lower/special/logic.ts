import type { CallExpression, Expression } from '@reckoner/definitions';
import type { Ir } from '../../ir/expression.js';
import { join } from '../../types/relations.js';
import { NULL, present, type Type } from '../../types/type.js';
import { checkArity } from '../call.js';
import { lowerExpression } from '../expression.js';
import type { Place } from '../lowering.js';
import { narrow } from '../narrow.js';

/** Each operand may rely on those before it: `x != null and x > 3`. */
export function lowerAnd(place: Place, call: CallExpression, expected: Type | undefined): Ir {
  return lowerLogic(place, call, 'and', expected);
}

export function lowerOr(place: Place, call: CallExpression, expected: Type | undefined): Ir {
  return lowerLogic(place, call, 'or', expected);
}

function lowerLogic(place: Place, call: CallExpression, kind: 'and' | 'or', expected: Type | undefined): Ir {
  const { lowering } = place;
  if (call.args.length === 0) {
    checkArity(place, call, lowering.operators.get(kind)!);
    return lowering.unknown(call.span);
  }
  let { scope } = place;
  const args: Ir[] = [];
  for (const arg of call.args) {
    args.push(lowerExpression({ lowering, scope }, arg, expected));
    scope = narrow(scope, arg, kind === 'and');
  }
  return { kind, id: lowering.nextId(), type: args.map((arg) => arg.type).reduce(join), span: call.span, args };
}

export function lowerCoalesce(place: Place, call: CallExpression, expected: Type | undefined): Ir {
  const { lowering } = place;
  if (call.args.length === 0) {
    checkArity(place, call, lowering.operators.get('coalesce')!);
    return lowering.unknown(call.span);
  }
  const args = call.args.map((arg) => lowerExpression(place, arg, expected));
  const last = args.at(-1)!.type;
  const type = [...args.slice(0, -1).map((arg) => present(arg.type)), last].reduce(join);
  return { kind: 'coalesce', id: lowering.nextId(), type, span: call.span, args };
}

/** `if(condition, then, condition, then, …, otherwise)`; each branch knows what the conditions before it say. */
export function lowerIf(place: Place, call: CallExpression, expected: Type | undefined): Ir {
  const { lowering } = place;
  const { args } = call;
  if (args.length === 0) return lowering.unknown(call.span);
  let { scope } = place;
  const branches: { when: Ir; then: Ir }[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [when, then] = [args[index] as Expression, args[index + 1] as Expression];
    branches.push({
      when: lowerExpression({ lowering, scope }, when),
      then: lowerExpression({ lowering, scope: narrow(scope, when, true) }, then, expected),
    });
    scope = narrow(scope, when, false);
  }
  const rest = args.length % 2 === 1 ? lowerExpression({ lowering, scope }, args.at(-1)!, expected) : undefined;
  if (branches.length === 0) return rest!;
  const types = [...branches.map((branch) => branch.then.type), rest?.type ?? NULL];
  return { kind: 'if', id: lowering.nextId(), type: types.reduce(join), span: call.span, branches, otherwise: rest };
}
