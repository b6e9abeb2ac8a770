/** Tests of definitions: their runner, what they cover, and which changes they would notice. */
export { runTests, type TestOptions, type TestReport } from './run-tests.js';
export { runCase, type CaseResult } from './cases/run.js';
export type { Difference } from './cases/match.js';
export { CoverageObserver, type Coverage, type CoverageItem } from './coverage/coverage.js';
export { mutate, type MutationOptions, type MutationProgress } from './mutation/mutate.js';
export type { MutantReport, MutationReport } from './mutation/report.js';
export {
  portability,
  type Disagreement,
  type NotPortableRule,
  type Portability,
  type PortableRule,
} from './portable/portability.js';
