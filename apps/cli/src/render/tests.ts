import type { Span } from '@reckoner/diagnostics';
import type {
  CaseResult,
  Coverage,
  CoverageItem,
  Difference,
  MutantReport,
  MutationReport,
  Portability,
} from '@reckoner/testing';
import { plain, type Paint } from './colour.js';
import { cell, columns } from './columns.js';

/** The reports of `reckoner test` as texts for people; `tests-json.ts` has them for programs. */

/** `rules/x.rules.yaml:4:9` */
function place({ source, start }: Span): string {
  const { line, column } = source.position(start);
  return `${source.file}:${line}:${column}`;
}

/** A share in per cent, never rounded up to all. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '100 %';
  const tenths = Math.floor((part / whole) * 1000);
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)} %`;
}

/** A failed case: where it is, and each difference. */
export function renderFailure(result: CaseResult, paint: Paint = plain): string {
  const { span, of, name, problem, differences } = result;
  const lines = [
    `${paint('red', '✗')} ${paint('bold', name)}`,
    `  ${paint('dim', `${place(span)}  ${of}`)}`,
    ...(problem === undefined ? [] : [`    ${problem}`]),
    ...differences.flatMap((difference) => differenceLines(difference, paint)),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** What fits beside each other on a line of this length stays there. */
const LINE = 100;

function differenceLines({ path, expected, actual }: Difference, paint: Paint): string[] {
  const line = `    ${path}: expected ${paint('green', expected)}, got ${paint('red', actual)}`;
  if (path.length + expected.length + actual.length <= LINE) return [line];
  const same = commonStart(expected, actual);
  const pointer = same > 0 ? [`               ${' '.repeat(same)}${paint('yellow', '^')} from here`] : [];
  return [
    `    ${path}:`,
    `      expected ${paint('green', expected)}`,
    `      got      ${paint('red', actual)}`,
    ...pointer,
  ];
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Per definition how much its tests reach, and each thing that they do not. */
export function renderCoverage(coverage: Coverage, paint: Paint = plain): string {
  const rows = definitionsOf(coverage).map(({ of, items, missed }) => [
    cell(
      percent(items.length - missed.length, items.length),
      missed.length > 0 ? (text) => paint('yellow', text) : undefined,
    ),
    cell(`${items.length - missed.length}/${items.length}`),
    cell(of),
  ]);
  const missed = coverage.items.filter((item) => !item.covered);
  const lines = [
    paint('bold', `Coverage ${percent(coverage.covered, coverage.total)}`) +
      ` (${coverage.covered} of ${coverage.total}: ${kindsOf(coverage)})`,
    ...columns(rows, ['right', 'right', 'left']).map((line) => `  ${line}`),
    ...(missed.length > 0 ? ['', 'Not reached:'] : []),
    ...missed.map((item) => `  ${place(item.span)}  ${item.of}: ${item.kind} ${item.name}`),
  ];
  return `${lines.join('\n')}\n\n`;
}

interface OfOne {
  readonly of: string;
  readonly items: readonly CoverageItem[];
  readonly missed: readonly CoverageItem[];
}

function definitionsOf({ items }: Coverage): OfOne[] {
  const names = [...new Set(items.map(({ of }) => of))];
  return names.map((of) => {
    const own = items.filter((item) => item.of === of);
    return { of, items: own, missed: own.filter((item) => !item.covered) };
  });
}

function kindsOf({ items }: Coverage): string {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const own = items.filter((item) => item.kind === kind);
      return `${own.filter((item) => item.covered).length}/${own.length} ${plural(kind, own.length)}`;
    })
    .join(', ');
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}${word.endsWith('ch') ? 'es' : 's'}`;
}

/** How many changes the tests notice, and each that they do not. */
export function renderMutation(report: MutationReport, paint: Paint = plain): string {
  const { killed, survivors, equivalent, invalid, sample } = report;
  const tried = killed + survivors.length;
  const lines = [
    paint('bold', `Mutation score ${percent(killed, tried)}`) + ` (${killed} of ${tried} changes noticed)`,
    ...(sample ? [`  a sample of all ${sample.of} changes, with seed ${sample.seed}`] : []),
    `  not counted: ${equivalent.length} that provably change nothing, ${invalid} that the checks refuse`,
    ...(survivors.length > 0 ? ['', 'Changes that no test notices:'] : []),
    ...survivors.flatMap((one) => mutantLines(one, paint)),
    ...(equivalent.length > 0 ? ['', 'Changes that provably change nothing:'] : []),
    ...equivalent.map((one) => `  ${place(one.span)}  ${one.description}`),
  ];
  return `${lines.join('\n')}\n\n`;
}

function mutantLines({ span, description, before, after }: MutantReport, paint: Paint): string[] {
  const code = after === '' ? [] : [`      ${paint('red', before)} → ${paint('green', after)}`];
  return [`  ${paint('dim', place(span))}  ${description}`, ...code];
}

/** Which rules other implementations of JSON-Logic can run, and what json-logic-js made of them. */
export function renderPortability({ portable, notPortable, disagreements }: Portability, paint: Paint = plain): string {
  const cases = portable.reduce((sum, rule) => sum + rule.cases, 0);
  const rules = portable.length + notPortable.length;
  const untested = portable.filter((rule) => rule.cases === 0);
  const agreement =
    disagreements.length === 0 ? 'json-logic-js agrees' : `json-logic-js differs in ${disagreements.length}`;
  const lines = [
    paint('bold', `Portable: ${portable.length} of ${rules} rules are plain JSON-Logic`),
    `  each ran on the cases of its rule set, ${cases} times in all: ${agreement}`,
    ...(untested.length > 0
      ? [`  without a case: ${untested.map(({ rules: of, rule }) => `${of} ${rule}`).join(', ')}`]
      : []),
    ...(notPortable.length > 0 ? ['', 'Not plain JSON-Logic:'] : []),
    ...notPortable.map(({ span, rules: of, rule, why }) => `  ${place(span)}  ${of} ${rule}: ${why}`),
    ...(disagreements.length > 0 ? ['', 'Disagreements:'] : []),
    ...disagreements.flatMap((one) => [
      `  ${place(one.span)}  ${one.rules} ${one.rule}, case "${one.case}" (${one.file})`,
      `      here ${one.ours}, json-logic-js ${one.theirs}${one.documented === undefined ? '' : `; documented: ${one.documented}`}`,
    ]),
  ];
  return `${lines.join('\n')}\n\n`;
}
