import { didYouMean } from '@reckoner/diagnostics';
import type { Definition, MappingField, TargetSegment } from '@reckoner/definitions';
import type { FieldIr, ListFieldIr, MappingIr, ObjectFieldIr, ValueFieldIr } from '../ir/definitions.js';
import type { Ir } from '../ir/expression.js';
import { describeType, mismatch } from '../types/relations.js';
import { ANY, listOf, optional, present, type Type } from '../types/type.js';
import { absence, checkOperand, describeRead, hintFor } from './call.js';
import { mayBeMissing, typeMismatch } from './catalogue.js';
import { fieldTwice, notAListField, requiredUnmapped, unknownTarget } from './catalogue-definitions.js';
import { lowerExpression } from './expression.js';
import type { Lowering, Place } from './lowering.js';
import { narrow } from './narrow.js';
import { Scope } from './scope.js';
import { elementType } from './special/iterate.js';

/** Lowers a mapping: its fields become the tree of the target object, in the order of the file. */
export function lowerMapping(lowering: Lowering, definition: Definition<'mapping'>): MappingIr {
  const { value } = definition;
  const inputs = [...value.from].map(([name, ref]) => lowering.local(name, lowering.definitions.type(ref)));
  const target = lowering.definitions.type(value.to);
  const place = { lowering, scope: new Scope(inputs) };
  const root = new TargetObject('', target);
  for (const field of value.fields) addField(place, root, field);
  reportUnmapped(place, root, definition.spanOf(['fields'], 'key'));
  const fields = root.fields();
  return { kind: 'mapping', id: definition.id, inputs, target, fields, result: root.resultType() };
}

type Entry = ValueFieldIr | ListFieldIr | TargetObject;

/** One object of the target while its fields are gathered. */
class TargetObject {
  readonly path: string;
  readonly type: Type;
  readonly required: boolean;
  readonly #entries = new Map<string, Entry>();
  readonly absent = new Set<string>();
  id = 0;
  span: MappingField['span'] | undefined;

  constructor(path: string, type: Type) {
    this.path = path;
    this.type = present(type);
    this.required = !type.optional;
  }

  has(name: string): boolean {
    return this.#entries.has(name) || this.absent.has(name);
  }

  get(name: string): Entry | undefined {
    return this.#entries.get(name);
  }

  set(name: string, entry: Entry): void {
    this.#entries.set(name, entry);
  }

  pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  /** Required fields of the target that nothing fills; those of an object that nothing fills at all count as one. */
  unmapped(): string[] {
    const open: string[] = [];
    for (const [name, type] of this.type.fields ?? []) {
      const entry = this.#entries.get(name);
      if (entry instanceof TargetObject) open.push(...entry.unmapped());
      else if (!type.optional && !this.has(name)) open.push(this.pathOf(name));
    }
    return open;
  }

  fields(): FieldIr[] {
    return [...this.#entries].map(([key, entry]) => (entry instanceof TargetObject ? entry.asField(key) : entry));
  }

  asField(key: string): ObjectFieldIr {
    const { id, path, span, type, required } = this;
    return { kind: 'object', id, key, path, span: span!, type, required, fields: this.fields() };
  }

  /** The target's type, where what is declared absent is known to be missing. */
  resultType(): Type {
    if (this.type.kind !== 'object') return this.type;
    const fields = new Map(this.type.fields);
    let changed = false;
    for (const [name, type] of fields) {
      const entry = this.#entries.get(name);
      const inner = entry instanceof TargetObject ? { ...entry.resultType(), optional: type.optional } : type;
      const result = this.absent.has(name) ? optional(inner) : inner;
      if (result !== type) {
        const same = entry instanceof TargetObject && inner.schema === type.schema && inner.fields === type.fields;
        changed ||= !same;
        fields.set(name, same && !this.absent.has(name) ? type : result);
      }
    }
    if (!changed) return this.type;
    const { schema: _, ...rest } = this.type;
    return { ...rest, fields };
  }
}

function addField(place: Place, root: TargetObject, field: MappingField): void {
  const parent = descend(place, root, field);
  if (!parent) return;
  const last = field.segments.at(-1)!;
  const type = targetType(place, parent, last);
  if (type === undefined) return;
  if (parent.has(last.name)) {
    place.lowering.findings.add(fieldTwice(last.span, parent.pathOf(last.name)));
    return;
  }
  if (isAbsent(field)) parent.absent.add(last.name);
  else if (last.list) addList(place, parent, field, type);
  else if (field.fields) addObject(place, parent, field, type);
  else addValue(place, parent, field, type);
}

function isAbsent(field: MappingField): boolean {
  return field.absent !== undefined && !field.value && !field.fields && !field.each;
}

/** The object that holds the field's last segment; objects on the way are made. */
function descend(place: Place, root: TargetObject, field: MappingField): TargetObject | undefined {
  let at = root;
  for (const segment of field.segments.slice(0, -1)) {
    const known = at.get(segment.name);
    if (known instanceof TargetObject) {
      at = known;
      continue;
    }
    const type = targetType(place, at, segment);
    if (type === undefined) return undefined;
    if (known || segment.list || (type.kind !== 'object' && type.kind !== 'any')) {
      place.lowering.findings.add(fieldTwice(segment.span, at.pathOf(segment.name)));
      return undefined;
    }
    at = openObject(place, at, { segment, type, span: field.keySpan });
  }
  return at;
}

function openObject(
  place: Place,
  at: TargetObject,
  { segment, type, span }: { segment: TargetSegment; type: Type; span: MappingField['span'] },
): TargetObject {
  const inner = new TargetObject(at.pathOf(segment.name), type);
  inner.id = place.lowering.nextId();
  inner.span = span;
  at.set(segment.name, inner);
  return inner;
}

/** The type of a target field; reported, and undefined, where the target has no such field. */
function targetType(place: Place, parent: TargetObject, segment: TargetSegment): Type | undefined {
  const { type } = parent;
  if (type.kind === 'any') return ANY;
  const declared = type.fields?.get(segment.name);
  if (declared) return declared;
  if (type.open && (type.fields?.size ?? 0) === 0) return ANY;
  const names = [...(type.fields?.keys() ?? [])];
  const meant = didYouMean(segment.name, names);
  place.lowering.findings.add(unknownTarget(segment.span, parent.pathOf(segment.name), names, meant));
  return undefined;
}

function addObject(place: Place, parent: TargetObject, field: MappingField, type: Type): void {
  const inner = openObject(place, parent, { segment: field.segments.at(-1)!, type, span: field.keySpan });
  for (const child of field.fields!) addField(place, inner, child);
}

function addValue(place: Place, parent: TargetObject, field: MappingField, type: Type): void {
  const { lowering } = place;
  const { name } = field.segments.at(-1)!;
  const when = field.when && lowerExpression(place, field.when);
  const inner = field.when ? { lowering, scope: narrow(place.scope, field.when, true) } : place;
  const value = lowerExpression(inner, field.value!, present(type));
  const fallback = field.default && lowerExpression(inner, field.default, present(type));
  const path = parent.pathOf(name);
  checkValue(place, value, type, path);
  if (fallback) checkValue(place, fallback, type, path);
  parent.set(name, {
    kind: 'value',
    id: lowering.nextId(),
    key: name,
    path,
    span: field.span,
    type,
    required: field.required ?? !type.optional,
    when,
    value,
    fallback,
    checked: !isProven(value.type, type) || (fallback !== undefined && !isProven(fallback.type, type)),
  });
}

/** Whether a present value of the one type always fits the other. */
function isProven(from: Type, to: Type): boolean {
  return mismatch({ ...from, optional: false }, { ...to, optional: false }) === undefined;
}

/** Reports what can never fit; what only the payload can show is checked at run time. */
function checkValue(place: Place, value: Ir, type: Type, path: string): void {
  if (type.kind === 'any') return;
  const found = mismatch({ ...value.type, optional: false }, { ...type, optional: false }, '');
  if (!found) return;
  const { findings } = place.lowering;
  const taker = found.path === '' ? `\`${path}\`` : `\`${path}.${found.path}\``;
  const isDate = found.to.format === 'date' || found.to.format === 'date-time';
  const isRead = value.kind === 'get' || value.kind === 'local';
  if (found.why === 'null' && value.type.kind !== 'any') {
    findings.add(mayBeMissing(value.span, describeRead(value), absence({ ...found.from, optional: false })));
  } else if (found.why === 'kind' || found.why === 'field' || (found.why === 'format' && isDate && isRead)) {
    findings.add(
      typeMismatch(
        value.span,
        taker,
        describeType(present(found.to)),
        describeType(present(found.from)),
        hintFor(found),
      ),
    );
  }
}

function addList(place: Place, parent: TargetObject, field: MappingField, type: Type): void {
  const { lowering } = place;
  const { name, span } = field.segments.at(-1)!;
  const path = parent.pathOf(`${name}[]`);
  if ((type.kind !== 'list' && type.kind !== 'any') || !field.each || (!field.value && !field.fields)) {
    lowering.findings.add(notAListField(span, path));
    return;
  }
  const when = field.when && lowerExpression(place, field.when);
  const scope = field.when ? narrow(place.scope, field.when, true) : place.scope;
  const each = lowerExpression({ lowering, scope }, field.each);
  checkOperand(place, each, { ...listOf(ANY), nullable: true, optional: true }, `\`each\` of \`${path}\``);
  const item = lowering.local('item', elementType(each.type));
  const inner = { lowering, scope: scope.with(item) };
  const wanted = elementType(type);
  const element = field.fields
    ? objectElement(inner, field.fields, path, wanted)
    : valueElement(inner, field, path, wanted);
  parent.set(name, {
    kind: 'list',
    id: lowering.nextId(),
    key: name,
    path,
    span: field.span,
    type,
    required: field.required ?? !type.optional,
    when,
    each,
    item,
    element,
  });
}

function valueElement(place: Place, field: MappingField, path: string, type: Type): ListFieldIr['element'] {
  const value = lowerExpression(place, field.value!, present(type));
  checkValue(place, value, type, path);
  return { kind: 'value', value, type, checked: !isProven(value.type, type) };
}

function objectElement(
  place: Place,
  fields: readonly MappingField[],
  path: string,
  type: Type,
): ListFieldIr['element'] {
  const root = new TargetObject(path, type);
  for (const child of fields) addField(place, root, child);
  reportUnmapped(place, root, fields[0]?.keySpan);
  return { kind: 'object', fields: root.fields() };
}

function reportUnmapped(place: Place, root: TargetObject, span: MappingField['span'] | undefined): void {
  const open = root.unmapped();
  if (open.length > 0 && span) place.lowering.findings.add(requiredUnmapped(span, open));
}
