import type { Span } from '@reckoner/diagnostics';
import { SHAPE } from '../catalogue/shape.js';
import type {
  BySiblingSpec,
  DataSpec,
  EitherSpec,
  FieldSpec,
  ListSpec,
  MapSpec,
  ObjectSpec,
  Spec,
} from '../fields/spec.js';
import { entryOf, type MapNode, type YamlNode } from '../yaml/node.js';
import { type Context, headOf, type Place } from './context.js';

/** Readers of lists, maps and objects. What cannot be read of a list or map is left out, and reported. */

export function readList(
  spec: ListSpec,
  node: YamlNode,
  place: Place,
  context: Context,
): readonly unknown[] | undefined {
  if (node.kind !== 'list' && !spec.orOne) return context.wrongForm(node, place, 'a list');
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length < (spec.min ?? 0)) context.report(SHAPE.tooFew(headOf(node), place.name, spec.min!));
  if (spec.unique !== undefined) checkUnique(items, spec.unique, context);
  return items.flatMap((item, index) => {
    const read = context.read(spec.item, item, {
      path: [...place.path, index],
      name: `an item of ${place.name}`,
      example: place.example,
    });
    return read === undefined ? [] : [read];
  });
}

function checkUnique(items: readonly YamlNode[], field: string, context: Context): void {
  const first = new Map<string, Span>();
  for (const item of items) {
    const value = item.kind === 'map' ? entryOf(item, field)?.value : undefined;
    if (value?.kind !== 'scalar') continue;
    const known = first.get(value.text);
    if (known) context.report(SHAPE.duplicateId(value.span, field, value.text, known));
    else first.set(value.text, value.span);
  }
}

export function readMap(
  spec: MapSpec,
  node: YamlNode,
  place: Place,
  context: Context,
): ReadonlyMap<string, unknown> | undefined {
  if (node.kind !== 'map') return context.wrongForm(node, place, `a map by ${spec.keys}`);
  if (node.entries.length < (spec.min ?? 0)) context.report(SHAPE.tooFew(headOf(node), place.name, spec.min!));
  const pattern = spec.keyPattern === undefined ? undefined : new RegExp(spec.keyPattern, 'u');
  const read = new Map<string, unknown>();
  for (const { key, value } of node.entries) {
    if (pattern && !pattern.test(key.text))
      context.report(SHAPE.badKey(key.span, key.text, spec.keys, spec.keyPattern!));
    const at = { path: [...place.path, key.text], name: `\`${key.text}\`` };
    const parsed = context.read(spec.value, value, at);
    if (parsed !== undefined) read.set(key.text, parsed);
  }
  return read;
}

export function readObject(spec: ObjectSpec, node: YamlNode, place: Place, context: Context): object | undefined {
  if (node.kind !== 'map') return context.wrongForm(node, place, 'a map');
  const { rest } = spec;
  const further = new Map<string, unknown>();
  for (const { key, value } of node.entries) {
    if (Object.hasOwn(spec.fields, key.text)) continue;
    if (!rest) context.unknownField(key.span, key.text, Object.keys(spec.fields));
    else {
      const parsed = context.read(rest.of, value, { path: [...place.path, key.text], name: `\`${key.text}\`` });
      if (parsed !== undefined) further.set(key.text, parsed);
    }
  }
  const read = readFields(spec.fields, node, place, context);
  return read && rest ? { ...read, [rest.as]: further } : read;
}

/** The declared fields of a map; undefined where a required one cannot be had. */
export function readFields(
  fields: Readonly<Record<string, FieldSpec>>,
  node: MapNode,
  place: Place,
  context: Context,
): object | undefined {
  const read: Record<string, unknown> = {};
  let whole = true;
  for (const [name, field] of Object.entries(fields)) {
    const entry = entryOf(node, name);
    if (entry) {
      const at = { path: [...place.path, name], name: `\`${name}\``, example: field.examples?.[0], within: node };
      const value = context.read(field.spec, entry.value, at);
      if (value !== undefined) read[name] = value;
    } else if (field.presence === 'default') read[name] = field.default;
    else if (field.presence === 'required' && field.reportedLater) context.leaveOpen();
    else if (field.presence === 'required') context.missingField(node, name, field);
    whole &&= field.presence !== 'required' || name in read || (!entry && field.reportedLater === true);
  }
  return whole ? read : undefined;
}

export function readEither(spec: EitherSpec, node: YamlNode, place: Place, context: Context): unknown {
  const fitting = spec.of.find((alternative) => formsOf(alternative).includes(node.kind));
  return context.read(fitting ?? spec.of[0]!, node, place);
}

/** The forms of YAML in which a spec's value can stand. */
export function formsOf(spec: Spec): readonly YamlNode['kind'][] {
  switch (spec.type) {
    case 'expression':
      return ['scalar', 'list', 'map'];
    case 'data':
      return spec.form ? [spec.form] : ['scalar', 'list', 'map'];
    case 'map':
    case 'object':
    case 'schema':
    case 'mapping-fields':
      return ['map'];
    case 'type':
    case 'output':
      return ['scalar', 'map'];
    case 'list':
      return spec.orOne ? ['list', ...formsOf(spec.item)] : ['list'];
    case 'steps':
      return ['list'];
    case 'either':
      return spec.of.flatMap(formsOf);
    case 'by-sibling':
      return [...formsOf(spec.present), ...formsOf(spec.absent)];
    default:
      return ['scalar'];
  }
}

export function readBySibling(spec: BySiblingSpec, node: YamlNode, place: Place, context: Context): unknown {
  const present = place.within !== undefined && entryOf(place.within, spec.sibling) !== undefined;
  return context.read(present ? spec.present : spec.absent, node, place);
}

export function readData(spec: DataSpec, node: YamlNode, place: Place, context: Context): YamlNode | undefined {
  if (spec.form === undefined || node.kind === spec.form) return node;
  return context.wrongForm(node, place, spec.form === 'map' ? 'a map' : 'a list');
}
