import type { CellTest } from '../ir/definitions.js';
import { isTimestamp } from '../values/date.js';
import {
  ALL_VALUES,
  NO_VALUES,
  beyond,
  complement,
  intersect,
  unite,
  valuesOf,
  type ValueSet,
} from '../constraints/value-set.js';

/** The values that a cell accepts; undefined where it compares instants, which are in no order of their texts. */
export function setOfTest(test: CellTest): ValueSet | undefined {
  switch (test.kind) {
    case 'any':
      return ALL_VALUES;
    case 'one-of':
      return valuesOf(test.values);
    case 'compare':
      return isTimestamp(test.value) ? undefined : beyond(test.operator, test.value);
    case 'range':
      if (isTimestamp(test.low) || isTimestamp(test.high)) return undefined;
      return intersect(
        beyond(test.lowIncluded ? '>=' : '>', test.low),
        beyond(test.highIncluded ? '<=' : '<', test.high),
      );
    case 'or':
      return test.tests.map((one) => setOfTest(one)).reduce((all, one) => all && one && unite(all, one), NO_VALUES);
    case 'not': {
      const set = setOfTest(test.test);
      return set && complement(set);
    }
  }
}

/** Whether a cell accepts some texts and not others by their order. */
export function ordersTexts(test: CellTest): boolean {
  switch (test.kind) {
    case 'compare':
      return typeof test.value === 'string';
    case 'range':
      return typeof test.low === 'string' || typeof test.high === 'string';
    case 'or':
      return test.tests.some((one) => ordersTexts(one));
    case 'not':
      return ordersTexts(test.test);
    default:
      return false;
  }
}
