/**
 * Which requests inside a gate nobody could have helped. Those that were on their way when it was announced; and where
 * whoever was told of the pause died, or stood still, before it could be written down, the one request by which a
 * successor finds out. All of them are counted, and there cannot be many of either.
 */

/** As long as an answer may take to be read, and what left before that to arrive. */
const UNDER_WAY_MS = 1_000;
/** As long as it takes, at most, until an answer that was read is written down. */
const UNWRITTEN_MS = 1_000;

/**
 * @param found requests inside gates as the sandbox's ledger has them
 * @param disturbances { name, from, to }: when who was killed or stood still
 * @param concurrency how many requests may be under way at a time
 */
export function judgeGates(found, disturbances, concurrency) {
  const late = found.filter(({ after }) => after > UNDER_WAY_MS);
  const underWay = found.length - late.length;
  const used = new Set();
  const breaches = late.filter((one) => !isProbe(one, disturbances, used));
  const crowded = crowdedGates(found, concurrency);
  return { underWay, probes: late.length - breaches.length, breaches: breaches.length + crowded, examples: breaches };
}

/** Each disturbance excuses one request to each target. */
function isProbe({ at, after, target }, disturbances, used) {
  const announced = at - after;
  const why = disturbances.findIndex(
    ({ from, to }, index) =>
      announced > from - UNWRITTEN_MS && announced < to + UNWRITTEN_MS && !used.has(`${index} ${target}`),
  );
  if (why >= 0) used.add(`${why} ${target}`);
  return why >= 0;
}

/**
 * More than can have been under way: somebody went on although told. Those that were, when the pause was announced, and
 * as many again: what was given up on, as its answer did not come in time, arrives all the same when the target wakes.
 */
function crowdedGates(found, concurrency) {
  const counts = new Map();
  for (const { gate, after } of found) {
    if (after <= UNDER_WAY_MS) counts.set(gate, (counts.get(gate) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count > 2 * concurrency).length;
}
