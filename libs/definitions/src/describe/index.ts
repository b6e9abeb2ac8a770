/** What is declared of the kinds, in words: for editors and the reference. Loaded by itself, when somebody asks. */
export { describeField, fieldsAt, type FieldDescription } from './describe.js';
export { proseOf, useProse } from './prose.js';
export { outlineOf, type OutlineField } from './outline.js';
export { jsonSchemaOf } from '../schema/json-schema.js';
