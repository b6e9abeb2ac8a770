import type { CallExpression, Expression, LiteralExpression, NumberText } from './expression.js';
import { isFormula } from './formula.js';
import { nameOfPath } from './path.js';
import { printFormula } from './print.js';

/** A JSON value; a number that JavaScript would spell in another way is an `ExactNumber`. */
export type JsonLogic =
  null | boolean | number | string | ExactNumber | readonly JsonLogic[] | { readonly [key: string]: JsonLogic };

/** A number by the text that spells it. A class, so that it is never taken for a map with the key `number`. */
export class ExactNumber implements NumberText {
  readonly number: string;

  constructor(number: string) {
    this.number = number;
  }

  toString(): string {
    return this.number;
  }
}

/** The same expression as JSON-Logic; what JSON-Logic has no words for stands in it as a formula. */
export function toJsonLogic(expression: Expression): JsonLogic {
  switch (expression.kind) {
    case 'literal':
      return literalLogic(expression);
    case 'list':
      return expression.items.map(toJsonLogic);
    case 'path': {
      const name = nameOfPath(expression);
      return name === undefined || isFormula(name) ? formulaOf(expression) : { var: name };
    }
    case 'call':
      return callLogic(expression);
  }
}

/** JSON-Logic as JSON text, on one line, with the numbers as they were spelled. */
export function writeJsonLogic(logic: JsonLogic): string {
  if (logic instanceof ExactNumber) return logic.number;
  if (logic === null || typeof logic !== 'object') return JSON.stringify(logic);
  if (isList(logic)) return `[${logic.map(writeJsonLogic).join(',')}]`;
  return `{${Object.entries(logic)
    .map(([key, value]) => `${JSON.stringify(key)}:${writeJsonLogic(value)}`)
    .join(',')}}`;
}

function isList(logic: JsonLogic): logic is readonly JsonLogic[] {
  return Array.isArray(logic);
}

function formulaOf(expression: Expression): string {
  return `= ${printFormula(expression)}`;
}

/** A text that begins with `=` would be read as a formula, so it stands in one. */
function literalLogic(literal: LiteralExpression): JsonLogic {
  const { value } = literal;
  if (typeof value === 'string') return isFormula(value) ? formulaOf(literal) : value;
  if (value === null || typeof value !== 'object') return value;
  const number = Number(value.number);
  return String(number) === value.number ? number : new ExactNumber(value.number);
}

function callLogic(call: CallExpression): JsonLogic {
  if (call.operator === 'object') {
    const entries = objectEntries(call.args);
    if (entries) return { object: entries };
  }
  const args = call.args.map(toJsonLogic);
  const only = args[0];
  const single = args.length === 1 && only !== undefined && !isList(only) && call.operator !== 'object';
  return mapOf(call.operator, single ? only : args);
}

/** The entries as a map, where a map keeps their keys and their order. */
function objectEntries(args: readonly Expression[]): JsonLogic | undefined {
  const keys = args.filter((_arg, at) => at % 2 === 0).map(mapKey);
  if (args.length % 2 === 1 || keys.includes(undefined) || new Set(keys).size < keys.length) return undefined;
  return Object.fromEntries(keys.map((key, at) => [key, toJsonLogic(args[2 * at + 1]!)]));
}

/** JavaScript moves keys that look like indexes to the front. */
function mapKey(key: Expression): string | undefined {
  const name = key.kind === 'literal' && typeof key.value === 'string' ? key.value : undefined;
  return name === undefined || /^[0-9]+$/.test(name) ? undefined : name;
}

/** Also for a key such as `__proto__`, which an assignment would not make an own property. */
function mapOf(key: string, value: JsonLogic): JsonLogic {
  return Object.fromEntries([[key, value]]);
}
