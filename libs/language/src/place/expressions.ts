import type { Definition, Expression } from '@reckoner/definitions';
import type { Checked, Scope, Type } from '@reckoner/engine';
import { contains } from './tree.js';

/** An expression of a definition with what the engine knows of it. */
export interface KnownExpression {
  readonly expression: Expression;
  readonly scope: Scope;
  readonly type: Type;
}

const known = new WeakMap<Checked, WeakMap<Definition, readonly KnownExpression[]>>();

/** All expressions of a definition, inner ones before those around them; found once for a checked workspace. */
export function expressionsOf(checked: Checked, definition: Definition): readonly KnownExpression[] {
  const ofChecked = known.get(checked) ?? new WeakMap<Definition, readonly KnownExpression[]>();
  known.set(checked, ofChecked);
  const found = ofChecked.get(definition) ?? observe(checked, definition);
  ofChecked.set(definition, found);
  return found;
}

function observe(checked: Checked, definition: Definition): KnownExpression[] {
  const found: KnownExpression[] = [];
  checked.program.observe(definition, (scope, expression, { type }) => found.push({ expression, scope, type }));
  return found;
}

/** The expressions at an offset, the innermost first. */
export function expressionsAt(all: readonly KnownExpression[], offset: number): KnownExpression[] {
  return all
    .filter(({ expression }) => contains(expression.span, offset))
    .sort((a, b) => lengthOf(a.expression) - lengthOf(b.expression));
}

function lengthOf({ span }: Expression): number {
  return span.end - span.start;
}
