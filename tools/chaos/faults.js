/** What goes wrong, and in which order: all of it from the seed. */

/** How many writes are sent for an event, roughly: what the odds of a fault are reckoned from. */
const WRITES_PER_EVENT = 1.7;
/** Spread over so many, gates are announced from the beginning nearly to the end. */
const WRITES_AT_LEAST = 1.4;

/** What a target may do to a write. Silence costs the runtime its whole time-out, so it is rare. */
const TARGET_FAULTS = [
  { fault: 'commit-then-reset', share: 6 },
  { fault: 'commit-then-fin', share: 4 },
  { fault: 'commit-then-truncate', share: 4 },
  { fault: 'commit-then-500', share: 6 },
  { fault: 'commit-then-502', share: 3 },
  { fault: 'commit-then-late', share: 2 },
  { fault: 'no-commit-reset', share: 5 },
  { fault: 'no-commit-fin', share: 3 },
  { fault: 'no-commit-500', share: 5 },
  { fault: 'no-commit-503', share: 4 },
  { fault: 'twice', share: 3 },
  { fault: 'token-expiry', share: 1 },
  { fault: 'commit-then-silence', share: 0.1 },
  { fault: 'no-commit-silence', share: 0.1 },
];
/** Forms of Retry-After that say how long, and such that say nothing of use. */
const GATES = ['seconds', 'date'];
const NO_GATES = ['zero', 'negative', 'garbage', 'missing'];
/** Long enough that whoever takes over from a process that died comes inside it. */
const GATE_SECONDS = 6;

/** Rules for the sandbox that make about so many faults out of so many events. */
export function targetRules({ events, targetFaults, gates, seed }) {
  const shares = TARGET_FAULTS.reduce((sum, { share }) => sum + share, 0);
  const odds = (1.4 * targetFaults) / (events * WRITES_PER_EVENT);
  const rules = TARGET_FAULTS.map(({ fault, share }, index) => ({
    target: '*',
    fault,
    probability: (odds * share) / shares,
    seed: `${seed}/${index}`,
  }));
  const throttle = (retryAfter, after) => {
    return { target: '*', fault: 'throttle', retryAfter, seconds: GATE_SECONDS, times: 1, after };
  };
  const every = (events * WRITES_AT_LEAST) / gates;
  return [
    ...Array.from({ length: gates }, (_, n) => throttle(GATES[n % GATES.length], Math.floor((n + 0.5) * every))),
    ...(targetFaults === 0 ? [] : NO_GATES.map((form, n) => throttle(form, 10 * (n + 1)))),
    ...rules,
  ];
}

/**
 * The campaign's own deeds, in lanes that run at the same time: what befalls each runtime, and what befalls the database.
 * Within a lane they are shuffled; every named point comes up before any comes up again.
 */
export function lanes({ runtimeKills, postmasterKills, backendKills, pauses, points }, random) {
  const runtimes = [[], []];
  const atPoints =
    points.length === 0 ? 0 : Math.max(Math.min(points.length, runtimeKills), Math.floor(runtimeKills / 2));
  for (let kill = 0; kill < runtimeKills; kill += 1) {
    const point = kill < atPoints ? points[kill % points.length] : undefined;
    runtimes[kill % 2].push({ kind: 'runtime', runtime: kill % 2, point, pass: passOf(point, random) });
  }
  for (let pause = 0; pause < pauses; pause += 1) runtimes[0].push({ kind: 'pause', runtime: 0 });
  const database = [
    ...Array.from({ length: postmasterKills }, () => ({ kind: 'postmaster' })),
    ...Array.from({ length: backendKills }, () => ({ kind: 'backend', draw: random.next() })),
  ];
  return [...runtimes, database].map((lane) => shuffled(lane, random));
}

/** Some are passed all the time, others once in a while. */
function passOf(point = '', random) {
  return /^(execution|delivery)\./.test(point) && !point.endsWith('-gate') ? 1 + random.below(4) : 1;
}

function shuffled(list, random) {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [list[at], list[other]] = [list[other], list[at]];
  }
  return list;
}
