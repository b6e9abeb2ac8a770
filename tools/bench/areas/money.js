/**
 * Exact money against the float that it replaces: hours × rate, rounded to two digits. Both run over the same 4,096
 * pairs, in turns within one process; the figure is the median of the rounds' ratios.
 */
import { roundProduct, roundShortProduct } from '../../../libs/engine/dist/decimal/fast.js';
import { effort } from '../measure.js';

const PAIRS = 4096;
const ROUNDS = effort(41, 1);
const WARM_UP_ROUNDS = effort(10, 0);
const PASSES = effort(40, 1);

/** Hours in hundredths, mostly quarters; rates in cents: every tie that a finance team meets is in it. */
function pairs() {
  let state = 20_261_121;
  const next = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const hours = new Array(PAIRS);
  const rates = new Array(PAIRS);
  for (let at = 0; at < PAIRS; at += 1) {
    hours[at] = next(4) === 0 ? next(2400) / 100 : next(96) / 4;
    rates[at] = (1500 + next(30_000)) / 100;
  }
  return { hours, rates };
}

function floatMoney(hours, rates) {
  let sum = 0;
  for (let at = 0; at < hours.length; at += 1) sum += Math.round(hours[at] * rates[at] * 100) / 100;
  return sum;
}

function exactMoney(hours, rates) {
  let sum = 0;
  for (let at = 0; at < hours.length; at += 1) sum += roundProduct(hours[at], rates[at], 2, 'half-even');
  return sum;
}

function typedMoney(hours, rates) {
  let sum = 0;
  for (let at = 0; at < hours.length; at += 1) sum += roundShortProduct(hours[at], rates[at], 2, 'half-even');
  return sum;
}

function time(run, { hours, rates }) {
  const start = process.hrtime.bigint();
  for (let pass = 0; pass < PASSES; pass += 1) run(hours, rates);
  return Number(process.hrtime.bigint() - start) / (PASSES * PAIRS);
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/** The figures of this area. */
export function figures() {
  const data = pairs();
  const runs = [floatMoney, exactMoney, typedMoney];
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) for (const run of runs) time(run, data);
  const ratios = { exact: [], typed: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const float = time(floatMoney, data);
    ratios.exact.push(time(exactMoney, data) / float);
    ratios.typed.push(time(typedMoney, data) / float);
  }
  return [figure('exact money, × float', ratios.exact), figure('exact money of known scale, × float', ratios.typed)];
}

function figure(name, ratios) {
  const value = Number(median(ratios).toFixed(2));
  return { area: 'money', name, value, floor: 1.5, holds: value <= 1.5 };
}
