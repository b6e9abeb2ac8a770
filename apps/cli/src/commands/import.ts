import type { Command } from 'commander';
import { Option } from 'commander';
import { answered, compareRows, type components, type ImportState, type ReckonerClient } from '@reckoner/contract';
import { EXIT, UsageError } from '../exit.js';
import { formatOption, wholeNumber, type Format } from '../render/options.js';
import { note, out } from '../render/output.js';
import { bodyOf, formOf } from '../remote/file-body.js';
import { importHistory } from '../remote/history.js';
import { rowsOf, textOf } from '../remote/list.js';
import { reach, reaching, type ReachOptions } from '../remote/reach.js';

type DifferenceRow = components['schemas']['DifferenceRow'];

interface ImportOptions extends ReachOptions {
  readonly mode: 'replace' | 'merge';
  readonly inputFormat?: 'csv' | 'ndjson';
  readonly history?: string;
  readonly yes?: boolean;
  readonly show: number;
  readonly format: Format;
}

const DIFFERENCES = ['refused', 'removed', 'changed', 'added'] as const;
type Shown = (typeof DIFFERENCES)[number];
const SIGNS: Readonly<Record<Shown, string>> = { refused: '!', removed: '-', changed: '~', added: '+' };

/** `reckoner import TABLE FILE`: what a file would change in a table; with `--yes`, the change. */
export function registerImport(reckoner: Command): void {
  const command = reckoner
    .command('import')
    .description(
      'Compare a file of rows with a reference table of the environment; with --yes, make it the next version.',
    )
    .argument('[table]', 'the table, such as billing/projects')
    .argument('[file]', 'CSV with a header, or NDJSON; - is standard input')
    .option('--history <file>', 'instead of rows of a table: what was billed elsewhere before')
    .addOption(
      new Option('--mode <mode>', 'replace removes rows that the file lacks; merge keeps them')
        .choices(['replace', 'merge'])
        .default('replace'),
    )
    .addOption(
      new Option('--input-format <format>', 'what the file is; otherwise its name says').choices(['csv', 'ndjson']),
    )
    .option('--yes', 'apply it; nothing is applied where a row is refused')
    .option('--show <n>', 'so many rows of each kind', wholeNumber(0), 10)
    .addOption(formatOption());
  reaching(command).action(async (table: string | undefined, file: string | undefined, options: ImportOptions) => {
    const client = reach(options);
    if (options.history !== undefined && table === undefined) {
      process.exitCode = await importHistory(client, options.history, options);
      return;
    }
    if (table === undefined || file === undefined || options.history !== undefined)
      throw new UsageError('Name a table and a file of its rows, or --history FILE.');
    const form = formOf(file, options.inputFormat);
    const state = await compareRows(client, table, { body: bodyOf(file), form, mode: options.mode });
    const isWanted = options.yes === true && state.refused === 0;
    const shown = await differences(client, state, options.show);
    const version = isWanted ? await apply(client, state) : undefined;
    if (options.format === 'json')
      out(`${JSON.stringify({ ...state, rows: shown, ...(version === undefined ? {} : { version }) })}\n`);
    else print(state, shown);
    sayWhatNow(state, version, options);
    process.exitCode = state.refused > 0 ? EXIT.findings : EXIT.fine;
  });
}

async function differences(
  client: ReckonerClient,
  state: ImportState,
  limit: number,
): Promise<Record<Shown, DifferenceRow[]>> {
  const shown: Record<Shown, DifferenceRow[]> = { refused: [], removed: [], changed: [], added: [] };
  for (const difference of DIFFERENCES) {
    if (state[difference] === 0 || limit === 0) continue;
    const rows = rowsOf(
      (page) =>
        answered(
          client.GET('/v1/reference/imports/{id}/rows', {
            params: { path: { id: state.id }, query: { ...page, difference } },
          }),
        ),
      limit,
    );
    for await (const row of rows) shown[difference].push(row);
  }
  return shown;
}

async function apply(client: ReckonerClient, { id }: ImportState): Promise<number> {
  return (await answered(client.POST('/v1/reference/imports/{id}/apply', { params: { path: { id } } }))).version;
}

function print(state: ImportState, shown: Record<Shown, DifferenceRow[]>): void {
  for (const difference of DIFFERENCES) {
    for (const row of shown[difference]) out(`${SIGNS[difference]} ${lineOf(difference, row)}\n`);
    const more = state[difference] - shown[difference].length;
    if (more > 0 && shown[difference].length > 0) out(`${SIGNS[difference]} … and ${more} more\n`);
  }
  const { added, changed, removed, unchanged, refused } = state;
  out(`${added} added, ${changed} changed, ${removed} removed, ${unchanged} as they are, ${refused} refused\n`);
}

function lineOf(
  difference: Shown,
  { row, key, validFrom, validTo, body, before, code, message }: DifferenceRow,
): string {
  if (difference === 'refused') return `line ${row}: ${code}: ${textOf(message)}`;
  const days = validFrom === null && validTo === null ? '' : ` (${validFrom ?? ''}..${validTo ?? ''})`;
  const value = difference === 'changed' ? `${textOf(before)} → ${textOf(body)}` : textOf(body ?? before);
  return `${textOf(key)}${days} ${value}`;
}

function sayWhatNow({ name, refused }: ImportState, version: number | undefined, { yes }: ImportOptions): void {
  if (version !== undefined) note(`Applied: ${name} is at version ${version}.`);
  else if (refused > 0) note('Nothing is applied while rows are refused: correct them.');
  else if (!yes) note('Nothing is changed yet; --yes applies it.');
}
