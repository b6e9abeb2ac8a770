import { Collector, Source, type Diagnostic } from '@reckoner/diagnostics';
import {
  expressionFromJson,
  isFormula,
  parseFormula,
  wholeText,
  type Expression,
  type JsonLogic,
} from '@reckoner/definitions';
import type { Ir, Local } from '../ir/expression.js';
import { Environment, type Surroundings } from '../interpret/environment.js';
import { evaluate } from '../interpret/expression.js';
import { lowerExpression } from '../lower/expression.js';
import { unknownReference } from '../lower/catalogue-flow.js';
import { Lowering, NO_DEFINITIONS, type Definitions } from '../lower/lowering.js';
import { Scope } from '../lower/scope.js';
import type { Operator } from '../operators/operator.js';
import { ANY } from '../types/type.js';
import { withinEffort } from '../values/bounds/effort.js';
import { withinReach } from '../values/bounds/reach.js';
import type { Maybe, ObjectValue } from '../values/value.js';

/** An expression by itself, ready to be evaluated on inputs. */
export interface StandaloneExpression {
  readonly ir: Ir;
  readonly inputs: readonly Local[];
}

export type LoweredExpression = StandaloneExpression | { readonly diagnostics: readonly Diagnostic[] };

/** Reads `= a + 1`, or JSON-Logic as a JSON value. */
export function parseExpression(written: string | JsonLogic): {
  expression?: Expression;
  diagnostics: readonly Diagnostic[];
} {
  if (typeof written === 'string' && isFormula(written)) return parseFormula(wholeText(new Source('formula', written)));
  return expressionFromJson(written, new Source('logic', '').span());
}

/** Lowers an expression whose inputs may be anything; the inputs are `names` and whatever else it reads outside lists. */
export function lowerStandalone(
  expression: Expression,
  names: readonly string[],
  operators: ReadonlyMap<string, Operator>,
): LoweredExpression {
  const findings = new Collector();
  let id = 1;
  const definitions = noneThere(findings);
  const lowering = new Lowering({ findings, operators, definitions, nextId: () => id++ });
  const inputs = [...new Set([...names, ...namesRead(expression)])].map((name) => lowering.local(name, ANY));
  const ir = lowerExpression({ lowering, scope: new Scope(inputs) }, expression);
  return findings.hasErrors ? { diagnostics: findings.sorted() } : { ir, inputs };
}

/** An expression by itself has no tables around it: to look one up is a mistake, and not a row that is missing. */
function noneThere(findings: Collector): Definitions {
  return {
    ...NO_DEFINITIONS,
    reference: (name, span) => {
      findings.add(unknownReference(span, 'reference', name, undefined));
      return undefined;
    },
  };
}

const PER_ITEM = new Set([
  'map',
  'filter',
  'reduce',
  'all',
  'some',
  'none',
  'sum',
  'count',
  'find',
  'minOf',
  'maxOf',
  'sortBy',
  'groupBy',
]);

/** The variables that an expression reads, but for what stands inside a list operator's body. */
function namesRead(expression: Expression): string[] {
  switch (expression.kind) {
    case 'path':
      return expression.segments[0] === '' ? [] : [expression.segments[0]!];
    case 'list':
      return expression.items.flatMap(namesRead);
    case 'call': {
      const { operator, args } = expression;
      const [first, second, ...rest] = args;
      if (PER_ITEM.has(operator) && first) return [...namesRead(first), ...(second ? rest.flatMap(namesRead) : [])];
      if (operator === 'var' && first?.kind === 'literal' && typeof first.value === 'string')
        return [first.value.split('.')[0]!, ...args.slice(1).flatMap(namesRead)];
      if (operator === 'missing' || operator === 'missing_some') return args.flatMap(namesListed);
      return args.flatMap(namesRead);
    }
    default:
      return [];
  }
}

function namesListed(expression: Expression): string[] {
  if (expression.kind === 'list') return expression.items.flatMap(namesListed);
  return expression.kind === 'literal' && typeof expression.value === 'string' ? [expression.value.split('.')[0]!] : [];
}

/** The value of an expression on these inputs; throws `Failure`. */
export function evaluateExpression(
  ir: Ir,
  inputs: readonly Local[],
  values: ObjectValue,
  surroundings: Surroundings,
): Maybe {
  const env = new Environment(surroundings);
  for (const input of inputs) env.bind(input, Object.hasOwn(values, input.name) ? values[input.name] : undefined);
  return withinEffort(() => withinReach(evaluate(ir, env)));
}
