import { didYouMean } from '@reckoner/diagnostics';
import { SHAPE } from '../catalogue/shape.js';
import { SCALAR_TYPES, type ScalarTypeName, type TableOutput, type TypeRef } from '../fields/type-ref.js';
import { schemaFields } from '../kinds/schema-keywords.js';
import { entryOf, type MapNode, type ScalarNode, type YamlNode } from '../yaml/node.js';
import { readFields } from './collections.js';
import { type Context, type Place } from './context.js';
import { textOf } from './scalars.js';

/** Readers of types: names, schemas written in place, JSON Schemas. */

/** Words of JSON Schema and of other languages, and what they are called here. */
const FOREIGN: ReadonlyMap<string, ScalarTypeName> = new Map([
  ['number', 'decimal'],
  ['float', 'decimal'],
  ['double', 'decimal'],
  ['money', 'decimal'],
  ['int', 'integer'],
  ['text', 'string'],
  ['bool', 'boolean'],
  ['datetime', 'timestamp'],
  ['date-time', 'timestamp'],
]);

export function readTypeRef(node: YamlNode, place: Place, context: Context): TypeRef | undefined {
  if (node.kind === 'scalar') return readTypeName(node, place, context);
  if (node.kind === 'list') return context.wrongForm(node, place, 'a type');
  const list = node.entries.length === 1 ? entryOf(node, 'list') : undefined;
  if (!list) {
    const schema = readSchema(node, place, context);
    return schema && { kind: 'inline', schema, span: node.span };
  }
  const item = readTypeRef(list.value, { ...place, path: [...place.path, 'list'] }, context);
  return item && { kind: 'list', item, span: node.span };
}

function readTypeName(node: ScalarNode, place: Place, context: Context): TypeRef | undefined {
  const name = textOf(node, place, context, 'a type');
  if (name === undefined) return undefined;
  if (isScalarType(name)) return { kind: 'scalar', name, span: node.span };
  const meant = FOREIGN.get(name) ?? (name.includes('/') ? undefined : misspelt(name));
  if (meant) return context.report(SHAPE.badType(node.span, name, SCALAR_TYPES, meant));
  return { kind: 'schema', ref: name, span: node.span };
}

function isScalarType(name: string): name is ScalarTypeName {
  return (SCALAR_TYPES as readonly string[]).includes(name);
}

/** Short words are near to many; only longer ones are taken for a slip rather than for a schema's name. */
function misspelt(name: string): string | undefined {
  return name.length >= 5 ? didYouMean(name, SCALAR_TYPES) : undefined;
}

/** Words that `type` has in a JSON Schema only: with them, a map is a schema rather than an output with a title. */
const SCHEMA_WORDS = new Set(['object', 'array', 'number', 'null']);

/** An output: a type, or a map of `type` and `title`. */
export function readOutput(node: YamlNode, place: Place, context: Context): TableOutput | undefined {
  const type = node.kind === 'map' ? entryOf(node, 'type') : undefined;
  const isOutput =
    node.kind === 'map' &&
    type !== undefined &&
    node.entries.every(({ key }) => key.text === 'type' || key.text === 'title') &&
    !(type.value.kind === 'scalar' && SCHEMA_WORDS.has(type.value.text)) &&
    type.value.kind !== 'list';
  const read = readTypeRef(isOutput ? type.value : node, place, context);
  const title = isOutput ? entryOf(node, 'title')?.value : undefined;
  const heading = title && textOf(title, { ...place, name: '`title`' }, context);
  return read && (heading === undefined ? { type: read } : { type: read, title: heading });
}

/** Checks the keywords of a JSON Schema; those that begin with `x-` are free. */
export function readSchema(node: YamlNode, place: Place, context: Context, titled = false): MapNode | undefined {
  if (node.kind !== 'map') return context.wrongForm(node, place, 'a JSON Schema');
  const fields = schemaFields(titled);
  for (const { key } of node.entries) {
    if (!Object.hasOwn(fields, key.text) && !key.text.startsWith('x-'))
      context.unknownField(key.span, key.text, Object.keys(fields));
  }
  return readFields(fields, node, place, context) && node;
}
