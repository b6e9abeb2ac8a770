import type { BalanceIr, MappingIr, RulesIr, TableIr } from '../../ir/definitions.js';
import type { FlowIr } from '../../ir/flow.js';
import type { Ir } from '../../ir/expression.js';
import { alwaysHolds, sameCondition } from './conditions.js';
import { sameRules, sameTable } from './decisions.js';
import { entriesOf, formOfPart, isIr } from './form.js';

/** What two versions can be compared of. */
export type Comparable = MappingIr | RulesIr | TableIr | BalanceIr | FlowIr;

/**
 * Whether two versions of a definition provably do the same for every input that fits their types. False means only that
 * there is no proof. Messages for people are compared as they are written.
 */
export function isSameMeaning(before: Comparable, after: Comparable): boolean {
  if (sameEntries(before, after)) return true;
  if (!('kind' in before) || !('kind' in after)) return false;
  if (before.kind === 'rules' && after.kind === 'rules') return sameRules(before, after);
  return before.kind === 'table' && after.kind === 'table' && sameTable(before, after);
}

/** Whether a part is asked for its truth only. */
type Use = 'condition' | 'value';

function samePart(before: unknown, after: unknown, use: Use): boolean {
  if (formOfPart(before) === formOfPart(after)) return true;
  if (isIr(before) && isIr(after)) return sameExpression(before, after, use);
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((one, index) => samePart(one, after[index], use));
  return isPlain(before) && isPlain(after) && sameEntries(before, after);
}

function sameEntries(before: object, after: object): boolean {
  const [first, second] = [withoutIdle(before), withoutIdle(after)];
  return [...new Set([...first.keys(), ...second.keys()])].every((key) => {
    if (key === 'when') return sameWhen(first.get(key), second.get(key));
    return first.has(key) && second.has(key) && samePart(first.get(key), second.get(key), 'value');
  });
}

function isPlain(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !isIr(part) && !(part instanceof Map);
}

/** The entries without a fallback that is never asked for. */
function withoutIdle(part: object): ReadonlyMap<string, unknown> {
  const entries = new Map(entriesOf(part));
  const value = entries.get('value');
  if (isIr(value) && !value.type.optional) entries.delete('fallback');
  return entries;
}

/** No condition is one that always holds. */
function sameWhen(before: unknown, after: unknown): boolean {
  if (isIr(before) && isIr(after)) return sameExpression(before, after, 'condition');
  const only = before ?? after;
  return isIr(only) && alwaysHolds(only);
}

function sameExpression(before: Ir, after: Ir, use: Use): boolean {
  const isTruth = use === 'condition' || (isBoolean(before) && isBoolean(after));
  if (isTruth && sameCondition(before, after)) return true;
  if (before.kind !== after.kind) return false;
  const [first, second] = [entriesOf(before), entriesOf(after)].map((entries) => new Map(entries)) as [
    Map<string, unknown>,
    Map<string, unknown>,
  ];
  return [...new Set([...first.keys(), ...second.keys()])].every((key) => {
    const inner = key === 'body' && PER_ITEM.has(before.kind) ? 'condition' : 'value';
    return key === 'operator' ? first.get(key) === second.get(key) : samePart(first.get(key), second.get(key), inner);
  });
}

const PER_ITEM: ReadonlySet<string> = new Set<Ir['kind']>(['filter', 'all', 'some', 'none', 'find', 'count']);

function isBoolean({ type }: Ir): boolean {
  return type.kind === 'boolean' && !type.nullable && !type.optional;
}
