import type { DeliverStep, RememberIr } from '../ir/flow.js';
import type { Delivery, Remembering } from '../run/execution.js';
import { Failure } from '../values/failure.js';
import type { ObjectValue } from '../values/value.js';
import { withinReach } from '../values/bounds/reach.js';
import type { EndScope } from './end-scope.js';
import type { Environment } from './environment.js';
import { evaluate } from './expression.js';

/** What a scope owes a target by this step. */
export function deliveryOf(scope: EndScope, step: DeliverStep, env: Environment): Delivery {
  const what = `the delivery \`${step.to} ${step.operation}\``;
  const body = withinReach(evaluate(step.body, env));
  if (body === undefined) throw new Failure('MISSING_VALUE', `${what} has no body`);
  const books = step.books === step.body ? undefined : withinReach(evaluate(step.books, env));
  const key = step.key.map((part) => {
    const value = withinReach(evaluate(part, env));
    if (value === undefined || value === null)
      throw new Failure('MISSING_VALUE', `a part of the key of ${what} is missing`);
    return value;
  });
  return {
    purpose: scope.purpose ?? '',
    ...(scope.part === undefined ? {} : { part: scope.part }),
    to: step.to,
    operation: step.operation,
    key,
    body,
    ...(books === undefined ? {} : { books }),
    ...(step.remember ? { remember: rememberingOf(step.remember, env) } : {}),
  };
}

function rememberingOf({ table, given }: RememberIr, env: Environment): Remembering {
  return { in: table.id, given: withinReach(evaluate(given, env)) as ObjectValue };
}
