import { isWhole } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { SchemaIr } from '../ir/definitions.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import { fieldPath } from './problem.js';
import {
  isObject,
  keywordOf,
  listAt,
  objectAt,
  resolveReference,
  textAt,
  typesOf,
  type SchemaObject,
} from './schema.js';
import { matchesName } from './objects.js';

/** A place where a value is not as its schema knows it. Says nothing of what stands there but its type. */
export interface Drift {
  /** `entry.tags[].color` */
  readonly path: string;
  readonly kind: 'unknown-field' | 'changed-type';
  /** string, integer, number, boolean, null, array, object */
  readonly found: string;
}

/** A payload that is wholly another is not listed field by field. */
const DRIFTS_MAX = 50;
const DEPTH_MAX = 60;

const TYPES = ['string', 'integer', 'number', 'boolean', 'null', 'array', 'object'] as const;
const ANY = (1 << TYPES.length) - 1;
const BITS: ReadonlyMap<string, number> = new Map(
  TYPES.map((name, index) => [name, name === 'number' ? 0b110 : 1 << index]),
);

/** What a schema knows of a place: the types, and of an object the fields; made when a value first gets there. */
interface Known {
  readonly types: number;
  /** Undefined where nothing is said of fields: then anything may stand there. */
  readonly fields: ReadonlyMap<string, readonly SchemaObject[]> | undefined;
  readonly patterns: readonly string[];
  readonly items: readonly SchemaObject[];
  readonly made: Map<string, Known>;
}

/**
 * Finds what a schema does not know in values of it. Unlike validation it asks of every field whether it was declared,
 * also where the schema lets others pass; where alternatives are declared, all of their fields are known.
 */
export class DriftFinder {
  readonly #root: ObjectValue;
  readonly #known: Known;

  constructor({ schema }: Pick<SchemaIr, 'schema'>) {
    this.#root = schema;
    this.#known = this.#learn([schema]);
  }

  /** What is not known, in the order of the value; mostly nothing. */
  find(value: Maybe): readonly Drift[] {
    const found: Drift[] = [];
    if (value !== undefined) this.#walk(this.#known, value, { path: '', depth: 0, found });
    return found;
  }

  #walk(known: Known, value: Value, at: { path: string; depth: number; found: Drift[] }): void {
    const { path, depth, found } = at;
    const type = typeBit(value);
    if ((known.types & type) === 0) return note(found, { path, kind: 'changed-type', found: typeName(type) });
    if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return;
    if (Array.isArray(value)) {
      if (known.items.length === 0) return;
      const item = this.#below(known, '[]', known.items);
      for (const each of value as readonly Value[])
        this.#walk(item, each, { path: `${path}[]`, depth: depth + 1, found });
      return;
    }
    if (known.fields === undefined || isNumber(value)) return;
    for (const name of Object.keys(value)) {
      const declared = known.fields.get(name);
      const inner = (value as ObjectValue)[name]!;
      if (declared) {
        // most fields are texts and numbers of the declared type: no path is made for them
        const below = known.made.get(name) ?? this.#below(known, name, declared);
        const isPlain = typeof inner !== 'object' && (below.types & typeBit(inner)) !== 0;
        if (!isPlain) this.#walk(below, inner, { path: fieldPath(path, name), depth: depth + 1, found });
      } else if (!known.patterns.some((pattern) => matchesName(pattern, name)))
        note(found, { path: fieldPath(path, name), kind: 'unknown-field', found: typeName(typeBit(inner)) });
    }
  }

  #below(known: Known, name: string, schemas: readonly SchemaObject[]): Known {
    const made = known.made.get(name) ?? this.#learn(schemas);
    known.made.set(name, made);
    return made;
  }

  /** What any of these schemas knows, and those that they refer to. */
  #learn(schemas: readonly SchemaObject[]): Known {
    const all = new Set<SchemaObject>();
    for (const schema of schemas) this.#reach(schema, all);
    const fields = new Map<string, SchemaObject[]>();
    const patterns: string[] = [];
    const items: SchemaObject[] = [];
    let [types, hasFields, isOpen] = [0, false, false];
    for (const schema of all) {
      types |= typesIn(schema);
      for (const [name, part] of Object.entries(objectAt(schema, 'properties') ?? {})) {
        hasFields = true;
        fields.set(name, [...(fields.get(name) ?? []), isObject(part) ? part : {}]);
      }
      patterns.push(...Object.keys(objectAt(schema, 'patternProperties') ?? {}));
      const additional = keywordOf(schema, 'additionalProperties');
      isOpen ||= additional !== undefined && additional !== false;
      items.push(...[keywordOf(schema, 'items'), ...listAt(schema, 'prefixItems')].filter(isObject));
    }
    const isKnown = (hasFields || patterns.length > 0) && !isOpen;
    return { types: types || ANY, fields: isKnown ? fields : undefined, patterns, items, made: new Map() };
  }

  #reach(schema: SchemaObject, all: Set<SchemaObject>): void {
    if (all.has(schema)) return;
    all.add(schema);
    const ref = textAt(schema, '$ref');
    const target = ref === undefined ? undefined : resolveReference(ref, this.#root, () => undefined)?.schema;
    const branches = ['then', 'else'].map((name) => keywordOf(schema, name));
    const dependent = Object.values(objectAt(schema, 'dependentSchemas') ?? {});
    const alternatives = ['allOf', 'anyOf', 'oneOf'].flatMap((name) => listAt(schema, name));
    for (const part of [target, ...branches, ...dependent, ...alternatives]) if (isObject(part)) this.#reach(part, all);
  }
}

/** The types that a schema names, else those of its constants; 0 where it says nothing. */
function typesIn(schema: SchemaObject): number {
  const named = typesOf(schema);
  if (named) return named.reduce((bits, name) => bits | (BITS.get(name) ?? 0), 0);
  const constant = keywordOf(schema, 'const');
  const constants = [...listAt(schema, 'enum'), ...(constant === undefined ? [] : [constant])];
  return constants.reduce<number>((bits, value) => bits | typeBit(value), 0);
}

function typeBit(value: Value): number {
  if (typeof value === 'string') return 1;
  if (typeof value === 'number') return Number.isInteger(value) ? 0b10 : 0b100;
  if (typeof value === 'boolean') return 0b1000;
  if (value === null) return 0b1_0000;
  if (Array.isArray(value)) return 0b10_0000;
  if (isNumber(value)) return isWhole(value) ? 0b10 : 0b100;
  return 0b100_0000;
}

function typeName(bit: number): string {
  return TYPES[Math.log2(bit)]!;
}

function note(found: Drift[], drift: Drift): void {
  const isNoted = found.some(
    ({ path, kind, found: type }) => path === drift.path && kind === drift.kind && type === drift.found,
  );
  if (!isNoted && found.length < DRIFTS_MAX) found.push(drift);
}
