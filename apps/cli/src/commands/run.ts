import type { Command } from 'commander';
import { Option } from 'commander';
import { availableParallelism } from 'node:os';
import { EXIT, UsageError } from '../exit.js';
import type { InputOptions } from '../input/open.js';
import { inputOptions } from '../render/options.js';
import { runInProcess } from '../run/in-process.js';
import { runOnWorkers } from '../run/on-workers.js';
import { openRun } from '../run/open-run.js';
import { reportErrors } from '../workspace/report.js';

export interface RunOptions extends InputOptions {
  readonly strict?: boolean;
  readonly workers?: number;
  readonly interpreted?: boolean;
}

/** `reckoner run FLOW --input FILE`: what becomes of each entry, one NDJSON line each, in order. Sends nothing. */
export function registerRun(reckoner: Command): void {
  const command = reckoner
    .command('run')
    .description('Run a flow over entries: one NDJSON line of result and deliveries for each, in order. Sends nothing.')
    .argument('<flow>', 'the flow')
    .option('--strict', 'stop at the first line that cannot be read')
    .addOption(new Option('--workers <n>', 'work on so many processor cores; NDJSON only').argParser(workerCount))
    .option('--interpreted', 'run in the interpreter instead of compiled');
  for (const option of inputOptions()) command.addOption(option);
  command.action(async (flow: string, options: RunOptions) => {
    const run = openRun(flow, options);
    if (reportErrors(run.checked)) return;
    const parallel = options.workers !== undefined && options.workers > 1 && run.records.format === 'ndjson';
    const failed = await (parallel ? runOnWorkers(flow, options, run) : runInProcess(run, options));
    process.exitCode = failed ? EXIT.findings : EXIT.fine;
  });
}

function workerCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new UsageError(`--workers takes a whole number from 1 to 64, and not ${text}.`);
  return Math.min(count, Math.max(2, availableParallelism()));
}
