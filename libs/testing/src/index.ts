/** Tests of definitions: their runner and what they cover. Beside it `./mutation`, which changes they would notice, and `./portable`. */
export { runTests, type TestOptions, type TestReport } from './run-tests.js';
export { runCase, type CaseResult } from './cases/run.js';
export type { Difference } from './cases/match.js';
export { CoverageObserver, type Coverage, type CoverageItem } from './coverage/coverage.js';
export type { MutationOptions, MutationProgress } from './mutation/mutate.js';
export type { MutantReport, MutationReport } from './mutation/report.js';
export type { Disagreement, NotPortableRule, Portability, PortableRule } from './portable/portability.js';
