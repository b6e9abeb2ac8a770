import { SHAPE } from '../catalogue/shape.js';
import { mappingField, type MappingField, type TargetSegment } from '../kinds/mapping-field.js';
import { entryOf, spanWithin, type MapEntry, type MapNode, type ScalarNode, type YamlNode } from '../yaml/node.js';
import { readFields } from './collections.js';
import { type Context, type Place } from './context.js';

/** Reads the target fields of a mapping, or of an object or list within it. */
export function readMappingFields(node: YamlNode, place: Place, context: Context): readonly MappingField[] | undefined {
  if (node.kind !== 'map') return context.wrongForm(node, place, 'a map of target fields');
  return node.entries.flatMap((entry) => {
    const field = readField(entry, { path: [...place.path, entry.key.text], name: `\`${entry.key.text}\`` }, context);
    return field ? [field] : [];
  });
}

function readField(entry: MapEntry, place: Place, context: Context): MappingField | undefined {
  const { key, value } = entry;
  const segments = segmentsOf(key);
  if (!segments) return context.report(SHAPE.targetPath(key.span, key.text));
  const parts = isLongForm(value) ? readLongForm(value, place, context) : readShortForm(value, place, context);
  if (!parts) return undefined;
  const isList = segments.at(-1)!.list;
  const { absent, each } = parts as Partial<MappingField>;
  if (isList && !each && absent === undefined) context.report(SHAPE.eachNeeded(key.span, key.text));
  if (!isList && each && value.kind === 'map') {
    context.report(SHAPE.eachWithoutList(entryOf(value, 'each')!.key.span, key.text));
  }
  const span = { source: key.span.source, start: key.span.start, end: value.span.end };
  return { ...parts, key: key.text, segments, keySpan: key.span, span, path: place.path };
}

/** A map whose keys are all fields of a field, or that has several keys, which JSON-Logic never has. */
function isLongForm(node: YamlNode): node is MapNode {
  return (
    node.kind === 'map' &&
    (node.entries.length > 1 || node.entries.every(({ key }) => Object.hasOwn(mappingField, key.text)))
  );
}

function readShortForm(node: YamlNode, place: Place, context: Context): object | undefined {
  const value = context.read({ type: 'expression' }, node, place);
  return value === undefined ? undefined : { value };
}

function readLongForm(node: MapNode, place: Place, context: Context): object | undefined {
  for (const { key } of node.entries) {
    if (!Object.hasOwn(mappingField, key.text)) context.unknownField(key.span, key.text, Object.keys(mappingField));
  }
  const has = (name: string) => entryOf(node, name);
  const absent = has('absent');
  const fields = has('fields');
  if (absent && node.entries.some(({ key }) => key.text !== 'absent' && key.text !== 'note')) {
    context.report(SHAPE.absentNotAlone(absent.key.span));
  } else if (fields && has('value')) context.report(SHAPE.twoValues(fields.key.span));
  else if (!absent && !fields && !has('value')) context.report(SHAPE.noValue(node.span));
  return readFields(mappingField, node, place, context);
}

/** Objects inside each other that one key may name. */
const SEGMENTS_MAX = 16;

/** A name, or one in backquotes, and `[]` behind the name of a list. */
const SEGMENT = /(?:`([^`]+)`|([^.`[\]\s]+))(\[\])?(\.|$)/y;

function segmentsOf(key: ScalarNode): TargetSegment[] | undefined {
  const segments: TargetSegment[] = [];
  SEGMENT.lastIndex = 0;
  for (let at = 0; at < key.text.length; at = SEGMENT.lastIndex) {
    const found = SEGMENT.exec(key.text);
    if (!found) return undefined;
    const [all, quoted, bare, list, dot] = found;
    const end = at + all.length - dot!.length;
    if (dot === '.' && end + 1 === key.text.length) return undefined;
    segments.push({ name: (quoted ?? bare)!, list: list !== undefined, span: spanWithin(key, at, end) });
  }
  return segments.length > 0 && segments.length <= SEGMENTS_MAX ? segments : undefined;
}
