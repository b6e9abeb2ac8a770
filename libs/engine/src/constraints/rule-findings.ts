import type { Diagnostic } from '@reckoner/diagnostics';
import type { RulesIr } from '../ir/definitions.js';
import { alwaysSame } from '../lower/catalogue.js';
import { analyseRules } from './analyse-rules.js';
import { unreachableRule } from './catalogue.js';

/** What is wrong with a rule set as a whole, for its author. Nothing is reported that is not proven. */
export function ruleFindings(rules: RulesIr): Diagnostic[] {
  const { impossible, certain, unreachable } = analyseRules(rules);
  const rule = (id: string): RulesIr['rules'][number] => rules.rules.find((one) => one.id === id)!;
  return [
    ...impossible.map((id) => alwaysSame(rule(id).when.span, false)),
    ...certain.map((id) => alwaysSame(rule(id).when.span, true)),
    ...unreachable.map(({ rule: id, hiddenBy }) => unreachableRule(rule(id).span, id, hiddenBy)),
  ];
}
