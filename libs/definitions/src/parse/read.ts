import type { Spec } from '../fields/spec.js';
import type { YamlNode } from '../yaml/node.js';
import * as collections from './collections.js';
import type { Context, Place } from './context.js';
import { readMappingFields } from './mapping-fields.js';
import * as scalars from './scalars.js';
import { readSteps } from './steps.js';
import * as types from './types.js';

type Reader<T extends Spec['type']> = (
  spec: Extract<Spec, { type: T }>,
  node: YamlNode,
  place: Place,
  context: Context,
) => unknown;

/** How each spec is read; a new one does not type-check without a line here. */
const READERS: { readonly [T in Spec['type']]: Reader<T> } = {
  text: scalars.readText,
  words: scalars.readWords,
  choice: scalars.readChoice,
  flag: scalars.readFlag,
  number: scalars.readNumber,
  reference: (_spec, node, place, context) => scalars.textOf(node, place, context, 'the id of a definition'),
  expression: (_spec, node, place, context) => scalars.readExpression(node, place, context),
  template: (_spec, node, place, context) => scalars.readTemplate(node, place, context),
  cell: (_spec, node, place, context) => scalars.readCell(node, place, context),
  type: (_spec, node, place, context) => types.readTypeRef(node, place, context),
  output: (_spec, node, place, context) => types.readOutput(node, place, context),
  schema: (spec, node, place, context) => types.readSchema(node, place, context, spec.titled),
  data: collections.readData,
  list: collections.readList,
  map: collections.readMap,
  object: collections.readObject,
  either: collections.readEither,
  'by-sibling': collections.readBySibling,
  'mapping-fields': (_spec, node, place, context) => readMappingFields(node, place, context),
  steps: readSteps,
};

/** Reads a node as a spec says: the one way from YAML to a definition's value. */
export function readSpec(spec: Spec, node: YamlNode, place: Place, context: Context): unknown {
  const reader = READERS[spec.type] as Reader<Spec['type']>;
  return reader(spec as never, node, place, context);
}
