/** `reckoner backup DIR` and `reckoner restore DIR`: answers the exit code; says in lines what was done. */
import { Configuration } from '../configuration.js';
import { messageOf, StartError } from '../start-error.js';
import { backUp } from './backup.js';
import { markOnly, restore } from './restore.js';

const FINE = 0;
const USAGE = 2;
const FAULT = 3;
const DOUBTFUL_DAYS = 30;

/** What is asked of a command: its folder, its own options, and settings of the runtime. */
interface Asked {
  readonly folder: string | undefined;
  readonly own: ReadonlyMap<string, string>;
  readonly settings: readonly string[];
}

export function backup(arguments_: readonly string[]): Promise<number> {
  return told(async () => {
    const { folder, settings } = readArguments(arguments_, []);
    if (folder === undefined) throw usage('Name the folder that the backup is written to.');
    const { tables, stateOf, secretKey } = await backUp(Configuration.read(settings, process.env), folder);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(`backed up ${rows} rows of ${tables.length} tables to ${folder}: the state of ${stateOf}.`);
    if (secretKey !== null)
      say('secrets of connections are sealed with a key that is not in it; keep that key (secret.key) elsewhere.');
  });
}

export function restoreBackup(arguments_: readonly string[]): Promise<number> {
  return told(async () => {
    const { folder, own, settings } = readArguments(arguments_, ['doubtful-days', 'mark-only']);
    const configuration = Configuration.read(settings, process.env);
    const days = doubtfulDays(own.get('doubtful-days'));
    const stateOf = own.get('mark-only');
    if ((folder === undefined) === (stateOf === undefined))
      throw usage('Name the folder of the backup, or with --mark-only the moment whose state came back otherwise.');
    if (stateOf !== undefined) return sayMarked(await markOnly(configuration, moment(stateOf), days));
    const done = await restore(configuration, folder!, days);
    say(`restored the state of ${done.manifest.stateOf} from ${folder}.`);
    if (!done.hasKey)
      say('the key of its secrets is not here: put secret.key back or set RECKONER_SECRET_KEY, else set them anew.');
    sayMarked(done);
  });
}

function sayMarked({ era, doubtful, paused }: { era: number; doubtful: number; paused: number }): void {
  say(`era ${era} begins: ${doubtful} deliveries may have been sent since, and are looked up or asked about first.`);
  say(`${paused} connections are paused: start, let the sources send again, then resume them.`);
}

function doubtfulDays(text: string | undefined): number {
  const days = Number(text ?? DOUBTFUL_DAYS);
  if (Number.isInteger(days) && days >= 0 && days <= 3650) return days;
  throw usage(`--doubtful-days must be a whole number from 0 to 3650, not "${text}".`);
}

function moment(text: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  throw usage(`--mark-only must be a moment such as 2026-11-21T14:05:00Z, not "${text}".`);
}

/** One folder, options of the command, and the rest, which are settings. */
function readArguments(arguments_: readonly string[], names: readonly string[]): Asked {
  const own = new Map<string, string>();
  const settings: string[] = [];
  let folder: string | undefined;
  for (let index = 0; index < arguments_.length; index += 1) {
    const [, name, , inline] = /^--([a-z-]+)(=(.*))?$/s.exec(arguments_[index]!) ?? [];
    if (name === undefined) {
      if (folder !== undefined) throw usage(`"${arguments_[index]}" is one folder too many.`);
      folder = arguments_[index];
      continue;
    }
    const value = inline ?? arguments_[(index += 1)];
    if (value === undefined) throw usage(`--${name} needs a value.`);
    if (names.includes(name)) own.set(name, value);
    else settings.push(`--${name}=${value}`);
  }
  return { folder, own, settings };
}

const usage = (reason: string): StartError =>
  new StartError('USAGE', reason, 'See docs/guide/operations/backup-and-restore.md.');

const say = (line: string): void => void process.stdout.write(`reckoner: ${line}\n`);

async function told(work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return FINE;
  } catch (error) {
    if (error instanceof StartError) {
      process.stderr.write(`reckoner: ${error.message}\n`);
      return error.code === 'USAGE' || error.code === 'CONFIGURATION_INVALID' ? USAGE : FAULT;
    }
    process.stderr.write(`reckoner: FAULT: ${messageOf(error)}\n${(error instanceof Error && error.stack) || ''}\n`);
    return FAULT;
  }
}
