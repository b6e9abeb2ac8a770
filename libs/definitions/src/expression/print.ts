import type { CallExpression, Expression, LiteralExpression, PathExpression } from './expression.js';
import { INFIX_BY_OPERATOR, isName, KEYWORDS, POWER, type Infix } from './lexicon.js';
import { isIndex } from './path.js';
import { quoted } from './text.js';

/** Binds tighter than any operator: names, values, calls, brackets. */
const TIGHT = POWER.minus + 1;
/** `not(` and `true(` would be read otherwise; a call of such a name stands in backquotes. */
const NOT_CALLABLE: ReadonlySet<string> = new Set(['not', 'true', 'false', 'null']);

/** The formula of an expression, without the leading `=`; parsing it yields the same expression. */
export function printFormula(expression: Expression): string {
  return print(expression).text;
}

interface Printed {
  readonly text: string;
  readonly power: number;
}

function print(expression: Expression): Printed {
  switch (expression.kind) {
    case 'literal':
      return { text: printLiteral(expression), power: TIGHT };
    case 'path':
      return { text: printPath(expression), power: TIGHT };
    case 'list':
      return { text: `[${printAll(expression.items)}]`, power: TIGHT };
    case 'call':
      return printCall(expression);
  }
}

function printAll(expressions: readonly Expression[]): string {
  return expressions.map(printFormula).join(', ');
}

/** In brackets if it binds less tightly than asked for. */
function operand(expression: Expression, powerMin: number): string {
  const { text, power } = print(expression);
  return power < powerMin ? `(${text})` : text;
}

function printLiteral({ value }: LiteralExpression): string {
  if (typeof value === 'string') return quoted(value, '"');
  return value !== null && typeof value === 'object' ? value.number : String(value);
}

function printPath({ segments }: PathExpression): string {
  const [first = '', ...rest] = segments;
  const head = isName(first) && !KEYWORDS.has(first) ? first : quoted(first, '`');
  return head + rest.map(printSegment).join('');
}

function printSegment(segment: string): string {
  if (isIndex(segment)) return `[${segment}]`;
  return `.${isName(segment) ? segment : quoted(segment, '`')}`;
}

function printCall(call: CallExpression): Printed {
  const infix = INFIX_BY_OPERATOR.get(call.operator);
  if (infix && infixFits(infix, call.args.length)) return printInfix(infix, call);
  const only = call.args.length === 1 ? call.args[0] : undefined;
  if (only && call.operator === '!') return { text: `not ${operand(only, POWER.not)}`, power: POWER.not };
  if (only && call.operator === '-') return { text: `-${printNegated(only)}`, power: POWER.minus };
  const text = printRead(call) ?? printObject(call) ?? `${printOperator(call.operator)}(${printAll(call.args)})`;
  return { text, power: TIGHT };
}

function infixFits(infix: Infix, count: number): boolean {
  if (infix.chain === 'flat') return count >= 2;
  return count === 2 || (infix.chain === 'between' && count === 3);
}

/** The first operand may begin a chain of the same rank, unless it would melt into this call. */
function printInfix(infix: Infix, call: CallExpression): Printed {
  const [first, ...rest] = call.args;
  const melts =
    infix.power === POWER.comparison ||
    (infix.chain === 'flat' && first!.kind === 'call' && first!.operator === infix.operator);
  const left = operand(first!, melts ? infix.power + 1 : infix.power);
  const right = rest.map((arg) => operand(arg, infix.power + 1));
  return { text: [left, ...right].join(` ${infix.sign} `), power: infix.power };
}

/** `-5` is a number; the negation of 5 is `-(5)`. */
function printNegated(expression: Expression): string {
  const { text, power } = print(expression);
  return power === TIGHT && expression.kind !== 'literal' ? text : `(${text})`;
}

/** `lookup(…).name` and `list[0]`; fields of a name would be read as a path, so there `get` is spelled out. */
function printRead(call: CallExpression): string | undefined {
  const [base, key] = call.args;
  if (call.operator !== 'get' || call.args.length !== 2 || !base || !key || base.kind === 'literal') return undefined;
  if (key.kind === 'literal' && base.kind === 'path' && isSegment(key)) return undefined;
  const of = operand(base, TIGHT);
  if (key.kind === 'literal' && typeof key.value === 'string')
    return `${of}.${isName(key.value) ? key.value : quoted(key.value, '`')}`;
  return `${of}[${printFormula(key)}]`;
}

function isSegment({ value }: LiteralExpression): boolean {
  return typeof value === 'string' || (value !== null && typeof value === 'object' && isIndex(value.number));
}

function printObject(call: CallExpression): string | undefined {
  if (call.operator !== 'object' || call.args.length % 2 === 1) return undefined;
  const entries: string[] = [];
  for (let at = 0; at < call.args.length; at += 2) {
    const key = call.args[at]!;
    if (key.kind !== 'literal' || typeof key.value !== 'string') return undefined;
    entries.push(`${isName(key.value) ? key.value : quoted(key.value, '"')}: ${printFormula(call.args[at + 1]!)}`);
  }
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function printOperator(name: string): string {
  return isName(name) && !NOT_CALLABLE.has(name) ? name : quoted(name, '`');
}
