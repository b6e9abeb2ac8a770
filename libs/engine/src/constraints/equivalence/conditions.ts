import { Budget, decide } from '../budget.js';
import { both, conditionOf, either, not, type Condition } from '../condition.js';
import { Fields, type Field } from '../field.js';
import { satisfy } from '../satisfy.js';
import { complement, NOTHING } from '../value-set.js';
import type { Ir, Local } from '../../ir/expression.js';
import { partsOf } from '../../ir/parts.js';
import { formOf } from './form.js';

/** Steps that one proof may take; some ten milliseconds. */
const PROOF_STEPS = 100_000;

/** Whether both conditions hold for the same inputs, and neither can fail. What is not proven is answered with false. */
export function sameCondition(before: Ir, after: Ir): boolean {
  if (formOf(before) === formOf(after)) return true;
  if (!isTotal(before) || !isTotal(after)) return false;
  const [first, second] = conditionsOf([before], [after]);
  return agree(first[0]!, second[0]!);
}

/** Whether the condition holds for every input. */
export function alwaysHolds(ir: Ir): boolean {
  if (!isTotal(ir)) return false;
  return isImpossible([not(conditionOf(ir, new Fields()))]);
}

/** The conditions of two versions of a definition, over the same fields. */
export function conditionsOf(before: readonly Ir[], after: readonly Ir[]): [Condition[], Condition[]] {
  const fields = new Fields();
  const shared = new SharedNodes(before);
  const read = (ir: Ir): Condition => withDates(conditionOf(ir, fields));
  return [before.map(read), after.map((ir) => read(shared.of(ir)))];
}

/** Whether the conditions hold together for no input. */
export function isImpossible(conditions: readonly Condition[]): boolean {
  const goals = conditions.map((condition) => ({ condition, truth: true }));
  return decide(() => satisfy(goals, new Budget(PROOF_STEPS)) === undefined) === true;
}

export function agree(a: Condition, b: Condition): boolean {
  return isImpossible([a, not(b)]) && isImpossible([b, not(a)]);
}

/** Operators that answer for all arguments. */
const TOTAL: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', '!', '!!', 'in']);

/** Whether evaluating cannot fail, so that it does not matter whether it is evaluated. */
export function isTotal(ir: Ir): boolean {
  switch (ir.kind) {
    case 'const':
    case 'local':
    case 'get':
    case 'and':
    case 'or':
    case 'coalesce':
    case 'if':
    case 'list':
    case 'object':
      return partsOf(ir).every(isTotal);
    case 'call':
      return TOTAL.has(ir.operator.name) && ir.args.every(isTotal);
    default:
      return false;
  }
}

/**
 * A comparison of dates by order is false where one of them is not there: null counts as 0, and a date is no number. Where
 * neither is there, `<=` and `>=` compare 0 with 0.
 */
function withDates(condition: Condition): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, of: condition.of.map(withDates) };
    case 'not':
      return not(withDates(condition.of));
    case 'compare': {
      const { operator, left, right } = condition;
      if (!['<', '<=', '>', '>='].includes(operator) || !left.domain.dates || !right.domain.dates) return condition;
      const compared = both(isThere(left), isThere(right), condition);
      return operator === '<' || operator === '>'
        ? compared
        : either(compared, both(not(isThere(left)), not(isThere(right))));
    }
    default:
      return condition;
  }
}

function isThere(field: Field): Condition {
  return { kind: 'field', field, set: complement(NOTHING) };
}

/** Nodes of the later version in terms of the earlier one: its variables, and its nodes where they bind some. */
class SharedNodes {
  readonly #locals = new Map<string, Local>();
  readonly #binding = new Map<string, Ir>();

  constructor(nodes: readonly Ir[]) {
    for (const node of nodes) this.#gather(node);
  }

  #gather(ir: Ir): void {
    if (ir.kind === 'local') this.#locals.set(ir.local.name, ir.local);
    if (isBinding(ir)) this.#binding.set(formOf(ir), ir);
    else for (const part of partsOf(ir)) this.#gather(part);
  }

  of(ir: Ir): Ir {
    if (isBinding(ir)) return this.#binding.get(formOf(ir)) ?? ir;
    if (ir.kind === 'local') return { ...ir, local: this.#locals.get(ir.local.name) ?? ir.local };
    return withParts(ir, (part) => this.of(part));
  }
}

/** What has variables of its own. */
function isBinding(ir: Ir): boolean {
  return 'body' in ir || ir.kind === 'missing' || ir.kind === 'dynamic-get';
}

/** The expression with other parts, where it binds nothing. */
function withParts(ir: Ir, other: (part: Ir) => Ir): Ir {
  switch (ir.kind) {
    case 'get':
      return { ...ir, of: other(ir.of) };
    case 'call':
    case 'and':
    case 'or':
    case 'coalesce':
      return { ...ir, args: ir.args.map(other) };
    case 'if': {
      const branches = ir.branches.map(({ when, then }) => ({ when: other(when), then: other(then) }));
      return { ...ir, branches, otherwise: ir.otherwise && other(ir.otherwise) };
    }
    case 'object':
      return { ...ir, entries: ir.entries.map(({ key, value }) => ({ key, value: other(value) })) };
    case 'list':
      return { ...ir, items: ir.items.map(other) };
    case 'lookup':
      return { ...ir, keys: ir.keys.map(other), at: ir.at && other(ir.at) };
    default:
      return ir;
  }
}
