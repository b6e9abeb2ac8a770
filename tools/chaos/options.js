/** How hard a campaign is, in three forms; each figure can be given by itself. */
import { parseArgs } from 'node:util';

const FORMS = {
  /** Within `npm test`: about 90 seconds. */
  brief: {
    events: 1_500,
    rate: 40,
    runtimeKills: 8,
    postmasterKills: 2,
    backendKills: 12,
    pauses: 1,
    targetFaults: 150,
  },
  /** Within `.ci/run` and before a release: below 8 minutes on 2 cores. */
  short: {
    events: 20_000,
    rate: 100,
    runtimeKills: 100,
    postmasterKills: 20,
    backendKills: 200,
    pauses: 4,
    targetFaults: 2_000,
  },
  long: {
    events: 200_000,
    rate: 100,
    runtimeKills: 1_000,
    postmasterKills: 200,
    backendKills: 2_000,
    pauses: 40,
    targetFaults: 20_000,
  },
};

export const HELP = `Usage: npm run chaos -- [--short | --brief] [options]

Kills runtimes, the database server and its sessions, and lets targets fail, while
events come in; then holds what came of it against the ledgers of source and targets.
The last line is the result as JSON; the exit code is 1 where anything was lost,
doubled or wrong.

Options:
  --brief, --short     how hard; without either, long
  --seed <n>           the order of faults (default: 20261121)
  --events, --rate, --runtime-kills, --postmaster-kills, --backend-kills, --pauses, --target-faults <n>
  --keep               leave the folder with ledgers, database and logs
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
};

export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      brief: { type: 'boolean' },
      short: { type: 'boolean' },
      seed: { type: 'string', default: '20261121' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      ...Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, { type: 'string' }])),
    },
  });
  const form = FORMS[values.brief ? 'brief' : values.short ? 'short' : 'long'];
  const given = Object.entries(NUMBERS).flatMap(([option, name]) =>
    values[option] === undefined ? [] : [[name, whole(option, values[option])]],
  );
  return {
    ...form,
    ...Object.fromEntries(given),
    seed: whole('seed', values.seed),
    keep: values.keep,
    help: values.help,
  };
}

function whole(option, text) {
  if (/^\d+$/.test(text)) return Number(text);
  throw new RangeError(`--${option} takes a whole number, not ${text}.`);
}
