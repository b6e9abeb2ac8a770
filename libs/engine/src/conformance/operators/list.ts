import { isList, text } from '../coercion.js';
import { ConformanceError } from '../error.js';
import { indexOfText } from '../../values/search.js';
import { checkList, textSteps } from '../limits.js';
import type { Data, ReferenceOperator } from './operator.js';

/** Searching a hostile text takes so many times as long as making it. */
const SEARCH = 8;

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
    const sought = text(element, run);
    run.charge(textSteps(SEARCH * (of.length + sought.length)));
    return indexOfText(of, sought) !== -1;
  }
  if (isList(of)) {
    run.charge(of.length);
    return of.indexOf(element) !== -1;
  }
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, 'indexOf')) return false;
  throw new ConformanceError('NOT_POSSIBLE', 'An object with an own `indexOf` cannot be searched.');
};
