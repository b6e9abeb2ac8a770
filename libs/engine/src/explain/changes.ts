import { smallestChanges, type Change } from '../constraints/change.js';
import { rulesDecide } from '../constraints/decision-goal.js';
import { Fields } from '../constraints/field.js';
import { readOwn } from '../interpret/expression.js';
import type { RulesIr, TableIr } from '../ir/definitions.js';
import type { Bindings } from '../ir/flow.js';
import type { Ir } from '../ir/expression.js';
import type { Maybe } from '../values/value.js';
import type { Frame } from './recorder.js';

/** What would have to change for a rule set that did not accept to accept, in words; easiest first. */
export function changesFor(decision: RulesIr | TableIr, given: Bindings, frame: Frame): string[] {
  if (decision.kind !== 'rules' || accepted(decision, frame)) return [];
  const goal = rulesDecide(decision, (then) => then.outcome === 'accept', new Fields());
  const { alternatives, undecided } = smallestChanges(goal, (ir) => actual(ir, given, frame));
  const said = alternatives.filter((changes) => changes.length > 0).map(describeChanges);
  return undecided && said.length === 0 ? ['undecided: the conditions are more than comparisons of fields'] : said;
}

function accepted(rules: RulesIr, frame: Frame): boolean {
  const chosen = [
    ...rules.rules.map(({ nodeId, then }) => ({ id: nodeId, then })),
    { id: rules.otherwise.id, then: rules.otherwise },
  ].find(({ id }) => frame.reached.get(id) === 'chosen');
  return chosen === undefined || chosen.then.outcome === 'accept';
}

function describeChanges(changes: readonly Change[]): string {
  return changes.map((change) => change.text).join(', and ');
}

/** The value that a read of an input has in the case at hand, also where no condition looked at it. */
function actual(ir: Ir, given: Bindings, frame: Frame): { value: Maybe } | undefined {
  if (ir.kind === 'get') {
    const of = actual(ir.of, given, frame);
    return of && { value: readOwn(of.value, ir.key) };
  }
  if (ir.kind === 'const') return { value: ir.value };
  if (ir.kind !== 'local') return frame.values.has(ir.id) ? { value: frame.values.get(ir.id) } : undefined;
  const binding = given.find(({ input }) => input.id === ir.local.id);
  return binding && { value: frame.values.get(binding.value.id) };
}
