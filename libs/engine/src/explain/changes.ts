import type { Change } from '../constraints/change.js';
import { readOwn } from '../interpret/expression.js';
import type { RulesIr, TableIr } from '../ir/definitions.js';
import type { Bindings, StepIr } from '../ir/flow.js';
import type { Ir } from '../ir/expression.js';
import { changesToAccept } from '../tables/decision-goal.js';
import { describeValue } from '../values/describe.js';
import type { Maybe } from '../values/value.js';
import type { Frame } from './recorder.js';

/** What would have to change for a decision that did not accept to accept, in words; easiest first. */
export function changesFor(decision: RulesIr | TableIr, given: Bindings, frame: Frame): string[] {
  if (!isAnswered(decision, frame)) return [];
  const { alternatives, undecided } = changesToAccept(decision, (ir) => actual(ir, given, frame));
  const said = alternatives.filter((changes) => changes.length > 0).map(describeChanges);
  return undecided && said.length === 0 ? ['undecided: the conditions are more than comparisons of fields'] : said;
}

/** Whether it ended its scope by an answer, or by having none, rather than by a failure on the way. */
function isAnswered(decision: RulesIr | TableIr, { end, reached }: Frame): boolean {
  if (end === undefined) return false;
  const answers =
    decision.kind === 'rules' ? [...decision.rules.map(idOf), decision.otherwise.id] : decision.rows.map(idOf);
  return (
    end.error?.code === 'NO_ROW' || (end.error === undefined && answers.some((id) => reached.get(id) === 'chosen'))
  );
}

function idOf({ nodeId }: { readonly nodeId: number }): number {
  return nodeId;
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

/** The row that a look-up did not find, in words; none where it found one, or where a part of its key was missing. */
export function rowNeeded({ table, key, at }: StepIr & { kind: 'enrich' }, frame: Frame): string[] {
  const values = [...key, ...(at ? [at] : [])].map(({ id }) => frame.values.get(id));
  if (frame.end === undefined || frame.end.error || values.some((value) => value === undefined || value === null))
    return [];
  const fields = table.key.map((field, index) => `${field} ${describeValue(values[index])}`).join(', ');
  return [`table ${table.id} has a row of ${fields}${at ? `, valid on ${String(values.at(-1))}` : ''}`];
}
