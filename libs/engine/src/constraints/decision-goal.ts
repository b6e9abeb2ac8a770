import type { RulesIr, ThenIr } from '../ir/definitions.js';
import { both, conditionOf, either, FALSE, not, TRUE, type Condition } from './condition.js';
import type { Fields } from './field.js';

/** One of the ways in which a decision can come out, in their order: it is taken if its condition holds. */
export interface Way {
  readonly condition: Condition;
  readonly wanted: boolean;
}

/** That the first way whose condition holds is a wanted one. */
export function firstIsWanted(ways: readonly Way[], otherwise: boolean): Condition {
  return ways.reduceRight<Condition>(
    (rest, { condition, wanted }) => (wanted ? either(condition, rest) : both(not(condition), rest)),
    otherwise ? TRUE : FALSE,
  );
}

/** That the rule set decides as wanted, such as by accepting. */
export function rulesDecide(rules: RulesIr, wanted: (then: ThenIr) => boolean, fields: Fields): Condition {
  const deciding =
    rules.strategy === 'first' ? rules.rules : rules.rules.filter(({ then }) => then.outcome !== 'accept');
  const ways = deciding.map(({ when, then }) => ({ condition: conditionOf(when, fields), wanted: wanted(then) }));
  return firstIsWanted(ways, wanted(rules.otherwise));
}
