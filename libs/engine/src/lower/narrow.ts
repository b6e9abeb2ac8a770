import type { CallExpression, Expression } from '@reckoner/definitions';
import { fact, type Scope } from './scope.js';

/**
 * What a condition tells of the values it reads: the scope in which everything is known to be present that must be so
 * for the condition to come out as `truth`. `entry.rate != null and entry.rate > 40` may use the rate on the right.
 */
export function narrow(scope: Scope, condition: Expression, truth: boolean): Scope {
  return scope.knowing(presentWhen(scope, condition, truth));
}

function presentWhen(scope: Scope, condition: Expression, truth: boolean): string[] {
  if (condition.kind === 'path') return truth ? factsOf(scope, condition) : [];
  if (condition.kind !== 'call') return [];
  const { operator, args } = condition;
  const [first, second] = args;
  switch (operator) {
    case '!':
      return first ? presentWhen(scope, first, !truth) : [];
    case '!!':
      return first ? presentWhen(scope, first, truth) : [];
    case 'and':
      return truth ? args.flatMap((arg) => presentWhen(scope, arg, true)) : [];
    case 'or':
      return truth ? [] : args.flatMap((arg) => presentWhen(scope, arg, false));
    case 'in':
      return truth && first ? factsOf(scope, first) : [];
    case 'has':
      return truth && first ? factsOf(scope, first) : [];
    case '==':
    case '===':
      return first && second ? presentWhenEqual(scope, condition, truth) : [];
    case '!=':
    case '!==':
      return first && second ? presentWhenEqual(scope, condition, !truth) : [];
    default:
      return [];
  }
}

function presentWhenEqual(scope: Scope, comparison: CallExpression, equal: boolean): string[] {
  const [left, right] = comparison.args as [Expression, Expression];
  if (isNull(right)) return equal ? [] : factsOf(scope, left);
  if (isNull(left)) return equal ? [] : factsOf(scope, right);
  if (!equal) return [];
  if (right.kind === 'literal') return factsOf(scope, left);
  return left.kind === 'literal' ? factsOf(scope, right) : [];
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === null;
}

/** A value that is present is so at each step of its path. */
function factsOf(scope: Scope, expression: Expression): string[] {
  if (expression.kind !== 'path') return [];
  const local = scope.find(expression.segments[0]!);
  if (!local) return [];
  const rest = expression.segments.slice(1);
  return Array.from({ length: rest.length + 1 }, (_, length) => fact(local, rest.slice(0, length)));
}
