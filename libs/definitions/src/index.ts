/** The definitions language: YAML files read into typed definitions with exact places. Knows no operators and runs nothing. */
export { parseFile, Workspace, type Resolution } from './workspace/workspace.js';
export { applyEdits } from './format/edits.js';
export type { Definition, KindValue, Path } from './definition.js';
export type * from './expression/expression.js';
export type { MappingField, TargetSegment } from './kinds/mapping-field.js';
export type { Step } from './kinds/steps.js';
export type { TypeRef } from './fields/type-ref.js';
export type { Cell } from './table/cell.js';
export type { YamlNode } from './yaml/node.js';
/** Expressions by themselves: typed by a person, or given as JSON. */
export { expressionFromJson } from './expression/from-json.js';
export { isFormula, parseFormula } from './expression/formula.js';
export { ExactNumber, toJsonLogic, type JsonLogic } from './expression/json-logic.js';
export { wholeText } from './expression/parsed.js';
export { printFormula } from './expression/print.js';
export { printTemplate, type Template } from './expression/template.js';
export { printCell } from './table/print-cell.js';
/** What is declared of the kinds and their fields; `./describe` says it in words. */
export { KIND_NAMES, type Kind } from './kinds/kind.js';
export { KINDS } from './kinds/index.js';
