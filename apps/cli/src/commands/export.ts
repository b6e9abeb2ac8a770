import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Command } from 'commander';
import { Option } from 'commander';
import { EXIT, UsageError } from '../exit.js';
import { note, progress } from '../render/output.js';
import { EXPORTS, type ExportFilter } from '../remote/exports.js';
import { csvLine } from '../remote/csv.js';
import { reach, reaching, type ReachOptions } from '../remote/reach.js';

interface ExportOptions extends ReachOptions, ExportFilter {
  readonly format: 'json' | 'csv';
  readonly output?: string;
}

const SHOWN_EACH = 500;

/** `reckoner export WHAT`: lists to their end, as NDJSON or CSV, read by pages and flat in memory. */
export function registerExport(reckoner: Command): void {
  const command = reckoner
    .command('export')
    .description('Export events, executions, deliveries, totals, or the rows of a reference table, as NDJSON or CSV.')
    .argument('<what>', `${Object.keys(EXPORTS).join(', ')}`)
    .argument('[table]', 'of reference: the table')
    .addOption(
      new Option('--format <format>', 'how to print the rows: json is one a line')
        .choices(['json', 'csv'])
        .default('json'),
    )
    .option('--output <file>', 'a file, and not standard output')
    .option('--state <state>', 'of events and deliveries: only these')
    .option('--outcome <outcome>', 'of executions: only these')
    .option('--source <connection>', 'of events: only what came through it')
    .option('--connection <name>', 'of deliveries: only what goes to it')
    .option('--flow <flow>', 'of executions: only of this flow')
    .option('--from <moment>', 'of totals: of events received since then')
    .option('--to <moment>', 'of totals: of events received before then')
    .option('--valid-at <day>', 'of reference: rows that hold on this day');
  reaching(command).action(async (what: string, table: string | undefined, options: ExportOptions) => {
    const kind = EXPORTS[what];
    if (!kind) throw new UsageError(`There is no export of ${what}; there are ${Object.keys(EXPORTS).join(', ')}.`);
    if ((what === 'reference') !== (table !== undefined))
      throw new UsageError(
        what === 'reference' ? 'Which table? reckoner export reference TABLE' : `${what} are of no table.`,
      );
    const target = await opened(options.output);
    const count = await write(kind.rows(reach(options), { ...options, table }), kind.columns, {
      target,
      format: options.format,
    });
    if (options.output !== undefined) {
      target.end();
      await once(target, 'finish');
      note(`${count} rows in ${options.output}.`);
    }
    process.exitCode = EXIT.fine;
  });
}

async function opened(file: string | undefined): Promise<Writable> {
  if (file === undefined) return process.stdout;
  const target = createWriteStream(file);
  await once(target, 'open');
  return target;
}

async function write(
  rows: AsyncIterable<Readonly<Record<string, unknown>>>,
  declared: readonly string[] | undefined,
  { target, format }: { target: Writable; format: 'json' | 'csv' },
): Promise<number> {
  let header = declared;
  let count = 0;
  const put = async (text: string): Promise<void> => {
    if (!target.write(text)) await once(target, 'drain');
  };
  if (format === 'csv' && header) await put(csvLine(header));
  for await (const row of rows) {
    count += 1;
    if (count % SHOWN_EACH === 0) progress(`${count} rows`);
    if (format === 'json') {
      await put(`${JSON.stringify(row)}\n`);
      continue;
    }
    if (!header) await put(csvLine((header = Object.keys(row))));
    refuseOthers(row, header, count);
    await put(csvLine(header.map((name) => row[name])));
  }
  progress('');
  return count;
}

/** A field that the header does not have would be lost in silence. */
function refuseOthers(row: object, header: readonly string[], count: number): void {
  const other = Object.keys(row).find((name) => !header.includes(name));
  if (other !== undefined)
    throw new UsageError(
      `Row ${count} has the field ${other}, which the rows before had not; export as --format json.`,
    );
}
