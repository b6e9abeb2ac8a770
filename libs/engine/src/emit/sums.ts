import { add, divide } from '../decimal/arithmetic.js';
import { SUM_UNITS_MAX } from '../decimal/fast.js';
import type { Ir, Local, ReduceIr } from '../ir/expression.js';
import type { Num } from '../values/value.js';
import type { Block } from './block.js';
import { all, code, joined, type Code } from './code.js';
import { value } from './expression.js';
import { LIST_MAX } from './limits.js';
import { loop } from './lists.js';
import { Operands } from './operands.js';
import { addAny } from './runtime.js';
import { nodesOf } from './steps.js';
import { emitUnits, unitBounds, UNITS_MAX, type UnitBounds } from './units.js';
import { localsRead } from './used.js';

/** The amounts of a list's elements, to be added up exactly, in whatever order. */
export interface Summed {
  readonly list: Ir;
  readonly item: Local;
  readonly amount: Ir;
}

export function emitSum(given: Summed, at: Block): Code {
  const summed = unmapped(given);
  const bounds = unitBounds(summed.amount);
  if (!bounds || !(bounds.max < UNITS_MAX)) return checkedSum(summed, at);
  return isProduct(summed.amount) ? filteredSum(summed, bounds, at) : unitSum(summed, bounds, at);
}

/** Where the list is a mapped one and the amount its element, what was mapped. */
function unmapped(of: Summed): Summed {
  const { list, item, amount } = of;
  if (list.kind !== 'map' || amount.kind !== 'local' || amount.local.id !== item.id) return of;
  return unmapped({ list: list.list, item: list.item, amount: list.body });
}

/** A loop that adds each amount; answers how many passes there are at most. */
function eachAmount({ list, item, amount }: Summed, at: Block, addTo: (body: Block) => void): Code {
  const pass = (element: Code, body: Block): void => {
    body.bind(item, element);
    addTo(body);
  };
  return loop(list, at, pass, nodesOf(amount) + 1);
}

/** A number, or few numbers multiplied. */
function isProduct(amount: Ir): boolean {
  return factorsOf(amount).length <= 2 && factorsOf(amount).every((factor) => factor.kind !== 'call');
}

/**
 * In plain doubles, where the sum's error, bounded by the sum of the amounts' sizes, is surely less than a quarter of
 * the last digit that the sum can have: then rounding to that digit gives the exact sum. Else in units, once more.
 */
function filteredSum(summed: Summed, bounds: UnitBounds, at: Block): Code {
  const { names, unit } = at.emission;
  const [sum, size, total] = [names.fresh('sum'), names.fresh('size'), names.fresh('total')];
  at.push(code`let ${sum} = 0, ${size} = 0;`);
  const passes = eachAmount(summed, at, (body) => {
    const factors = factorsOf(summed.amount).map((factor) => value(factor, body));
    const amount = body.constant('amount', joined(factors, code` * `));
    body.push(code`${sum} += ${amount};`);
    body.push(code`${size} += Math.abs(${amount});`);
  });
  at.push(code`let ${total} = ${unit.bind('round', roundedTotal)}(${sum}, ${size}, ${passes}, ${10 ** bounds.scale});`);
  const again = at.child();
  again.push(code`${total} = ${unitSum(summed, bounds, again)};`);
  at.push(code`if (${total} !== ${total}) {\n${again.code()}\n}`);
  return total;
}

/** Each amount is off by a few roundings, the sum by one more for each. */
function roundedTotal(sum: number, size: number, passes: number, scale: number): number {
  const error = (passes + 8) * 2 ** -52 * size;
  return error * scale < 0.25 && size * scale < UNITS_MAX ? Math.round(sum * scale) / scale + 0 : NaN;
}

/** In units of the last digit. */
function unitSum(summed: Summed, { scale, max }: UnitBounds, at: Block): Code {
  const { names, unit } = at.emission;
  const [count, rest] = [names.fresh('units'), names.fresh('rest')];
  const total = code`${unit.bind('total', totalOf)}(${count}, ${rest}, ${10 ** scale})`;
  at.push(code`let ${count} = 0, ${rest} = 0;`);
  eachAmount(summed, at, (body) => {
    body.push(code`${count} += ${emitUnits(summed.amount, body)!.code};`);
    if (max * LIST_MAX < SUM_UNITS_MAX) return;
    body.push(
      code`if (${count} > ${SUM_UNITS_MAX} || ${count} < ${-SUM_UNITS_MAX}) { ${rest} = ${total}; ${count} = 0; }`,
    );
  });
  return at.constant('sum', total);
}

function totalOf(units: number, rest: Num, scale: number): Num {
  const total = units < UNITS_MAX && units > -UNITS_MAX ? units / scale + 0 : divide(units, scale);
  return rest === 0 ? total : add(total, rest);
}

/** The units of usual amounts are ten-thousandths. */
const SUM_SCALE = 4;

/**
 * A running total that stays within this has only added units below 10¹⁵, each of which one double spells. What is no
 * double makes it NaN, which is within nothing.
 */
const RUNNING_MAX = 5e14;

/** Units are counted in a double while that is exact; what has none is added one by one. */
function checkedSum(summed: Summed, at: Block): Code {
  const { names, unit } = at.emission;
  const [count, rest] = [names.fresh('units'), names.fresh('rest')];
  at.push(code`let ${count} = 0, ${rest} = 0;`);
  eachAmount(summed, at, (body) => {
    const operands = new Operands(factorsOf(summed.amount), body);
    for (const assignment of operands.assignments) body.push(code`${assignment};`);
    const scale = 10 ** (SUM_SCALE / operands.all.length);
    const units = operands.all.map(({ code: of }) => ({
      of,
      name: body.constant('u', code`typeof ${of} === "number" ? Math.round(${of} * ${scale}) : NaN`),
    }));
    const product = joined(
      units.map(({ name }) => name),
      code` * `,
    );
    const next = body.constant('next', code`${count} + ${product}`);
    const exact = units.map(({ of, name }) => code`${name} / ${scale} === ${of}`);
    const slow = body.child();
    slow.push(code`${rest} = ${unit.bind('add', addAny)}(${rest}, ${value(summed.amount, slow)});`);
    const isWithin = code`${next} < ${RUNNING_MAX} && ${next} > ${-RUNNING_MAX}`;
    body.push(code`if (${all(exact)} && ${isWithin}) ${count} = ${next};\nelse {\n${slow.code()}\n}`);
  });
  return at.constant('sum', code`${unit.bind('total', totalOf)}(${count}, ${rest}, ${10 ** SUM_SCALE})`);
}

/** Hundredths times hundredths are ten-thousandths. */
function factorsOf(amount: Ir): readonly Ir[] {
  return amount.kind === 'call' && amount.operator.name === '*' && amount.args.length === 2 ? amount.args : [amount];
}

/** What a `reduce` adds up, if it does nothing else: `accumulator + amount` from a number on. */
export function amountAdded({ body, accumulator, initial }: ReduceIr): Ir | undefined {
  if (body.kind !== 'call' || body.operator.name !== '+' || body.args.length !== 2) return undefined;
  if (initial.kind !== 'const' || typeof initial.value !== 'number') return undefined;
  const [left, right] = body.args as [Ir, Ir];
  const [sum, amount] = left.kind === 'local' && left.local.id === accumulator.id ? [left, right] : [right, left];
  if (sum.kind !== 'local' || sum.local.id !== accumulator.id || localsRead(amount).has(accumulator.id))
    return undefined;
  return amount;
}
