import type { Local } from '../ir/expression.js';

/** Parts of lowered definitions that hold no expressions. */
const WITHOUT_EXPRESSIONS: ReadonlySet<string> = new Set([
  'span',
  'type',
  'result',
  'target',
  'schema',
  'operator',
  'table',
]);

/** The ids of the variables that are read anywhere in these lowered steps or expressions. */
export function localsRead(of: unknown): ReadonlySet<number> {
  const found = new Set<number>();
  collect(of, found, new Set());
  return found;
}

function collect(of: unknown, found: Set<number>, seen: Set<object>): void {
  if (typeof of !== 'object' || of === null || seen.has(of)) return;
  seen.add(of);
  if (isLocalRead(of)) found.add(of.local.id);
  for (const [key, part] of Object.entries(of)) if (!WITHOUT_EXPRESSIONS.has(key)) collect(part, found, seen);
}

function isLocalRead(of: object): of is { local: Local } {
  return 'kind' in of && of.kind === 'local';
}
