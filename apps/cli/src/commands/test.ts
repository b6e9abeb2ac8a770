import type { Command } from 'commander';
import { runTests, type CaseResult, type TestReport } from '@reckoner/testing';
import { EXIT } from '../exit.js';
import { formatOption } from '../render/options.js';
import { note, out } from '../render/output.js';
import { renderJUnit } from '../render/junit.js';
import { renderCoverage, renderFailure, renderMutation, renderPortability } from '../render/tests.js';
import { loadWorkspace } from '../workspace/load.js';
import { reportErrors } from '../workspace/report.js';
import { mutate, portability } from '@reckoner/testing';

interface Options {
  readonly format: 'text' | 'json' | 'junit';
  readonly filter?: string;
  readonly coverage?: boolean;
  readonly mutate?: boolean;
  readonly portable?: boolean;
}

/** `reckoner test [DIR]`: runs the workspace's test files. */
export function registerTest(reckoner: Command): void {
  reckoner
    .command('test')
    .description('Run the tests of a workspace.')
    .argument('[dir]', 'a folder of the workspace', '.')
    .addOption(formatOption(['text', 'json', 'junit']))
    .option('--filter <text>', 'only files and cases whose name contains this')
    .option('--coverage', 'tell which rules, rows, fields, steps and branches the tests reach')
    .option('--mutate', 'change definitions in small ways and tell which changes no test notices')
    .option('--portable', 'tell which rules are plain JSON-Logic, and run their cases through json-logic-js')
    .action((dir: string, options: Options) => {
      const { checked } = loadWorkspace(dir);
      if (reportErrors(checked)) return;
      const report = runTests(checked, options);
      print(report, options);
      let fine = report.failed === 0;
      if (options.mutate) {
        const mutation = mutate(checked, { ...(options.filter === undefined ? {} : { filter: options.filter }) });
        out(renderMutation(mutation, options.format));
      }
      if (options.portable) {
        const portable = portability(checked);
        out(renderPortability(portable, options.format));
        fine &&= portable.disagreements.length === 0;
      }
      process.exitCode = fine ? EXIT.fine : EXIT.findings;
    });
}

function print(report: TestReport, options: Options): void {
  if (options.format === 'json') {
    out(`${JSON.stringify({ passed: report.passed, failed: report.failed, cases: report.results.map(caseJson) })}\n`);
    return;
  }
  if (options.format === 'junit') {
    out(renderJUnit(report));
    return;
  }
  for (const result of report.results) if (!result.passed) out(renderFailure(result));
  if (report.coverage) out(renderCoverage(report.coverage));
  note(`${report.passed} passed, ${report.failed} failed`);
}

function caseJson(result: CaseResult): unknown {
  const { file, name, of, passed, differences, problem, span } = result;
  return { file, line: span.source.position(span.start).line, of, name, passed, differences, ...(problem === undefined ? {} : { problem }) };
}
