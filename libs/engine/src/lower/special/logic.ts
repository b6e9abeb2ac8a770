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
  const args = lowerAlike(
    call.args.map((expression) => ({ place, expression })),
    expected,
  );
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
  const conditions: Ir[] = [];
  const ends: Alternative[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [when, then] = [args[index] as Expression, args[index + 1] as Expression];
    conditions.push(lowerExpression({ lowering, scope }, when));
    ends.push({ place: { lowering, scope: narrow(scope, when, true) }, expression: then });
    scope = narrow(scope, when, false);
  }
  if (args.length % 2 === 1) ends.push({ place: { lowering, scope }, expression: args.at(-1)! });
  const lowered = lowerAlike(ends, expected);
  if (conditions.length === 0) return lowered[0]!;
  const branches = conditions.map((when, index) => ({ when, then: lowered[index]! }));
  const otherwise = lowered[conditions.length];
  const types = [...lowered.map((end) => end.type), ...(otherwise ? [] : [NULL])];
  return { kind: 'if', id: lowering.nextId(), type: types.reduce(join), span: call.span, branches, otherwise };
}

/** One of several expressions of which one gives the value. */
interface Alternative {
  readonly place: Place;
  readonly expression: Expression;
}

/** Literals are read as what the other alternatives are: `coalesce(project.closedOn, "2026-01-01")` is a date. */
function lowerAlike(alternatives: readonly Alternative[], expected: Type | undefined): Ir[] {
  const first = alternatives.map(({ place, expression }) =>
    expression.kind === 'literal' ? undefined : lowerExpression(place, expression, expected),
  );
  const wanted = expected ?? first.find((ir) => ir && ir.type.kind !== 'any' && ir.type.kind !== 'never')?.type;
  return alternatives.map(
    ({ place, expression }, index) =>
      first[index] ?? lowerExpression(place, expression, wanted && unlisted(present(wanted))),
  );
}

/** Of another alternative only its kind and format count, not the values that it can have. */
function unlisted({ values: _, ...type }: Type): Type {
  return type;
}
