import { either, membershipOf, type Condition } from '../constraints/condition.js';
import { firstIsWanted, rulesDecide } from '../constraints/decision-goal.js';
import { smallestChanges, type SmallestChanges } from '../constraints/change.js';
import { Fields } from '../constraints/field.js';
import { expressionKey, fieldsRead } from '../constraints/read.js';
import type { Actual } from '../constraints/situation.js';
import type { CellTest, RulesIr, TableIr, TableRowIr } from '../ir/definitions.js';
import type { Ir } from '../ir/expression.js';
import { isFallback, matches } from './match.js';
import { setOfTest } from './test-set.js';

/** What would have to change for the rule set or table to accept: for another rule, or another row, to answer. */
export function changesToAccept(decision: RulesIr | TableIr, actual: Actual): SmallestChanges {
  const fields = new Fields();
  const goal =
    decision.kind === 'rules'
      ? rulesDecide(decision, (then) => then.outcome === 'accept', fields)
      : tableDecides(decision, (row) => accepts(decision, row), fields);
  return smallestChanges(goal, actual);
}

/** What would have to change for this row to answer. */
export function changesToReach(table: TableIr, row: TableRowIr, actual: Actual): SmallestChanges {
  return smallestChanges(
    tableDecides(table, (one) => one === row, new Fields()),
    actual,
  );
}

/** That a wanted row answers; with `unique` rows, that it is the first that fits. */
export function tableDecides(table: TableIr, wanted: (row: TableRowIr) => boolean, fields: Fields): Condition {
  const rows = table.rows.map((row) => ({ row, condition: rowFits(table, row, fields), wanted: wanted(row) }));
  if (table.hit !== 'collect') return firstIsWanted(rows, false);
  const fallback = rows.at(-1);
  if (!fallback?.wanted || !isFallback(table, fallback.row))
    return either(...rows.filter((row) => row.wanted).map(({ condition }) => condition));
  return firstIsWanted(rows, false);
}

function rowFits(table: TableIr, row: TableRowIr, fields: Fields): Condition {
  const tests = row.tests.flatMap((test, index) =>
    test.kind === 'any' ? [] : [cellAccepts(test, table.columns[index]!.value, fields)],
  );
  return { kind: 'and', of: tests };
}

/** That the cell accepts the value. */
export function cellAccepts(test: CellTest, value: Ir, fields: Fields): Condition {
  const set = setOfTest(test);
  const known = set && membershipOf(value, set, fields);
  if (known) return known;
  const key = `${expressionKey(value)} ${JSON.stringify(test)}`;
  return { kind: 'opaque', key, ir: value, reads: fieldsRead(value), holds: (actual) => matches(test, actual) };
}

/** Whether the row's `outcome` is to accept; it is so by default, and unknown where it is computed. */
function accepts(table: TableIr, row: TableRowIr): boolean {
  const outcome = row.outputs[table.outputs.findIndex(({ name }) => name === 'outcome')];
  return outcome === undefined || (outcome.kind === 'const' && (outcome.value === 'accept' || outcome.value === null));
}
