import type { CallExpression, Expression, LiteralExpression, PathExpression } from '@reckoner/definitions';
import { OPERATORS } from '@reckoner/engine';

/** Plain JSON-Logic, as other implementations read it. */
export type PlainLogic =
  null | boolean | number | string | readonly PlainLogic[] | { readonly [operator: string]: PlainLogic };

/** Why an expression is no plain JSON-Logic. Thrown inside this file only. */
class NotPortable {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

/**
 * The expression as plain JSON-Logic: standard operators only, names inside list operators relative to the element, as
 * JSON-Logic has them (`item.hours` is `{"var":"hours"}`).
 */
export function plainLogic(expression: Expression): { readonly logic: PlainLogic } | { readonly why: string } {
  try {
    return { logic: write(expression, 'outside') };
  } catch (thrown) {
    if (thrown instanceof NotPortable) return { why: thrown.why };
    throw thrown;
  }
}

/** What names mean: inputs, or parts of the element, or of the element and the accumulator of `reduce`. */
type Scope = 'outside' | 'element' | 'reduce';

function write(expression: Expression, scope: Scope): PlainLogic {
  switch (expression.kind) {
    case 'literal':
      return writeLiteral(expression);
    case 'list':
      return expression.items.map((item) => write(item, scope));
    case 'path':
      return { var: nameIn(scope, expression) };
    case 'call':
      return writeCall(expression, scope);
  }
}

function writeLiteral({ value, plain }: LiteralExpression): PlainLogic {
  if (value === null || typeof value !== 'object') return value;
  // Where a text is expected, a plain 0120 is that text.
  if (plain !== undefined && plain !== value.number) return plain;
  const number = Number(value.number);
  if (value.number.replace(/\D/g, '').length > 15)
    throw new NotPortable(`the number ${value.number} has more digits than others hold`);
  return number;
}

function nameIn(scope: Scope, { segments }: PathExpression): string {
  if (segments.some((segment) => segment.includes('.')))
    throw new NotPortable(`a name holds a point: \`${segments.join('` `')}\``);
  const [first, ...rest] = segments as [string, ...string[]];
  if (scope === 'outside') return segments.join('.');
  const isElement = first === 'item' || (scope === 'reduce' && first === 'current');
  if (scope === 'reduce' && first === 'accumulator') return segments.join('.');
  if (!isElement) throw new NotPortable(`\`${segments.join('.')}\` is read from inside a list`);
  return scope === 'reduce' ? ['current', ...rest].join('.') : rest.join('.');
}

const PER_ITEM: ReadonlySet<string> = new Set(['map', 'filter', 'all', 'some', 'none']);

function writeCall(call: CallExpression, scope: Scope): PlainLogic {
  const { operator, args } = call;
  if (OPERATORS.get(operator)?.standard !== true) throw new NotPortable(`JSON-Logic has no \`${operator}\``);
  if (operator === 'var') return { var: writeVar(args, scope) };
  if ((operator === 'missing' || operator === 'missing_some') && scope !== 'outside')
    throw new NotPortable(`\`${operator}\` is asked inside a list`);
  return { [operator]: args.map((arg, index) => write(arg, scopeOf(operator, index, scope))) };
}

function scopeOf(operator: string, index: number, scope: Scope): Scope {
  if (index !== 1) return scope;
  if (operator === 'reduce') return 'reduce';
  return PER_ITEM.has(operator) ? 'element' : scope;
}

/** `{ var: [name, default] }` with a name that is known. */
function writeVar([name, ...defaults]: readonly Expression[], scope: Scope): PlainLogic {
  if (name?.kind !== 'literal' || typeof name.value !== 'string')
    throw new NotPortable('the name of a field is computed');
  const segments = name.value.split('.');
  const path: PathExpression = { kind: 'path', segments, segmentSpans: segments.map(() => name.span), span: name.span };
  return [nameIn(scope, path), ...defaults.map((one) => write(one, scope))];
}
