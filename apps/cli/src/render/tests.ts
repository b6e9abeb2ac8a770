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

/** Two values that fit on a line of this length stand beside each other. */
const LINE = 100;

function differenceLines({ path, expected, actual }: Difference, paint: Paint): string[] {
  const isShort = path.length + expected.length + actual.length <= LINE && !`${expected}${actual}`.includes('\n');
  if (isShort) return [`    ${path}: expected ${paint('green', expected)}, got ${paint('red', actual)}`];
  const from = Math.max(0, commonStart(expected, actual) - BEFORE);
  const [first, second] = [excerpt(expected, from), excerpt(actual, from)];
  return [`    ${path}:`, `      expected ${paint('green', first)}`, `      got      ${paint('red', second)}`];
}

/** Of a long text so much is shown, and so much of it before the first difference. */
const SHOWN = 150;
const BEFORE = 40;

function excerpt(text: string, from: number): string {
  const start = text.length <= SHOWN ? 0 : from;
  const part = text.slice(start, start + SHOWN);
  return `${start > 0 ? '…' : ''}${part}${start + SHOWN < text.length ? '…' : ''}`;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Of each definition that is not wholly reached how much is, and each place that is not. */
export function renderCoverage(coverage: Coverage, paint: Paint = plain): string {
  const definitions = definitionsOf(coverage);
  const partly = definitions.filter(({ missed }) => missed.length > 0);
  const rows = partly.map(({ of, items, missed }) => {
    const reached = items.length - missed.length;
    return [cell(percent(reached, items.length)), cell(`${reached}/${items.length}`), cell(of)];
  });
  const lines = [
    `${paint('bold', `Coverage ${percent(coverage.covered, coverage.total)}`)} (${kindsOf(coverage)})`,
    `  ${definitions.length - partly.length} of ${definitions.length} definitions are wholly reached`,
    ...columns(rows, ['right', 'right', 'left']).map((line) => `  ${line}`),
    ...(partly.length > 0 ? ['', 'Not reached:'] : []),
    ...partly
      .flatMap(({ missed }) => missed)
      .map((item) => `  ${paint('dim', place(item.span))}  ${item.of}: ${item.kind} ${item.name}`),
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
  if (tried + equivalent.length + invalid === 0) return 'Mutation: there is nothing to change.\n\n';
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
