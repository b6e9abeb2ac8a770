import { didYouMean, type Span } from '@reckoner/diagnostics';
import type { PathExpression } from '@reckoner/definitions';
import type { Ir, Local } from '../ir/expression.js';
import { ANY, optional, present, type Type } from '../types/type.js';
import { describeType } from '../types/relations.js';
import { noFields, relativeName, unknownField, unknownName } from './catalogue.js';
import type { Place } from './lowering.js';
import { fact } from './scope.js';

/** Resolves a read such as `entry.approval.status` to a local and own-property reads with known types. */
export function lowerPath(place: Place, path: PathExpression): Ir {
  const { lowering, scope } = place;
  const [name] = path.segments as [string, ...string[]];
  const nameSpan = path.segmentSpans[0] ?? path.span;
  const local = scope.find(name);
  if (!local) {
    reportUnknownName(place, path, nameSpan);
    return lowering.unknown(path.span);
  }
  let at: Ir = {
    kind: 'local',
    id: lowering.nextId(),
    type: known(place, local, [], local.type),
    span: nameSpan,
    local,
  };
  for (let index = 1; index < path.segments.length; index++) {
    const read = readField(place, at, path, index);
    if (!read) return lowering.unknown(path.span);
    const keys = path.segments.slice(1, index + 1);
    at = { ...read, type: known(place, local, keys, read.type) };
  }
  return at;
}

/** The type with what the surrounding conditions know. */
function known(place: Place, local: Local, keys: readonly string[], type: Type): Type {
  return (type.optional || type.nullable) && place.scope.isPresent(fact(local, keys)) ? present(type) : type;
}

function readField(place: Place, of: Ir, path: PathExpression, index: number): Ir | undefined {
  const key = path.segments[index]!;
  const span = path.segmentSpans[index] ?? path.span;
  const type = fieldType(of.type, key);
  if (type === undefined) {
    const container = path.segments.slice(0, index).join('.');
    reportUnknownField(place, of.type, { key, container, span });
    return undefined;
  }
  const mayBeAbsent = of.type.optional || of.type.nullable;
  return {
    kind: 'get',
    id: place.lowering.nextId(),
    type: mayBeAbsent ? optional(type) : type,
    span: { ...path.span, end: span.end },
    of,
    key,
  };
}

/** The type of an own property, or undefined where values of the type have no such property. */
export function fieldType(type: Type, key: string): Type | undefined {
  switch (type.kind) {
    case 'any':
      return ANY;
    case 'object': {
      const declared = type.fields?.get(key);
      if (declared) return declared;
      return type.open && (type.fields?.size ?? 0) === 0 ? ANY : undefined;
    }
    case 'list':
      return /^\d+$/.test(key) ? optional(type.item ?? ANY) : undefined;
    default:
      return undefined;
  }
}

function reportUnknownName(place: Place, path: PathExpression, span: Span): void {
  const { lowering, scope } = place;
  const name = path.segments[0]!;
  const item = scope.find('item');
  if (name === '' || (item?.type.kind === 'object' && item.type.fields?.has(name))) {
    lowering.findings.add(relativeName(span, name));
    return;
  }
  lowering.findings.add(unknownName(span, name, scope.names().sort(), didYouMean(name, scope.names())));
}

function reportUnknownField(place: Place, type: Type, at: { key: string; container: string; span: Span }): void {
  const { findings } = place.lowering;
  const names = [...(type.fields?.keys() ?? [])];
  if (type.kind !== 'object') findings.add(noFields(at.span, at.key, at.container, describeType(type)));
  else findings.add(unknownField(at.span, at.key, at.container, names, didYouMean(at.key, names)));
}
