import type { Command } from 'commander';
import { runTests, type MutationReport } from '@reckoner/testing';
import { mutate } from '@reckoner/testing/mutation';
import { portability } from '@reckoner/testing/portable';
import type { Checked } from '@reckoner/engine';
import { EXIT, UsageError } from '../exit.js';
import { paintFor } from '../render/colour.js';
import { formatOption, wholeNumber } from '../render/options.js';
import { note, out, progress } from '../render/output.js';
import { renderJUnit } from '../render/junit.js';
import { testRunJson, type TestRun } from '../render/tests-json.js';
import { renderCoverage, renderFailure, renderMutation, renderPortability } from '../render/tests.js';
import { loadWorkspace } from '../workspace/load.js';
import { reportErrors } from '../workspace/report.js';

interface Options {
  readonly format: 'text' | 'json' | 'junit';
  readonly filter?: string;
  readonly coverage?: boolean;
  readonly mutate?: boolean;
  readonly max?: number;
  readonly seed?: number;
  readonly portable?: boolean;
}

/** `reckoner test [DIR]`: runs the workspace's test files. */
export function registerTest(reckoner: Command): void {
  reckoner
    .command('test')
    .description('Run the tests of a workspace.')
    .argument('[dir]', 'a folder of the workspace', '.')
    .addOption(formatOption('text', ['junit']))
    .option(
      '--filter <text>',
      'only files and cases whose name contains this; with --mutate, only definitions whose file does',
    )
    .option('--coverage', 'tell which rules, rows, fields, steps and branches the tests reach')
    .option('--mutate', 'change definitions in small ways and tell which changes no test notices')
    .option('--max <count>', 'try at most so many changes, chosen by the seed', wholeNumber(1))
    .option('--seed <number>', 'what chooses them; 1, if not given', wholeNumber(0))
    .option('--portable', 'tell which rules are plain JSON-Logic, and run their cases through json-logic-js')
    .action((dir: string, options: Options) => {
      const { checked } = loadWorkspace(dir);
      if (reportErrors(checked)) return;
      const report = runTests(checked, options);
      if (options.filter !== undefined && !options.mutate && report.results.length === 0)
        throw new UsageError(`No file and no case has ${options.filter} in its name.`);
      const mutation = options.mutate ? runMutation(checked, options) : undefined;
      const run = { report, mutation, portability: options.portable ? portability(checked) : undefined };
      print(run, options);
      process.exitCode = isFine(run) ? EXIT.fine : EXIT.findings;
    });
}

function runMutation(checked: Checked, { filter, max, seed }: Options): MutationReport {
  const report = mutate(checked, {
    ...(filter === undefined ? {} : { filter }),
    ...(max === undefined ? {} : { max }),
    ...(seed === undefined ? {} : { seed }),
    onProgress: ({ done, total, survived }) => progress(`${done} of ${total} changes tried, ${survived} not noticed`),
  });
  progress('');
  return report;
}

/** What no test notices is shown, but fails nothing: an environment's gate says how much of it is too much. */
function isFine({ report, portability: portable }: TestRun): boolean {
  return report.failed === 0 && (portable?.disagreements ?? []).every((one) => one.documented !== undefined);
}

function print(run: TestRun, { format }: Options): void {
  if (format === 'json') out(`${testRunJson(run)}\n`);
  else if (format === 'junit') out(renderJUnit(run.report));
  else printText(run);
}

function printText({ report, mutation, portability: portable }: TestRun): void {
  const paint = paintFor(process.stdout);
  for (const result of report.results) if (!result.passed) out(renderFailure(result, paint));
  if (report.coverage) out(renderCoverage(report.coverage, paint));
  if (mutation) out(renderMutation(mutation, paint));
  if (portable) out(renderPortability(portable, paint));
  note(`${report.passed} passed, ${report.failed} failed`);
}
