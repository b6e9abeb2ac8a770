import type { RulesIr } from '../ir/definitions.js';
import type { Maybe, ObjectValue } from '../values/value.js';
import { Budget, decide } from './budget.js';
import { conditionOf, type Condition } from './condition.js';
import { describeSet } from './describe.js';
import { Fields } from './field.js';
import { payloadOf } from './read.js';
import { satisfy, type Assumptions, type Goal } from './satisfy.js';
import { pick } from './witness.js';

/** Steps that the analysis of a rule set may take; some hundred milliseconds. */
export const RULES_STEPS = 1_000_000;

/** What is wrong with a rule set as a whole. All of it is proven. */
export interface RulesAnalysis {
  /** Rules whose condition no payload can meet, whatever comes before them. */
  readonly impossible: readonly string[];
  /** Rules whose condition every payload meets, other than by being written as `true`. */
  readonly certain: readonly string[];
  /** Rules that never decide, as earlier ones hold whenever they do (`first`). */
  readonly unreachable: readonly { readonly rule: string; readonly hiddenBy: readonly string[] }[];
  /** Rules of which all this is not known, as it would cost more than the budget. */
  readonly undecided: readonly string[];
}

/** The part of a rule set that decides which rule answers. */
export interface RuleConditions {
  readonly strategy: RulesIr['strategy'];
  readonly rules: readonly Pick<RulesIr['rules'][number], 'id' | 'when'>[];
}

export function analyseRules(rules: RuleConditions, steps: number = RULES_STEPS): RulesAnalysis {
  const analysis = new Analysis(rules);
  const budget = new Budget(steps);
  const found = {
    impossible: [] as string[],
    certain: [] as string[],
    unreachable: [] as RulesAnalysis['unreachable'][number][],
    undecided: [] as string[],
  };
  rules.rules.forEach(({ id, when }, index) => {
    const answer = decide(() => analysis.verdict(index, budget));
    if (answer === 'undecided') found.undecided.push(id);
    else if (answer === 'impossible') found.impossible.push(id);
    else if (answer === 'certain' && when.kind !== 'const') found.certain.push(id);
    else if (typeof answer === 'object') found.unreachable.push({ rule: id, hiddenBy: answer.hiddenBy });
  });
  return found;
}

/** An input that no rule answers. */
export interface Unanswered {
  /** The fields that matter, in words that fit behind "is". */
  readonly where: ReadonlyMap<string, string>;
  readonly payload: ObjectValue | undefined;
  /** Whether conditions that are not reasoned about would have to come out in a certain way, too. */
  readonly assumes: boolean;
}

/** An input that meets none of the conditions; undefined where there is none, or it is not known. */
export function unanswered(rules: RuleConditions, steps: number = RULES_STEPS): Unanswered | undefined {
  const analysis = new Analysis(rules);
  const found = decide(() => analysis.noRule(new Budget(steps)));
  return found === 'undecided' || found === undefined ? undefined : inputOf(found);
}

type Verdict = 'impossible' | 'certain' | 'fine' | { readonly hiddenBy: readonly string[] };

class Analysis {
  readonly #rules: RuleConditions;
  readonly #conditions: readonly Condition[];

  constructor(rules: RuleConditions) {
    const fields = new Fields();
    this.#rules = rules;
    this.#conditions = rules.rules.map(({ when }) => conditionOf(when, fields));
  }

  verdict(index: number, budget: Budget): Verdict {
    const holds = this.#goal(index, true);
    if (!satisfy([holds], budget)) return 'impossible';
    const earlier = this.#rules.strategy === 'first' ? [...this.#conditions.keys()].slice(0, index) : [];
    const isHiddenBy = (others: readonly number[]): boolean =>
      !satisfy([holds, ...others.map((other) => this.#goal(other, false))], budget);
    if (isHiddenBy(earlier))
      return { hiddenBy: this.#fewest(earlier, isHiddenBy).map((other) => this.#rules.rules[other]!.id) };
    return satisfy([this.#goal(index, false)], budget) ? 'fine' : 'certain';
  }

  noRule(budget: Budget): Assumptions | undefined {
    return satisfy(
      [...this.#conditions.keys()].map((index) => this.#goal(index, false)),
      budget,
    );
  }

  /** A single rule where one hides alone, else as few as are easily found. */
  #fewest(earlier: readonly number[], isHiddenBy: (others: readonly number[]) => boolean): readonly number[] {
    const alone = earlier.find((other) => isHiddenBy([other]));
    if (alone !== undefined) return [alone];
    let needed = earlier;
    for (const other of earlier) {
      const without = needed.filter((one) => one !== other);
      if (isHiddenBy(without)) needed = without;
    }
    return needed;
  }

  #goal(index: number, truth: boolean): Goal {
    return { condition: this.#conditions[index]!, truth };
  }
}

function inputOf({ values, opaque }: Assumptions): Unanswered {
  const fields = [...values].map(([field, set]) => ({
    field,
    set,
    path: field.path,
    value: pick(field.domain, set)?.value as Maybe,
  }));
  return {
    where: new Map(fields.map(({ field, set }) => [field.name, describeSet(field.domain, set)])),
    payload: payloadOf(fields),
    assumes: opaque.size > 0,
  };
}
