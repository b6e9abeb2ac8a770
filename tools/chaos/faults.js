/** What goes wrong, and in which order: all of it from the seed. */
import { CRASH_POINTS } from '../../apps/runtime/dist/platform/crash-points.js';

/** How many writes are sent for an event, roughly: what the odds of a fault are reckoned from. */
const WRITES_PER_EVENT = 1.7;

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
const THROTTLES = ['seconds', 'date', 'zero', 'negative', 'garbage', 'missing'];

/** Rules for the sandbox that make about so many faults out of so many events. */
export function targetRules({ events, targetFaults, seed }) {
  const shares = TARGET_FAULTS.reduce((sum, { share }) => sum + share, 0);
  const odds = (1.4 * targetFaults) / (events * WRITES_PER_EVENT);
  const rules = TARGET_FAULTS.map(({ fault, share }, index) => ({
    target: '*',
    fault,
    probability: (odds * share) / shares,
    seed: seed + index,
  }));
  const throttles = THROTTLES.map((retryAfter, index) => ({
    target: '*',
    fault: 'throttle',
    retryAfter,
    seconds: 3,
    probability: 0.0004,
    seed: seed + 100 + index,
  }));
  return [...rules, ...throttles];
}

/**
 * The campaign's own deeds, in lanes that run at the same time: what befalls each runtime, and what befalls the database.
 * Within a lane they are shuffled; every named point comes up before any comes up again.
 */
export function lanes({ runtimeKills, postmasterKills, backendKills, pauses }, random) {
  const runtimes = [[], []];
  for (let kill = 0; kill < runtimeKills; kill += 1) {
    const point = kill % 4 < 2 ? CRASH_POINTS[Math.floor(kill / 2) % CRASH_POINTS.length] : undefined;
    runtimes[kill % 2].push({ kind: 'runtime', runtime: kill % 2, point: point && `${point}@${1 + random.below(6)}` });
  }
  for (let pause = 0; pause < pauses; pause += 1) runtimes[pause % 2].push({ kind: 'pause', runtime: pause % 2 });
  const database = [
    ...Array.from({ length: postmasterKills }, () => ({ kind: 'postmaster' })),
    ...Array.from({ length: backendKills }, () => ({ kind: 'backend', draw: random.next() })),
  ];
  return [...runtimes, database].map((lane) => shuffled(lane, random));
}

function shuffled(list, random) {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [list[at], list[other]] = [list[other], list[at]];
  }
  return list;
}
