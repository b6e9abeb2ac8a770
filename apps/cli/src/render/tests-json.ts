import type { Span } from '@reckoner/diagnostics';
import type { CaseResult, Coverage, MutantReport, MutationReport, Portability, TestReport } from '@reckoner/testing';

/** Everything that one run of `reckoner test` found. */
export interface TestRun {
  readonly report: TestReport;
  readonly mutation?: MutationReport | undefined;
  readonly portability?: Portability | undefined;
}

/** One JSON document for the whole run. */
export function testRunJson({ report, mutation, portability }: TestRun): string {
  const { passed, failed, results, coverage } = report;
  return JSON.stringify({
    passed,
    failed,
    cases: results.map(caseJson),
    ...(coverage ? { coverage: coverageJson(coverage) } : {}),
    ...(mutation ? { mutation: mutationJson(mutation) } : {}),
    ...(portability ? { portability: portabilityJson(portability) } : {}),
  });
}

function placeJson({ source, start }: Span): { file: string; line: number; column: number } {
  return { file: source.file, ...source.position(start) };
}

function caseJson({ span, name, of, passed, differences, problem }: CaseResult): object {
  return { ...placeJson(span), of, name, passed, differences, ...(problem === undefined ? {} : { problem }) };
}

function coverageJson({ covered, total, items }: Coverage): object {
  return { covered, total, items: items.map(({ span, ...item }) => ({ ...item, ...placeJson(span) })) };
}

function mutationJson({ survivors, equivalent, ...report }: MutationReport): object {
  return { ...report, survivors: survivors.map(mutantJson), equivalent: equivalent.map(mutantJson) };
}

function mutantJson({ span, ...mutant }: MutantReport): object {
  return { ...mutant, ...placeJson(span) };
}

/** The file of a disagreement's case is `test`, beside the rule's own. */
function portabilityJson({ portable, notPortable, disagreements }: Portability): object {
  return {
    portable: portable.map(({ span, ...rule }) => ({ ...rule, ...placeJson(span) })),
    notPortable: notPortable.map(({ span, ...rule }) => ({ ...rule, ...placeJson(span) })),
    disagreements: disagreements.map(({ span, file, ...rule }) => ({ ...rule, test: file, ...placeJson(span) })),
  };
}
