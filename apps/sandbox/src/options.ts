/** The command line of the sandbox. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SANDBOX, type SandboxOptions } from './sandbox.js';
import { PUSH, pushOptions, type PushOptions } from './source/push.js';

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

       sandbox.js push --url <address> [options]

Posts entries to a runtime from a process of its own, until all are taken; the
last line is what came of it, as JSON. Run again on the same folder, it goes on.

  --folder <dir>       where its ledger lies (default: ".reckoner/push")
  --api-key <key>      of the runtime
  --form <form>        single, batch, ndjson or hook (default: ${PUSH.form})
  --size <n>           events a request, for batch and ndjson (default: ${PUSH.size})
  --count <n>          events in all (default: ${PUSH.count})
  --rate <n>           events a second; 0 is as fast as they are taken (default: 0)
  --concurrency <n>    connections (default: ${PUSH.concurrency})
  --plain              nothing but approved entries
  --secret <key>       signs webhooks, for hook; may be given twice
  --seed, --workspace, --fsync   as above

Faults, settings and pushes: /_control. What happened: /_ledger.
`;

export type Command =
  | { what: 'help' }
  | { what: 'report'; folder: string }
  | { what: 'push'; folder: string; workspace: string; fsync: 'group' | 'off'; options: PushOptions }
  | { what: 'serve'; options: Partial<SandboxOptions> & Pick<SandboxOptions, 'folder' | 'workspace'> }
  | { what: 'wrong'; message: string };

export function commandOf(args: string[]): Command {
  try {
    return args[0] === 'push' ? readPush(args.slice(1)) : read(args);
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

function readPush(args: string[]): Command {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const given = { folder: text, workspace: text, fsync: text, url: text, 'api-key': text, form: text, size: text };
  const more = { count: text, rate: text, concurrency: text, seed: text, plain: flag, help: flag };
  const secret = { type: 'string', multiple: true } as const;
  const { values } = parseArgs({ args, options: { ...given, ...more, secret } });
  if (values.help === true) return { what: 'help' };
  const options = pushOptions({
    url: values.url ?? '',
    ...(values['api-key'] === undefined ? {} : { apiKey: values['api-key'] }),
    form: values.form ?? PUSH.form,
    size: whole('size', values.size, PUSH.size),
    count: whole('count', values.count, PUSH.count),
    rate: whole('rate', values.rate, PUSH.rate),
    concurrency: whole('concurrency', values.concurrency, PUSH.concurrency),
    seed: whole('seed', values.seed, PUSH.seed),
    secrets: values.secret ?? [],
    ...(values.plain === true ? { mix: 'plain' } : {}),
  });
  if (typeof options === 'string') throw new Error(options);
  const fsync = oneOf('fsync', values.fsync ?? SANDBOX.fsync, ['group', 'off']);
  return {
    what: 'push',
    folder: values.folder ?? join('.reckoner', 'push'),
    workspace: values.workspace ?? '.',
    fsync,
    options,
  };
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
