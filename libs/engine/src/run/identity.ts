import { Environment } from '../interpret/environment.js';
import { evaluate } from '../interpret/expression.js';
import type { Ir } from '../ir/expression.js';
import type { FlowIr } from '../ir/flow.js';
import { Failure } from '../values/failure.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import type { FlowEvent } from './execution.js';

/** Which thing an event is about, and what orders its revisions. */
export interface Identity {
  readonly key: readonly Value[];
  /** Undefined where the flow declares none: whatever comes later is newer. */
  readonly revision: Maybe;
}

/**
 * The business key and revision of an event, without running its flow. A part that is missing or cannot be evaluated
 * is a `Failure`: such an event has no revisions.
 */
export function identityOf(flow: FlowIr, event: FlowEvent): Identity | Failure {
  const env = new Environment({ now: event.time, row: () => undefined, validate: () => undefined });
  env.bind(flow.locals.data, event.data);
  env.bind(flow.locals.event, describedEvent(event));
  try {
    return {
      key: flow.on.key.map((part) => needed(part, env)),
      revision: flow.on.revision && ordered(flow.on.revision, env),
    };
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
}

function needed(part: Ir, env: Environment): Value {
  const value = evaluate(part, env);
  if (value === undefined || value === null)
    throw new Failure('MISSING_VALUE', 'a part of the business key (`on.key`) is missing');
  return value;
}

function ordered(revision: Ir, env: Environment): Value {
  const value = evaluate(revision, env);
  if (value === undefined || value === null)
    throw new Failure('MISSING_VALUE', 'the revision (`on.revision`) is missing');
  return value;
}

/** What `event` is in a flow's scope. */
export function describedEvent({ id, source, type, time, legalEntity }: FlowEvent): ObjectValue {
  return { id, source, type, time, ...(legalEntity === undefined ? {} : { legalEntity }) };
}
