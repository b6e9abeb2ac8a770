import { describe, expect, it } from '@jest/globals';
import { parseFormula, wholeText, type Expression } from '@reckoner/definitions';
import { Collector, Source } from '@reckoner/diagnostics';
import { code } from '../emit/code.js';
import { value } from '../emit/expression.js';
import { compileSpec } from '../emit/function.js';
import { linksFor } from '../emit/links.js';
import { Environment } from '../interpret/environment.js';
import { evaluate } from '../interpret/expression.js';
import type { ReferenceIr } from '../ir/definitions.js';
import type { Ir, Local } from '../ir/expression.js';
import { lowerExpression } from '../lower/expression.js';
import { Lowering, NO_DEFINITIONS } from '../lower/lowering.js';
import { Scope } from '../lower/scope.js';
import { ReferenceRows } from '../reference/rows.js';
import { typeFromSchema } from '../types/from-schema.js';
import { isNumber } from '../decimal/decimal.js';
import { join } from '../types/relations.js';
import { ANY, BOOLEAN, DATE, NEVER, NUMBER, TEXT, listOf, type Type } from '../types/type.js';
import { isDate } from '../values/date.js';
import { Failure } from '../values/failure.js';
import { parseJson, stringifyJson } from '../values/json.js';
import type { Maybe, Value } from '../values/value.js';
import { OPERATORS } from './index.js';
import type { OperatorExample } from './operator.js';

/** Each example of each operator is true: parsed, lowered, interpreted, and compiled with and without types. */

const NOW = '2026-11-21T10:00:00Z';

const RATES: ReferenceIr = {
  kind: 'reference',
  id: 'rates',
  key: ['grade'],
  dated: { from: 'from', to: 'to' },
  rows: 'release',
  row: typeFromSchema(
    {
      type: 'object',
      properties: { grade: { type: 'string' }, rate: { type: 'number' } },
      required: ['grade', 'rate'],
    },
    () => undefined,
  ),
};
const ROWS = new ReferenceRows(RATES, [
  { grade: 'SEN', rate: 120, to: '2025-12-31' },
  { grade: 'SEN', rate: 130, from: '2026-01-01' },
  { grade: 'JUN', rate: 80 },
]);

const OWN = new Set(['item', 'accumulator', 'current']);

/** The names that a formula reads from around it. */
function namesIn(expression: Expression): string[] {
  if (expression.kind === 'path') return [expression.segments[0]!];
  if (expression.kind === 'list') return expression.items.flatMap(namesIn);
  if (expression.kind !== 'call') return [];
  const spelled = ['var', 'missing', 'missing_some'].includes(expression.operator)
    ? expression.args.flatMap(textsIn)
    : [];
  return [...spelled.map((text) => text.split('.')[0]!), ...expression.args.flatMap(namesIn)];
}

function textsIn(expression: Expression): string[] {
  if (expression.kind === 'list') return expression.items.flatMap(textsIn);
  return expression.kind === 'literal' && typeof expression.value === 'string' ? [expression.value] : [];
}

/** The type of which the value is one: what a schema of the payload would say. */
function typeOfData(value: Value | undefined): Type {
  if (value === undefined || value === null) return ANY;
  if (isNumber(value)) return { ...NUMBER, ...(Number.isInteger(value) ? { integer: true, max: 1e9, scale: 0 } : {}) };
  if (typeof value === 'string') return isDate(value) ? DATE : TEXT;
  if (typeof value === 'boolean') return BOOLEAN;
  if (Array.isArray(value)) return listOf(value.map(typeOfData).reduce(join, NEVER));
  const fields = new Map(Object.entries(value).map(([name, field]) => [name, typeOfData(field)]));
  return { kind: 'object', nullable: false, optional: false, fields, open: true };
}

function lowered(formula: string, data?: Record<string, Value | undefined>): { ir: Ir; locals: Local[] } {
  const parsed = parseFormula(wholeText(new Source('formula', formula)));
  expect(parsed.diagnostics).toEqual([]);
  let ids = 0;
  const names = new Set(namesIn(parsed.expression!).filter((name) => !OWN.has(name)));
  const locals = [...names].map((name) => ({ id: ids++, name, type: typeOfData(data?.[name]) }));
  const findings = new Collector();
  const definitions = { ...NO_DEFINITIONS, reference: (name: string) => (name === 'rates' ? RATES : undefined) };
  const lowering = new Lowering({ findings, operators: OPERATORS, definitions, nextId: () => ids++ });
  const ir = lowerExpression({ lowering, scope: new Scope(locals) }, parsed.expression!);
  const broken = findings.sorted().filter(({ code: found }) => !/^type\/|unknown-field$/.test(found));
  expect(broken.map((finding) => finding.message)).toEqual([]);
  return { ir, locals };
}

function settled(run: () => Maybe): unknown {
  try {
    const result = run();
    return { result: result === undefined ? undefined : stringifyJson(result) };
  } catch (thrown) {
    if (thrown instanceof Failure) return { failure: thrown.code };
    throw thrown;
  }
}

function interpreted(example: OperatorExample): unknown {
  const { ir, locals } = lowered(example.formula);
  const env = new Environment({ now: NOW, row: (_, keys, at) => ROWS.find(keys, at), validate: () => undefined });
  for (const local of locals) env.bind(local, dataOf(example)[local.name]);
  return settled(() => evaluate(ir, env));
}

function compiled(example: OperatorExample, form: 'typed' | 'untyped'): unknown {
  const { ir, locals } = lowered(example.formula, form === 'typed' ? dataOf(example) : undefined);
  const links = linksFor(() => ROWS);
  links.run.now = NOW;
  const spec = {
    inputs: locals,
    body: (at: Parameters<typeof value>[1]) => {
      const made = value(ir, at);
      at.push(code`return ${made};`);
    },
  };
  const run = compileSpec(spec, links, form === 'typed' ? 'assuming' : 'general');
  return settled(() => run(...locals.map((local) => dataOf(example)[local.name])));
}

function dataOf(example: OperatorExample): Record<string, Value | undefined> {
  return parseJson(JSON.stringify(example.data ?? {})) as Record<string, Value>;
}

function expected(example: OperatorExample): unknown {
  if (example.failure !== undefined) return { failure: example.failure };
  return { result: example.result === undefined ? undefined : textOf(example.result) };
}

/** As JSON; a decimal of more than 15 digits is given as `{ decimal: '…' }`. */
function textOf(result: unknown): string {
  const isDecimal = typeof result === 'object' && result !== null && 'decimal' in result;
  return isDecimal ? String(result.decimal) : JSON.stringify(result);
}

describe.each([...OPERATORS.values()].map((operator) => [operator.name, operator] as const))('%s', (_, operator) => {
  it('is documented', () => {
    expect(operator.examples.length).toBeGreaterThanOrEqual(2);
    expect(operator.summary).toMatch(/^[A-Z].*\.$/);
    expect(operator.parameters.slice(0, -1).some((parameter) => parameter.variadic)).toBe(false);
  });

  it.each(operator.examples.map((example) => [example.formula, example] as const))('%s', (_formula, example) => {
    expect(interpreted(example)).toEqual(expected(example));
    expect(compiled(example, 'untyped')).toEqual(expected(example));
    expect(compiled(example, 'typed')).toEqual(expected(example));
  });
});
