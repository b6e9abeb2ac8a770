import type { Ir } from '../ir/expression.js';
import { partsOf } from '../ir/parts.js';
import { isTruthy } from '../values/truth.js';
import type { Frame } from './recorder.js';
import type { ExplainedCondition, ExplainedValue } from './explanation.js';

const TEXT_MAX = 160;

/** The expression as the definition writes it. */
export function sourceOf(ir: Ir): string {
  const { source, start, end } = ir.span;
  const text = source.text.slice(start, end).replace(/\s+/g, ' ');
  return text.length <= TEXT_MAX ? text : `${text.slice(0, TEXT_MAX - 1)}…`;
}

/** The conditions that a rule joins with `and`, each with the values it read; those never looked at are left out. */
export function conditionsOf(when: Ir, frame: Frame): ExplainedCondition[] {
  const joined = when.kind === 'and' ? when.args : [when];
  return joined
    .filter((condition) => frame.values.has(condition.id))
    .map((condition) => ({
      text: sourceOf(condition),
      holds: isTruthy(frame.values.get(condition.id)),
      values: readsOf(condition, frame),
    }));
}

/** The values that the expression read, each once, as paths. */
export function readsOf(ir: Ir, frame: Frame): ExplainedValue[] {
  const found = new Map<string, ExplainedValue>();
  const visit = (node: Ir): void => {
    if (node.kind === 'local' || node.kind === 'get') {
      const text = pathText(node);
      if (text !== undefined) {
        if (frame.values.has(node.id)) found.set(text, { text, value: frame.values.get(node.id) });
        return;
      }
    }
    partsOf(node).forEach(visit);
  };
  visit(ir);
  return [...found.values()];
}

/** A read of fields of a variable, as `entry.approval.status`; undefined for any other expression. */
export function pathText(ir: Ir): string | undefined {
  if (ir.kind === 'local') return ir.local.name;
  if (ir.kind !== 'get') return undefined;
  const of = pathText(ir.of);
  return of === undefined ? undefined : `${of}.${ir.key}`;
}
