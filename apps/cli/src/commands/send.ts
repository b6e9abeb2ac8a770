import type { Command } from 'commander';
import { Option } from 'commander';
import { EXIT, UsageError } from '../exit.js';
import { formatOption, wholeNumber, type Format } from '../render/options.js';
import { note, out, progress } from '../render/output.js';
import { reach, reaching, type ReachOptions } from '../remote/reach.js';
import { openEvents } from '../remote/event-files.js';
import { sendLines, type LineProblem, type SentSummary } from '../remote/sending.js';
import { sendRows } from '../remote/uploading.js';

export interface SendOptions extends ReachOptions {
  readonly format: Format;
  readonly batch: number;
  readonly fromLine: number;
  readonly source?: string;
  readonly type?: string;
  readonly id?: string;
  readonly inputFormat?: 'ndjson' | 'csv' | 'json';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly decimalComma?: boolean;
}

/** `reckoner send FILE`: events into the runtime. What is sent twice is stored once, so that what was cut off is sent again. */
export function registerSend(reckoner: Command): void {
  const command = reckoner
    .command('send')
    .description(
      'Send events: CloudEvents, or the rows of a CSV or NDJSON with --source and --type. Twice is stored once.',
    )
    .argument('<file>', 'NDJSON, JSON or CSV; - is standard input')
    .addOption(formatOption())
    .option('--batch <n>', 'CloudEvents a request', wholeNumber(1), 500)
    .option('--from-line <n>', 'go on from this line of CloudEvents', wholeNumber(1), 1)
    .option('--source <connection>', 'for rows: the connection that they are of')
    .option('--type <type>', 'for rows: what each is, as the flow that starts from it says')
    .option('--id <field>', 'for rows: the field that names one; otherwise it is named by what it holds')
    .addOption(
      new Option('--input-format <format>', 'what the file is; otherwise its name says').choices([
        'ndjson',
        'csv',
        'json',
      ]),
    )
    .addOption(new Option('--encoding <name>', 'of a CSV').choices(['utf-8', 'windows-1252', 'iso-8859-1']))
    .option('--delimiter <character>', 'of a CSV; otherwise it is detected')
    .option('--decimal-comma', 'numbers in the CSV are written as 1.234,50');
  reaching(command).action(send);
}

async function send(file: string, options: SendOptions): Promise<void> {
  const asked = new AbortController();
  process.once('SIGINT', () => asked.abort());
  const client = reach(options);
  const summary: SentSummary = {
    line: options.fromLine - 1,
    accepted: 0,
    duplicate: 0,
    conflict: 0,
    refused: 0,
    problems: [],
  };
  const onPause = (why: string, ms: number): void => progress(`${why} Again in ${(ms / 1000).toFixed(1)} s.`);
  const patience = { onPause, signal: asked.signal };
  const isRows = isOfRows(options, file);
  try {
    if (isRows) await sendRows(client, file, summary, { ...options, ...patience });
    else
      await sendLines(client, openEvents(file, options.inputFormat), summary, {
        ...options,
        ...patience,
        onBatch: showBatch,
      });
  } catch (error) {
    endProgress();
    report(summary, options.format);
    if (!isRows && summary.line > 0)
      note(`Sent up to line ${summary.line}: go on with --from-line ${summary.line + 1}, or send all of it again.`);
    if (!asked.signal.aborted) throw error;
    process.exitCode = EXIT.findings;
    return;
  }
  endProgress();
  report(summary, options.format);
  process.exitCode = summary.conflict + summary.refused > 0 ? EXIT.findings : EXIT.fine;
}

function showBatch({ line, accepted, duplicate, conflict, refused }: SentSummary): void {
  progress(`line ${line}: ${accepted} accepted, ${duplicate} known, ${conflict + refused} not taken`);
}

const endProgress = (): void => progress('');

function report(summary: SentSummary, format: Format): void {
  if (format === 'json') return out(`${JSON.stringify(summary)}\n`);
  for (const problem of summary.problems) out(`${lineOf(problem)}\n`);
  const { accepted, duplicate, conflict, refused } = summary;
  out(`${accepted} accepted, ${duplicate} known already, ${conflict} in conflict, ${refused} refused\n`);
}

const lineOf = ({ line, code, message, remedy }: LineProblem): string =>
  `line ${line}: ${code}: ${message} ${remedy}`.trimEnd();

/** Both or none: a CloudEvent names them itself. */
function isOfRows({ source, type, inputFormat }: SendOptions, file: string): boolean {
  const isCsv = inputFormat === 'csv' || (inputFormat === undefined && /\.csv$/i.test(file));
  if ((source === undefined) !== (type === undefined) || (isCsv && source === undefined))
    throw new UsageError('Rows need --source and --type, both; CloudEvents name them by themselves.');
  return source !== undefined;
}
