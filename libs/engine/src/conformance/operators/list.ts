import { isList, text } from '../coercion.js';
import { ConformanceError } from '../error.js';
import { checkList, textSteps } from '../limits.js';
import type { Data, ReferenceOperator } from './operator.js';

/** Lists among the arguments give their elements, one level deep. */
export const merge: ReferenceOperator = (args, _data, run) => {
  const length = args.reduce((sum: number, arg) => sum + (isList(arg) ? arg.length : 1), 0);
  checkList(length);
  run.charge(length);
  return ([] as Data[]).concat(...args);
};

/** An element of a list (by `===`), or a part of a text. */
export const contains: ReferenceOperator = ([element, of], _data, run) => {
  if (typeof of === 'string' && of !== '') {
    run.charge(textSteps(of.length));
    return of.includes(text(element, run));
  }
  if (isList(of)) {
    run.charge(of.length);
    return of.indexOf(element) !== -1;
  }
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, 'indexOf')) return false;
  throw new ConformanceError('NOT_POSSIBLE', 'An object with an own `indexOf` cannot be searched.');
};
