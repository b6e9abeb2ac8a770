import type { FieldIr, MappingIr, RulesIr, TableIr, ThenIr } from '../ir/definitions.js';
import { nodesOf } from './steps.js';

/**
 * What is small is written out in the flow that uses it, and shares its look-ups and reads; what is large is a
 * function of its own: a function that has grown too large is not optimised at all.
 */
const NODES_WRITTEN_OUT = 400;

export function isWrittenOut(definition: MappingIr | RulesIr | TableIr): boolean {
  if (definition.kind === 'rules')
    return definition.strategy === 'first' && nodesOfRules(definition) <= NODES_WRITTEN_OUT;
  if (definition.kind === 'table') return definition.rows.length * definition.columns.length <= NODES_WRITTEN_OUT;
  return nodesOfFields(definition.fields) <= NODES_WRITTEN_OUT;
}

export function nodesOfRules(rules: RulesIr): number {
  return rules.rules.reduce(
    (sum, rule) => sum + nodesOf(rule.when) + nodesOfThen(rule.then),
    nodesOfThen(rules.otherwise),
  );
}

/** Of the rows, those that can answer one time. */
export function nodesOfTable({ columns, rows, hit }: TableIr): number {
  const outputs = rows.map((row) => row.outputs.reduce((sum, output) => sum + nodesOf(output), 0));
  const answers = outputs.reduce((sum, each) => (hit === 'collect' ? sum + each : Math.max(sum, each)), 0);
  return columns.reduce((sum, column) => sum + nodesOf(column.value), answers);
}

function nodesOfThen(then: ThenIr): number {
  const parts = [...(then.say?.parts ?? []), ...(then.remedy?.parts ?? [])];
  const templates = parts.reduce<number>((sum, part) => sum + (typeof part === 'string' ? 1 : nodesOf(part)), 0);
  return then.outputs.reduce((sum, output) => sum + nodesOf(output.value), templates + 1);
}

export function nodesOfFields(fields: readonly FieldIr[]): number {
  return fields.reduce((sum, field) => sum + nodesOfField(field), 1);
}

function nodesOfField(field: FieldIr): number {
  if (field.kind === 'object') return nodesOfFields(field.fields);
  const when = field.when ? nodesOf(field.when) : 0;
  if (field.kind === 'list') return when + nodesOf(field.each) + nodesOfElement(field.element);
  return when + nodesOf(field.value) + (field.fallback ? nodesOf(field.fallback) : 0);
}

/** What one element of a list field takes. */
export function nodesOfElement(element: (FieldIr & { kind: 'list' })['element']): number {
  return element.kind === 'value' ? nodesOf(element.value) : nodesOfFields(element.fields);
}
