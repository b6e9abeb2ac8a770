import { DATA } from './data/index.js';
import { DATE_OPERATORS } from './date/index.js';
import { DURATION } from './duration/index.js';
import { LIST } from './list/index.js';
import { LOGIC } from './logic/index.js';
import { MONEY_OPERATORS } from './money/index.js';
import { NUMBER_OPERATORS } from './number/index.js';
import type { Operator } from './operator.js';
import { TEXT_OPERATORS } from './text/index.js';

/** The groups, in the order of the reference documentation. */
const GROUPS: readonly (readonly Operator[])[] = [
  ...[LOGIC, NUMBER_OPERATORS, MONEY_OPERATORS, TEXT_OPERATORS],
  ...[DATE_OPERATORS, DURATION, LIST, DATA],
];

/**
 * The operators, by name: a closed table. A Map, so that no name finds anything that is not in it. To add an operator,
 * write its file and name it in the list of its group.
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  GROUPS.flat().map((operator) => [operator.name, operator] as const),
);
