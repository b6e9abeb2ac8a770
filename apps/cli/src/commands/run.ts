import type { Command } from 'commander';
import { Option } from 'commander';
import { availableParallelism } from 'node:os';
import { stringifyJson, type Reason, type Value } from '@reckoner/engine';
import { reportTotals, type TotalsReport } from '@reckoner/engine/totals';
import { EXIT, UsageError } from '../exit.js';
import { formatOf, type InputOptions } from '../input/open.js';
import { paintFor } from '../render/colour.js';
import { formatOption, inputOptions, type Format } from '../render/options.js';
import { note, writeFile } from '../render/output.js';
import { renderTotals } from '../render/totals.js';
import { runInProcess } from '../run/in-process.js';
import { Pool } from '../run/pool.js';
import { openRun, type OpenRun } from '../run/open-run.js';
import { reportErrors } from '../workspace/report.js';

export interface RunOptions extends InputOptions {
  readonly format: Format;
  readonly strict?: boolean;
  readonly workers?: number;
  readonly interpreted?: boolean;
  readonly summary?: boolean;
  readonly summaryFile?: string;
}

/** `reckoner run FLOW --input FILE`: what becomes of each entry, one NDJSON line each, in order. Sends nothing. */
export function registerRun(reckoner: Command): void {
  const command = reckoner
    .command('run')
    .description('Run a flow over entries: one NDJSON line of result and deliveries for each, in order. Sends nothing.')
    .argument('<flow>', 'the flow')
    .addOption(formatOption('json'))
    .option('--strict', 'stop at the first line that cannot be read')
    .addOption(new Option('--workers <n>', 'work on so many processor cores; NDJSON only').argParser(workerCount))
    .option('--interpreted', 'run in the interpreter instead of compiled')
    .option('--summary', 'say at the end, on standard error, how many entries ended how and why, and what was booked')
    .option('--summary-file <file>', 'write the same as JSON');
  for (const option of inputOptions()) command.addOption(option);
  command.action(async (flow: string, options: RunOptions) => {
    const start = new Date().toISOString();
    const isParallel = options.workers !== undefined && options.workers > 1 && formatOf(options) === 'ndjson';
    const pool = isParallel ? new Pool({ flow, options, start }) : undefined;
    try {
      const run = openRun(flow, options, start);
      if (reportErrors(run.checked)) return;
      const failed = await (pool ? pool.run(run, options) : runInProcess(run, options));
      if (run.totals) writeSummary(reportTotals(run.totals, reasonsOf(run)), options);
      process.exitCode = failed ? EXIT.findings : EXIT.fine;
    } finally {
      await pool?.close();
    }
  });
}

/** What the flow says of the reasons that its steps give by themselves, and what the catalogues say of all. */
function reasonsOf({ flow, checked }: OpenRun): ReadonlyMap<string, Reason> {
  return new Map<string, Reason>([...flow.builtin, ...checked.program.reasons]);
}

function writeSummary(report: TotalsReport, { summary, summaryFile }: RunOptions): void {
  if (summary) note(`\n${renderTotals(report, paintFor(process.stderr)).trimEnd()}`);
  if (summaryFile !== undefined) writeFile(summaryFile, `${stringifyJson(report as unknown as Value, 2)}\n`);
}

function workerCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64)
    throw new UsageError(`--workers takes a whole number from 1 to 64, and not ${text}.`);
  return Math.min(count, Math.max(2, availableParallelism()));
}
