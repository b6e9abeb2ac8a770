import type { IterateKind } from '../ir/conformance.js';
import { isList, truthy } from './coercion.js';
import { checkList } from './limits.js';
import type { Data, Run } from './operators/operator.js';

/** What the list operators do with a value and a body; the interpreter and compiled programs share them. */
export type Iterate = (list: Data, body: (element: Data) => Data, run: Run) => Data;

/** A step an element; the bodies add their own. */
function holds(body: (element: Data) => Data, run: Run): (element: Data) => boolean {
  return (element) => {
    run.charge(1);
    return truthy(body(element));
  };
}

export const ITERATES: Readonly<Record<IterateKind, Iterate>> = {
  filter: (list, body, run) => (isList(list) ? list.filter(holds(body, run)) : []),
  map: (list, body, run) => {
    if (!isList(list)) return [];
    checkList(list.length);
    run.charge(list.length);
    return list.map((element) => body(element));
  },
  // Nothing holds for all elements of an empty list, as the reference has it.
  all: (list, body, run) => isList(list) && list.length > 0 && list.every(holds(body, run)),
  none: (list, body, run) => !isList(list) || !list.some(holds(body, run)),
  some: (list, body, run) => isList(list) && list.some(holds(body, run)),
};

/** The body sees `{ current, accumulator }` and nothing else. */
export function reduce(list: Data, body: (scope: Data) => Data, initial: Data, run: Run): Data {
  if (!isList(list)) return initial;
  return list.reduce((accumulator, current) => {
    run.charge(1);
    return body({ current, accumulator });
  }, initial);
}
