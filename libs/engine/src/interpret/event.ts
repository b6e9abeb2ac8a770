import type { Ir } from '../ir/expression.js';
import type { FlowIr } from '../ir/flow.js';
import type { FlowEvent } from '../run/execution.js';
import type { ObjectValue } from '../values/value.js';

/** What came in was bounded when it was read. */
export function isEvent(of: Ir, flow: FlowIr): boolean {
  return of.kind === 'local' && of.local === flow.locals.data;
}

/** What `event` is in a flow. */
export function eventValue(event: FlowEvent): ObjectValue {
  const { id, source, type, time, legalEntity } = event;
  return { id, source, type, time, ...(legalEntity === undefined ? {} : { legalEntity }) };
}
