import { add, compareNumbers, divide, multiply, negate, remainder, round, subtract } from '../../src/decimal/arithmetic.js';
import { DATA } from '../../src/operators/data/index.js';
import { LIST } from '../../src/operators/list/index.js';
import { LOGIC } from '../../src/operators/logic/index.js';
import { TEXT_OPERATORS } from '../../src/operators/text/index.js';
import type { Operator, StrictOperator } from '../../src/operators/operator.js';
import { isNumber } from '../../src/decimal/decimal.js';
import { Failure } from '../../src/values/failure.js';
import { ANY, BOOLEAN, NUMBER } from '../../src/types/type.js';
import type { Maybe, Num } from '../../src/values/value.js';

const num = (v: Maybe): Num => {
  if (isNumber(v)) return v;
  throw new Failure('NOT_A_NUMBER', 'no number');
};
const strict = (name: string, result: typeof NUMBER, evaluate: (args: readonly Maybe[]) => Maybe, variadic = true): StrictOperator => ({
  name, group: 'number', summary: '', parameters: [{ name: 'a', type: ANY, summary: '' }, { name: 'b', type: ANY, summary: '', optional: true, variadic }], result, examples: [], form: 'strict', evaluate,
});
const fold = (f: (a: Num, b: Num) => Num) => (args: readonly Maybe[]): Maybe => args.slice(1).reduce<Num>((a, b) => f(a, num(b)), num(args[0]));
const ordered = (holds: (order: number) => boolean) => (args: readonly Maybe[]): Maybe =>
  args.slice(1).every((b, i) => {
    const a = args[i];
    if (typeof a === 'string' && typeof b === 'string') return holds(a < b ? -1 : a > b ? 1 : 0);
    return isNumber(a) && isNumber(b) ? holds(compareNumbers(a, b)) : false;
  });
const NUMBERS: Operator[] = [
  strict('+', NUMBER, fold(add)),
  strict('-', NUMBER, (args) => (args.length === 1 ? negate(num(args[0])) : fold(subtract)(args))),
  strict('*', NUMBER, fold(multiply)),
  strict('/', NUMBER, fold(divide)),
  strict('%', NUMBER, fold(remainder)),
  strict('round', NUMBER, (args) => round(num(args[0]), Number(args[1] ?? 0), (args[2] ?? 'half-even') as never)),
  strict('<', BOOLEAN, ordered((o) => o < 0)),
  strict('<=', BOOLEAN, ordered((o) => o <= 0)),
  strict('>', BOOLEAN, ordered((o) => o > 0)),
  strict('>=', BOOLEAN, ordered((o) => o >= 0)),
];
const each = ['map', 'filter', 'all', 'some', 'none', 'find', 'sortBy', 'groupBy', 'sum', 'count', 'minOf', 'maxOf', 'reduce'];
const SPECIAL = each.map((name): Operator => ({ name, group: 'list', summary: '', parameters: [{ name: 'a', type: ANY, summary: '' }, { name: 'b', type: ANY, summary: '', optional: true, variadic: true }], result: ANY, examples: [], form: 'special' }));
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([...LOGIC, ...DATA, ...LIST, ...TEXT_OPERATORS, ...SPECIAL, ...NUMBERS].map((o) => [o.name, o]));
