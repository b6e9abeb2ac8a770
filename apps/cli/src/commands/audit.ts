import type { Command } from 'commander';
import { answered, type components, type ReckonerClient } from '@reckoner/contract';
import { EXIT, UsageError } from '../exit.js';
import { formatOption, wholeNumber, type Format } from '../render/options.js';
import { note, out } from '../render/output.js';
import { printRows, rowsOf, type Shown } from '../remote/list.js';
import { reach, reaching, type ReachOptions } from '../remote/reach.js';

type Line = components['schemas']['AuditAnswer'];
type Verified = components['schemas']['Verified'];

interface Filter {
  readonly actor?: string;
  readonly action?: string;
  readonly correlation?: string;
  readonly from?: string;
  readonly to?: string;
}

const SHOWN: readonly Shown<Line>[] = [
  ['line', ({ seq }) => seq],
  ['at', ({ at }) => at.slice(0, 19)],
  ['who', ({ actor, onBehalfOf }) => (onBehalfOf === null ? actor : `${actor} for ${onBehalfOf}`)],
  ['what', ({ action }) => action],
  ['of', ({ objectKind, objectId }) => `${objectKind} ${objectId}`],
  ['details', ({ details }) => details],
];

/** `reckoner audit`: who did what, and the proof that nothing of it was changed. */
export function registerAudit(reckoner: Command): void {
  const audit = reckoner
    .command('audit')
    .description('See the audit, prove that nothing of it was changed, export it.');
  filtered(audit.command('list', { isDefault: true }).description('What was done, the newest first'))
    .option('--limit <n>', 'so many', wholeNumber(1), 20)
    .addOption(formatOption())
    .action(async (options: ReachOptions & Filter & { limit: number; format: Format }) => {
      await printRows(lines(reach(options), options, options.limit), {
        format: options.format,
        shown: SHOWN,
        none: 'Nothing was done.',
      });
      process.exitCode = EXIT.fine;
    });
  filtered(audit.command('export').description('All of it, one JSON a line, the newest first'))
    .addOption(formatOption('json'))
    .action(async (options: ReachOptions & Filter & { format: Format }) => {
      await printRows(lines(reach(options), options, Infinity), {
        format: options.format,
        shown: SHOWN,
        none: 'Nothing was done.',
      });
      process.exitCode = EXIT.fine;
    });
  reaching(
    audit.command('verify').description('Compute the chain again from its lines; ends with 1 where it is broken'),
  )
    .option('--head <number:hash>', 'a link that an earlier verification answered, and that must be there', head, [])
    .addOption(formatOption())
    .action(async (options: ReachOptions & { head: Head[]; format: Format }) => {
      const verified = await answered(reach(options).POST('/v1/audit/verify', { body: { heads: options.head } }));
      if (options.format === 'json') out(`${JSON.stringify(verified)}\n`);
      else print(verified);
      process.exitCode = verified.valid ? EXIT.fine : EXIT.findings;
    });
}

interface Head {
  readonly number: number;
  readonly hash: string;
}

function head(text: string, before: Head[]): Head[] {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (!match) throw new UsageError(`--head takes NUMBER:HASH as \`audit verify\` printed it, and not ${text}.`);
  return [...before, { number: Number(match[1]), hash: match[2]! }];
}

const filtered = (command: Command): Command =>
  reaching(command)
    .option('--actor <who>', 'only by them: person:ID or key:ID')
    .option('--action <action>', 'only this, or what begins so: case.')
    .option('--correlation <id>', 'only of this request')
    .option('--from <moment>', 'only since then')
    .option('--to <moment>', 'only before then');

function lines(client: ReckonerClient, options: Filter, limit: number): AsyncGenerator<Line> {
  const { actor, action, correlation, from, to } = options;
  const filter = Object.fromEntries(
    Object.entries({ actor, action, correlation, from, to }).filter(([, value]) => value !== undefined),
  );
  return rowsOf((page) => answered(client.GET('/v1/audit', { params: { query: { ...page, ...filter } } })), limit);
}

function print({ valid, links, rows, head: last, tail, broken }: Verified): void {
  out(
    valid
      ? `Nothing was changed: ${rows} lines in ${links} links.\n`
      : `Broken: ${broken?.message ?? 'the chain does not hold'}\n`,
  );
  if (last !== null) out(`--head ${last.number}:${last.hash}\n`);
  note(`Not linked yet: ${JSON.stringify(tail)}. Keep the head elsewhere: with it, a chain that was cut is found.`);
}
