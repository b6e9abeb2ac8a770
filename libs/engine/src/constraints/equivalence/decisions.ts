import { firstIsWanted, type Way } from '../decision-goal.js';
import { both, not, type Condition } from '../condition.js';
import type { RulesIr, TableIr, TableRowIr, ThenIr } from '../../ir/definitions.js';
import type { Ir } from '../../ir/expression.js';
import { Fields } from '../field.js';
import { fieldPath } from '../read.js';
import { cellAccepts } from '../../tables/decision-goal.js';
import { agree, conditionsOf, isImpossible, isTotal } from './conditions.js';
import { formOf, formOfPart } from './form.js';

/** One of the ways in which a decision comes out, and what it then answers, as a form. */
interface Answer {
  readonly condition: Condition;
  readonly answer: string;
}

/** What a decision answers where none of its ways is taken. */
interface Decision {
  readonly ways: readonly Answer[];
  readonly otherwise: string;
}

/**
 * Whether two versions of a rule set decide the same for every input. Conditions may come in another order, be written
 * otherwise or be missing, as long as each input gets the same answer and no condition that is asked could fail.
 */
export function sameRules(before: RulesIr, after: RulesIr): boolean {
  if (before.strategy !== 'first' || after.strategy !== 'first') return false;
  const start = commonStart(before, after);
  const moved = [...before.rules.slice(start), ...after.rules.slice(start)];
  if (!moved.every(({ when }) => isTotal(when))) return false;
  const conditions = conditionsOf(before.rules.map(whenOf), after.rules.map(whenOf));
  return sameDecision(decisionOf(before, conditions[0]), decisionOf(after, conditions[1]));
}

/** How many rules at the beginning are the same; whatever their conditions do, both versions do. */
function commonStart(before: RulesIr, after: RulesIr): number {
  const different = before.rules.findIndex((rule, index) => {
    const other = after.rules[index];
    return !other || formOf(rule.when) !== formOf(other.when);
  });
  return different === -1 ? before.rules.length : different;
}

function whenOf({ when }: { readonly when: Ir }): Ir {
  return when;
}

function decisionOf({ rules, otherwise }: RulesIr, conditions: readonly Condition[]): Decision {
  const ways = rules.map(({ then }, index) => ({ condition: conditions[index]!, answer: thenForm(then) }));
  return { ways, otherwise: thenForm(otherwise) };
}

function thenForm(then: ThenIr): string {
  return formOfPart(then);
}

/** No input gets an answer of the one that it does not get of the other. */
function sameDecision(before: Decision, after: Decision): boolean {
  const answers = new Set([...before.ways.map(({ answer }) => answer), before.otherwise]);
  return [...answers].every((answer) => isImpossible([gives(before, answer), not(gives(after, answer))]));
}

function gives({ ways, otherwise }: Decision, answer: string): Condition {
  const marked = ways.map((way): Way => ({ condition: way.condition, wanted: way.answer === answer }));
  return firstIsWanted(marked, otherwise === answer);
}

const NO_ROW = 'no row';

/** Whether two versions of a table answer the same for every input. */
export function sameTable(before: TableIr, after: TableIr): boolean {
  if (before.hit !== after.hit || formOfPart(before.columns) !== formOfPart(after.columns)) return false;
  const [first, second] = rowsOf(before, after);
  switch (before.hit) {
    case 'first':
      return sameDecision({ ways: first, otherwise: NO_ROW }, { ways: second, otherwise: NO_ROW });
    case 'unique':
      return sameRows(first, second);
    case 'collect':
      return sameRows(first, second) && sameOrder(first, second);
  }
}

interface Row extends Answer {
  readonly id: string;
}

/** The rows of both versions as conditions on the columns, which are the same. */
function rowsOf(before: TableIr, after: TableIr): [Row[], Row[]] {
  const fields = new Fields();
  const columns = before.columns.map(({ value }, index) => columnRead(value, index));
  const row = ({ id, outputs, tests }: TableRowIr): Row => {
    const of = tests.flatMap((test, index) =>
      test.kind === 'any' ? [] : [cellAccepts(test, columns[index]!, fields)],
    );
    return { id, answer: formOfPart(outputs), condition: both(...of) };
  };
  return [before.rows.map(row), after.rows.map(row)];
}

/** What is computed is a variable of its own: one value, whichever row asks for it. */
function columnRead(value: Ir, index: number): Ir {
  if (fieldPath(value)) return value;
  const { id, type, span } = value;
  return { kind: 'local', id, type, span, local: { id: -1 - index, name: `column ${index}`, type } };
}

/** The same rows, whatever their order: each fits the same inputs and gives the same. */
function sameRows(before: readonly Row[], after: readonly Row[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((row) => {
    const other = after.find(({ id }) => id === row.id);
    return other !== undefined && other.answer === row.answer && agree(row.condition, other.condition);
  });
}

/** Rows that stand in another order never answer together, or answer the same. */
function sameOrder(before: readonly Row[], after: readonly Row[]): boolean {
  const place = new Map(after.map(({ id }, index) => [id, index]));
  return before.every((row, index) =>
    before.slice(index + 1).every((later) => {
      const isTurned = place.get(row.id)! > place.get(later.id)!;
      if (!isTurned || row.answer === later.answer) return true;
      // The last row may be one that answers only where no other does; it stays where it is.
      return later !== before.at(-1) && isImpossible([row.condition, later.condition]);
    }),
  );
}
