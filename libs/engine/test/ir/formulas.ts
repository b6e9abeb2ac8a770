import { parseFormula, wholeText } from '@reckoner/definitions';
import { Collector, Source, type Diagnostic } from '@reckoner/diagnostics';
import type { ReferenceIr } from '../../src/ir/definitions.js';
import type { Ir, Local } from '../../src/ir/expression.js';
import { lowerExpression } from '../../src/lower/expression.js';
import { Lowering, type Definitions } from '../../src/lower/lowering.js';
import { Scope } from '../../src/lower/scope.js';
import { typeFromSchema } from '../../src/types/from-schema.js';
import { ANY, type Type } from '../../src/types/type.js';
import type { Value } from '../../src/values/value.js';
import { OPERATORS } from '../../src/operators/index.js';

/** Expressions lowered from formulas, for tests and benchmarks of the executors. */

let ids = 1;

export function local(name: string, schema?: Value): Local {
  const type: Type = schema === undefined ? ANY : typeFromSchema(schema, () => undefined);
  return { id: ids++, name, type };
}

export interface Lowered {
  readonly ir: Ir;
  readonly findings: readonly Diagnostic[];
}

export function lowered(formula: string, locals: readonly Local[], tables: readonly ReferenceIr[] = []): Lowered {
  const parsed = parseFormula(wholeText(new Source('formula', formula)));
  if (!parsed.expression) throw new Error(parsed.diagnostics.map((found) => found.message).join('; '));
  const findings = new Collector();
  const definitions = {
    reference: (name: string) => tables.find((table) => table.id === name),
  } as unknown as Definitions;
  const lowering = new Lowering({ findings, operators: OPERATORS, definitions, nextId: () => ids++ });
  const ir = lowerExpression({ lowering, scope: new Scope(locals) }, parsed.expression);
  return { ir, findings: findings.sorted() };
}
