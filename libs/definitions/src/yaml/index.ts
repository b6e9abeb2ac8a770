/** The nodes of a definition's text, for editors: what stands at an offset, and which declared field it belongs to. */
export { specsAt } from '../describe/walk.js';
export type { Spec } from '../fields/spec.js';
export {
  entryOf,
  type ListNode,
  type MapEntry,
  type MapNode,
  type ScalarNode,
  spanWithin,
  type YamlNode,
} from './node.js';
export { readYaml } from './read-yaml.js';
