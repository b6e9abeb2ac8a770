/** The definitions language: YAML files read into typed definitions with exact places. Knows no operators and runs nothing. */
export type { Definition, KindValue, Path } from './definition.js';
export { KIND_NAMES, type Kind } from './kinds/kind.js';
export { KINDS } from './kinds/index.js';
export * from './expression/index.js';
export type { TypeRef } from './fields/type-ref.js';
export type { MappingField, TargetSegment } from './kinds/mapping-field.js';
export type { Step } from './kinds/steps.js';
export * from './table/index.js';
export type { YamlNode } from './yaml/node.js';
export { parseFile, Workspace, type Resolution } from './workspace/workspace.js';
export { applyEdits } from './format/edits.js';
export { formatFile, type Formatted } from './format/format.js';
export { describeField, fieldsAt, type FieldDescription } from './describe/describe.js';
export { outlineOf, type OutlineField } from './describe/outline.js';
export { jsonSchemaOf, type JsonSchema } from './schema/json-schema.js';
