import type { Checked } from '@reckoner/engine';
import { runCase, type CaseResult } from './cases/run.js';
import { CoverageObserver, type Coverage } from './coverage/coverage.js';

export interface TestReport {
  readonly results: readonly CaseResult[];
  readonly passed: number;
  readonly failed: number;
  readonly coverage?: Coverage;
}

export interface TestOptions {
  /** Only test files whose path, or cases whose name, contains this text. */
  readonly filter?: string;
  readonly coverage?: boolean;
  /** Told of each result as it comes. */
  readonly onResult?: (result: CaseResult) => void;
}

/** Runs the test files of a workspace, in the order of their paths. */
export function runTests(checked: Checked, options: TestOptions = {}): TestReport {
  const observer = options.coverage ? new CoverageObserver() : undefined;
  const results: CaseResult[] = [];
  for (const file of checked.workspace.all('test')) {
    file.value.cases.forEach((testCase, index) => {
      if (
        options.filter !== undefined &&
        !file.file.includes(options.filter) &&
        !testCase.name.includes(options.filter)
      )
        return;
      const result = runCase(checked, file, index, observer);
      results.push(result);
      options.onResult?.(result);
    });
  }
  const passed = results.filter((result) => result.passed).length;
  const coverage = observer ? { coverage: observer.report(checked.program) } : {};
  return { results, passed, failed: results.length - passed, ...coverage };
}
