import type { Reference } from './agreement.js';
import { readPath } from './operators/data.js';
import type { Data } from './operators/operator.js';

/** As much of json-logic-js as is needed to compare with it. */
export interface ReferenceModule {
  apply(logic: never, data: unknown): unknown;
  add_operation(name: string, operation: (this: Data, name: Data, fallback: Data) => Data): void;
}

/**
 * The reference implementation with one thing changed, for good: `var` reads own properties alone. With it,
 * names such as `constructor` must give the same as in conformance mode.
 */
export function ownReads(reference: ReferenceModule): Reference {
  reference.add_operation('var', function (name, fallback) {
    const whole = name === undefined || name === '' || name === null;
    return readPath(this, whole ? [] : String(name).split('.'), fallback === undefined ? null : fallback);
  });
  return (logic, data) => reference.apply(logic as never, data) as Data;
}
