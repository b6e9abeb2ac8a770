/** The engine: checks, interprets and explains definitions. The same in Node and in the browser; no I/O. Beside it `./compiled`, for many events. */
export { checkWorkspace, type Checked, type CheckOptions } from './check/check.js';
export { purposesOf } from './check/purposes.js';
export type { FlowProgram } from './engine.js';
export { CsvReader, DELIMITERS, type CsvItem, type CsvRow } from './csv/reader.js';
export { headerProblems, RowReader } from './csv/typed.js';
export { add, compareNumbers, multiply, round, subtract } from './decimal/arithmetic.js';
export { formatNumber, isNumber, parseDecimal } from './decimal/decimal.js';
export { explainFlow } from './explain/explain.js';
export type { ExplainedRule, ExplainedStep, ExplainedValue, Explanation, Lineage } from './explain/explanation.js';
export type { Observer, Surroundings } from './interpret/environment.js';
export { interpretFlow, type Validate } from './interpret/flow.js';
export type { FieldIr, MappingIr, Reason, ReferenceIr, RulesIr, SchemaIr, TableIr } from './ir/definitions.js';
export type { Ir, Local } from './ir/expression.js';
export type { DeliverStep, FlowIr, RememberIr, StepIr } from './ir/flow.js';
export { partsOf } from './ir/parts.js';
export type { LoweringObserver } from './lower/lowering.js';
export { fieldType } from './lower/path.js';
export { Program } from './lower/program.js';
export type { Scope } from './lower/scope.js';
export { OPERATORS } from './operators/index.js';
export type { Operator } from './operators/operator.js';
export type { Lines } from './json/scalar.js';
export { ReferenceRows } from './reference/rows.js';
export { answer, evaluateDefinition } from './run/evaluate.js';
export {
  ASK,
  type Delivery,
  type Draw,
  type EndState,
  type Execution,
  type FlowEvent,
  type Host,
  type PartResult,
  type Remembering,
  type Result,
} from './run/execution.js';
export { evaluateExpression, parseExpression, type LoweredExpression } from './run/expression.js';
export { identityOf, type Identity } from './run/identity.js';
export { joinedKey } from './run/key.js';
export { MemoryHost } from './run/memory-host.js';
export { rememberedRow, rememberingStep, type Confirmation } from './run/remembered.js';
export { rounds } from './run/rounds.js';
export {
  compareRevisions,
  correct,
  deliverSteps,
  deliverStepsByPurpose,
  standing,
  type Correction,
} from './run/revision.js';
export { describeType } from './types/relations.js';
export type { Type } from './types/type.js';
export { validateValue } from './validate/validate.js';
export { isDate, isTimestamp } from './values/date.js';
export { describeValue } from './values/describe.js';
export { sameValue } from './values/equality.js';
export { conform } from './values/conform.js';
export { Failure } from './values/failure.js';
export { valueOfNode } from './values/from-node.js';
export { canonicalJson, JsonError, parseJson, stringifyJson } from './values/json.js';
export type { Maybe, Num, ObjectValue, Value } from './values/value.js';
