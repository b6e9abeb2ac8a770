import type { RulesIr, TableIr, TableRowIr, TemplateIr, ThenIr } from '../ir/definitions.js';
import { matches } from '../tables/match.js';
import { ROW_EFFORT, spend } from '../values/bounds/effort.js';
import { Failure } from '../values/failure.js';
import { withinReach } from '../values/bounds/reach.js';
import { messageOf, showInMessage } from '../values/describe.js';
import { isTruthy } from '../values/truth.js';
import type { Maybe, ObjectValue } from '../values/value.js';
import type { Environment } from './environment.js';
import { evaluate, objectOf } from './expression.js';

/** What a decision gives: its value, as `decide` binds it. `NO_ROW`: no row of a table fits. */
export type Decision = ObjectValue | readonly ObjectValue[] | typeof NO_ROW;

export const NO_ROW = Symbol('no row');

/** The first rule that holds decides; with `all`, each gives its outputs and the first that does not accept decides. */
export function interpretRules(rules: RulesIr, env: Environment): ObjectValue {
  const outputs: [string, Maybe][] = [];
  for (const rule of rules.rules) {
    const { observe } = env.surroundings;
    observe?.reached?.(rule.nodeId, 'reached');
    if (!isTruthy(evaluate(rule.when, env))) continue;
    observe?.reached?.(rule.nodeId, 'chosen');
    if (rules.strategy === 'first' || rule.then.outcome !== 'accept') return decisionOf(rule.then, env, outputs);
    for (const { name, value } of rule.then.outputs) outputs.push([name, evaluate(value, env)]);
  }
  env.surroundings.observe?.reached?.(rules.otherwise.id, 'chosen');
  return decisionOf(rules.otherwise, env, outputs);
}

/** Of an output that several rules give, the first leads. */
function decisionOf(then: ThenIr, env: Environment, earlier: readonly [string, Maybe][]): ObjectValue {
  const own = then.outputs.map(({ name, value }): [string, Maybe] => [name, evaluate(value, env)]);
  const deadline = then.deadline && withinReach(evaluate(then.deadline, env));
  return objectOf([
    ['outcome', then.outcome],
    ['reason', then.reason],
    ['owner', then.owner],
    ['message', then.say && fillTemplate(then.say, env)],
    ['remedy', then.remedy && fillTemplate(then.remedy, env)],
    ['deadline', deadline ?? undefined],
    ...own,
    ...[...earlier].reverse(),
  ]);
}

/** A message with its values: texts as they are, numbers in full, what is missing as `(missing)`. */
export function fillTemplate(template: TemplateIr, env: Environment): string {
  let message = '';
  for (const part of template.parts)
    message = messageOf(message + (typeof part === 'string' ? part : showInMessage(evaluate(part, env))));
  return message;
}

/** The row that fits; with `collect` all rows that fit, as a list. */
export function interpretTable(table: TableIr, env: Environment): Decision {
  const values = table.columns.map((column) => evaluate(column.value, env));
  const fitting: TableRowIr[] = [];
  for (const row of table.rows) {
    spend(ROW_EFFORT);
    env.surroundings.observe?.reached?.(row.nodeId, 'reached');
    if (!fits(row, values)) continue;
    if (isFallback(table, row) && fitting.length > 0) break;
    fitting.push(row);
    if (table.hit === 'first') break;
  }
  if (table.hit === 'unique' && fitting.length > 1) throw ambiguous(table, fitting);
  const answers = fitting.map((row) => {
    env.surroundings.observe?.reached?.(row.nodeId, 'chosen');
    return objectOf(table.outputs.map(({ name }, index) => [name, evaluate(row.outputs[index]!, env)]));
  });
  if (table.hit === 'collect') return answers;
  return answers[0] ?? NO_ROW;
}

function fits({ tests }: TableRowIr, values: readonly Maybe[]): boolean {
  for (let index = 0; index < tests.length; index++) if (!matches(tests[index]!, values[index])) return false;
  return true;
}

/** `otherwise` answers only where no row does. */
function isFallback(table: TableIr, row: TableRowIr): boolean {
  return row.id === 'otherwise' && row === table.rows.at(-1);
}

function ambiguous(table: TableIr, rows: readonly TableRowIr[]): Failure {
  const ids = rows.map((row) => `\`${row.id}\``).join(' and ');
  return new Failure('AMBIGUOUS_ROW', `the rows ${ids} of \`${table.id}\` both fit, and only one may`);
}
