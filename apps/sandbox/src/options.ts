/** The command line of the sandbox. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SANDBOX, type SandboxOptions } from './sandbox.js';

export const HELP = `Usage: sandbox.js [options]

Stand-ins for the systems around Reckoner: a time system that is pulled or
pushes, and targets that book, with faults on demand and a ledger of all of it.

Options:
  --folder <dir>       where the ledger lies (default: ".reckoner/sandbox")
  --port <n>           0 takes any free one (default: ${SANDBOX.port})
  --host <address>     (default: ${SANDBOX.host})
  --workspace <dir>    whose sample rows the entries fit (default: ".")
  --seed <n>           of the entries that are pulled (default: ${SANDBOX.seed})
  --entries <n>        how many of them (default: ${SANDBOX.entries})
  --fsync <mode>       group: each answer waits for the disk, shared by all that
                       wait; off: for the operating system only (default: group)
  --limits <mode>      vendor: the vendors' own limits; none (default: vendor)
  --no-bodies          keep no bodies in the ledger, only what they amount to
  --report             print what the ledger in the folder says, and end
  --help

Faults, settings and pushes: /_control. What happened: /_ledger.
`;

export type Command =
  | { what: 'help' }
  | { what: 'report'; folder: string }
  | { what: 'serve'; options: Partial<SandboxOptions> & Pick<SandboxOptions, 'folder' | 'workspace'> }
  | { what: 'wrong'; message: string };

export function commandOf(args: string[]): Command {
  try {
    return read(args);
  } catch (cause) {
    return { what: 'wrong', message: (cause as Error).message };
  }
}

function read(args: string[]): Command {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args,
    options: {
      folder: text,
      port: text,
      host: text,
      workspace: text,
      seed: text,
      entries: text,
      fsync: text,
      limits: text,
      'no-bodies': flag,
      report: flag,
      help: flag,
    },
  });
  if (values.help === true) return { what: 'help' };
  const folder = values.folder ?? join('.reckoner', 'sandbox');
  if (values.report === true) return { what: 'report', folder };
  const fsync = oneOf('fsync', values.fsync ?? SANDBOX.fsync, ['group', 'off']);
  const limits = oneOf('limits', values.limits ?? SANDBOX.limits, ['vendor', 'none']);
  const options = {
    folder,
    workspace: values.workspace ?? '.',
    host: values.host ?? SANDBOX.host,
    port: whole('port', values.port, SANDBOX.port),
    seed: whole('seed', values.seed, SANDBOX.seed),
    entries: whole('entries', values.entries, SANDBOX.entries),
    fsync,
    limits,
    bodies: values['no-bodies'] !== true,
  };
  return { what: 'serve', options };
}

function whole(name: string, text: string | undefined, absent: number): number {
  if (text === undefined) return absent;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} is a whole number, not "${text}".`);
  return Number(text);
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (found === undefined) throw new Error(`--${name} is ${allowed.join(' or ')}, not "${text}".`);
  return found;
}
