/** The definitions language: YAML files read into typed definitions with exact places. Knows no operators and runs nothing. */
export type { Definition, KindValue, Path } from './definition.js';
export { KIND_NAMES, type Kind } from './kinds/kind.js';
