/**
 * Compares ways to do the same work: all in one process, in turns, each over all inputs again and again, and the median
 * of the rounds. Inputs rotate and every result is looked at, so that nothing can be hoisted or left out.
 */
import assert from 'node:assert/strict';

const IS_SMOKE = process.argv.includes('--smoke');

const ROUNDS = effort(31, 1);
/** How long one contender runs in one round. */
const ROUND_NS = effort(4e6, 1);
const WARM_UP_ROUNDS = effort(8, 1);

let loops = 0;

/**
 * A way to do the work.
 *   run   the function
 *   call  how it is called, as text; `input` is one of the inputs
 *   use   a number made of what is costly to make of the `result`, as text
 *   inputs  others than those of all, where it does other work
 *   isKept  whether results outlive the loop's pass, as objects made for others do; else V8 may not make them at all
 */
const DEFAULTS = { call: 'run(input)', use: 'result === undefined ? 0 : 1' };

/**
 * A loop of its own for each contender: V8 would else share one, and what it learned of one contender would slow down
 * the others. All call their function the same way, so all can be inlined or none.
 */
function loopOf({ run, call, use, isKept }, inputs) {
  loops += 1;
  const source = `
    let sink = 0;
    const kept = new Array(16).fill(undefined);
    return function loop${loops}(passes) {
      for (let pass = 0; pass < passes; pass++) {
        for (let at = 0; at < inputs.length; at++) {
          const input = inputs[at];
          const result = ${call};
          sink += ${use};
          ${isKept ? 'kept[at & 15] = result;' : ''}
        }
      }
      return sink;
    };`;
  return new Function('run', 'inputs', source)(run, inputs);
}

/** What a contender answers to one input. */
function answerOf({ run, call }, input) {
  return new Function('run', 'input', `return ${call};`)(run, input);
}

/** Inputs for which two ways differ are a fault of the benchmark. */
function assertSame(contenders, inputs, comparable) {
  const [first, ...others] = contenders;
  const expected = inputs.map((input) => comparable(answerOf(first, input)));
  for (const other of others) {
    inputs.forEach((input, index) => {
      assert.deepEqual(
        comparable(answerOf(other, input)),
        expected[index],
        `${other.name} differs from ${first.name} at input ${index}`,
      );
    });
  }
}

function time(loop, passes, inputs) {
  const start = process.hrtime.bigint();
  loop(passes);
  return Number(process.hrtime.bigint() - start) / (passes * inputs.length);
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * Nanoseconds a run, by contender, as the median of the rounds; `times.ratio(a, b)` is the median of the rounds' ratios,
 * which what else the machine does disturbs least. `comparable` is what of an answer all contenders must agree on.
 */
export function compare(contenders, inputs, comparable = (answer) => answer) {
  const all = Object.entries(contenders).map(([name, given]) => ({ ...DEFAULTS, name, ...given }));
  const shared = all.filter((contender) => !contender.inputs);
  assertSame(shared, inputs, comparable);
  const entries = all.map((contender) => {
    const own = contender.inputs ?? inputs;
    return { name: contender.name, inputs: own, loop: loopOf(contender, own), times: [], passes: 1 };
  });
  for (const entry of entries) {
    for (let warm = 0; warm < WARM_UP_ROUNDS; warm += 1) {
      const each = time(entry.loop, entry.passes, entry.inputs);
      entry.passes = Math.max(1, Math.round(ROUND_NS / (each * entry.inputs.length)));
    }
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const entry of entries) entry.times.push(time(entry.loop, entry.passes, entry.inputs));
  }
  const medians = Object.fromEntries(entries.map(({ name, times }) => [name, median(times)]));
  const timesOf = (name) => entries.find((entry) => entry.name === name).times;
  const ratio = (a, b) => median(timesOf(a).map((each, round) => each / timesOf(b)[round]));
  return { ...medians, ratio };
}

/** How much is done: `usual` for figures that mean something, `least` to see that an area still runs (`--smoke`). */
export function effort(usual, least) {
  return IS_SMOKE ? least : usual;
}

/** A figure that must not be above its floor: the cost as a multiple. */
export function atMost(area, name, value, floor) {
  return { area, name, value: rounded(value), floor, holds: value <= floor };
}

/** A figure that must not be below: how many times faster. */
export function atLeast(area, name, value, floor) {
  return { area, name, value: rounded(value), floor, holds: value >= floor };
}

/** A figure without a floor, for comparison. */
export function shown(area, name, value) {
  return { area, name, value: rounded(value), floor: null, holds: true };
}

function rounded(value) {
  return Number(value.toPrecision(3));
}
