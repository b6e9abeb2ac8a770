/** How hard a campaign is, in three forms; each figure can be given by itself. */
import { parseArgs } from 'node:util';
import { CRASH_POINTS } from '../../apps/runtime/dist/platform/crash-points.js';
import { ROOT } from '../build/fresh.js';

/** A pause is longer than any lease: whoever was paused has lost what it held. */
const COMMON = { latencyMs: 0, pauseMs: 12_000, settleSeconds: 180 };
const FORMS = {
  /** Nothing goes wrong but what is asked for. */
  still: {
    events: 600,
    rate: 90,
    runtimeKills: 0,
    postmasterKills: 0,
    backendKills: 0,
    pauses: 0,
    targetFaults: 0,
    gates: 0,
    poison: 0,
  },
  /** Within `npm test`: about 90 seconds. */
  brief: {
    events: 1_200,
    rate: 30,
    runtimeKills: 18,
    postmasterKills: 2,
    backendKills: 12,
    pauses: 1,
    targetFaults: 120,
    gates: 8,
    poison: 1,
  },
  /** Within `.ci/run` and before a release: below 8 minutes on 2 cores. */
  short: {
    events: 20_000,
    rate: 90,
    runtimeKills: 100,
    postmasterKills: 20,
    backendKills: 200,
    pauses: 4,
    targetFaults: 2_000,
    gates: 40,
    poison: 1,
  },
  long: {
    events: 200_000,
    rate: 90,
    runtimeKills: 1_000,
    postmasterKills: 200,
    backendKills: 2_000,
    pauses: 40,
    targetFaults: 20_000,
    gates: 400,
    poison: 5,
  },
};

export const HELP = `Usage: npm run chaos -- [--short | --brief] [options]

Kills runtimes, the database server and its sessions, and lets targets fail, while
events come in; then holds what came of it against the ledgers of source and targets.
The last line is the result as JSON; the exit code is 1 where anything was lost,
doubled or wrong.

Options:
  --brief, --short     how hard; without either, long
  --still              nothing goes wrong but what the options below ask for
  --seed <n>           the order of faults (default: 20261121)
  --events, --rate, --runtime-kills, --postmaster-kills, --backend-kills, --pauses, --target-faults,
  --gates, --poison, --latency-ms, --pause-ms, --settle-seconds <n>
  --points <names>     the crash points to die at, or none (default: all)
  --runtime <dir>      another copy of the runtime to try
  --defects            try planted defects instead; each must be caught
  --only <text>        of those, the ones with this in their name
  --keep               leave the folder with ledgers, database and logs
  --discard            keep nothing even where something was wrong
  --help
`;

const NUMBERS = {
  events: 'events',
  rate: 'rate',
  'runtime-kills': 'runtimeKills',
  'postmaster-kills': 'postmasterKills',
  'backend-kills': 'backendKills',
  pauses: 'pauses',
  'target-faults': 'targetFaults',
  gates: 'gates',
  poison: 'poison',
  'latency-ms': 'latencyMs',
  'pause-ms': 'pauseMs',
  'settle-seconds': 'settleSeconds',
};

export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      still: { type: 'boolean' },
      brief: { type: 'boolean' },
      short: { type: 'boolean' },
      seed: { type: 'string', default: '20261121' },
      points: { type: 'string' },
      runtime: { type: 'string', default: ROOT },
      defects: { type: 'boolean', default: false },
      only: { type: 'string' },
      discard: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      ...Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, { type: 'string' }])),
    },
  });
  const form = FORMS[values.still ? 'still' : values.brief ? 'brief' : values.short ? 'short' : 'long'];
  const given = Object.entries(NUMBERS).flatMap(([option, name]) =>
    values[option] === undefined ? [] : [[name, whole(option, values[option])]],
  );
  return {
    ...COMMON,
    ...form,
    ...Object.fromEntries(given),
    seed: whole('seed', values.seed),
    points: pointsOf(values.points),
    runtime: values.runtime,
    defects: values.defects,
    only: values.only,
    discard: values.discard,
    keep: values.keep,
    help: values.help,
  };
}

function pointsOf(text) {
  if (text === undefined) return CRASH_POINTS;
  const named = text === 'none' ? [] : text.split(',');
  const unknown = named.filter((name) => !CRASH_POINTS.includes(name));
  if (unknown.length > 0) throw new RangeError(`--points: there is no ${unknown.join(', ')}.`);
  return named;
}

function whole(option, text) {
  if (/^\d+$/.test(text)) return Number(text);
  throw new RangeError(`--${option} takes a whole number, not ${text}.`);
}
