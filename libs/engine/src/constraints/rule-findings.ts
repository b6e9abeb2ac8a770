import type { Diagnostic } from '@reckoner/diagnostics';
import type { RulesIr } from '../ir/definitions.js';
import type { Ir } from '../ir/expression.js';
import { partsOf } from '../ir/parts.js';
import { alwaysSame } from '../lower/catalogue.js';
import { analyseRules, type RulesAnalysis } from './analyse-rules.js';
import { unreachableRule } from './catalogue.js';

/** An analysis, and what it was made from: it holds for every rule set with the same key. */
export interface KeptAnalysis {
  readonly key: string;
  readonly analysis: RulesAnalysis;
}

/** The analysis of a rule set; the kept one where conditions and the types that they read are the same. */
export function analyseOnce(rules: RulesIr, kept: KeptAnalysis | undefined): KeptAnalysis {
  const key = [rules.strategy, ...rules.rules.map(({ id, when }) => `${id} ${conditionKey(when)}`)].join('\n');
  return kept?.key === key ? kept : { key, analysis: analyseRules(rules) };
}

/** The condition as written, and the type of each of its parts. */
function conditionKey(when: Ir): string {
  const { source, start, end } = when.span;
  const types = (ir: Ir): string[] => [typeKey(ir), ...partsOf(ir).flatMap(types)];
  return `${source.text.slice(start, end)} ${types(when).join(' ')}`;
}

function typeKey({ type }: Ir): string {
  return JSON.stringify(type, (name, value: unknown) => (name === 'fields' ? undefined : value));
}

/** What is wrong with a rule set as a whole, for its author. Nothing is reported that is not proven. */
export function ruleFindings(rules: RulesIr, { analysis }: KeptAnalysis = analyseOnce(rules, undefined)): Diagnostic[] {
  const { impossible, certain, unreachable } = analysis;
  const rule = (id: string): RulesIr['rules'][number] => rules.rules.find((one) => one.id === id)!;
  return [
    ...impossible.map((id) => alwaysSame(rule(id).when.span, false)),
    ...certain.map((id) => alwaysSame(rule(id).when.span, true)),
    ...unreachable.map(({ rule: id, hiddenBy }) => unreachableRule(rule(id).span, id, hiddenBy)),
  ];
}
