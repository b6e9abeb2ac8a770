import type { Value } from '../values/value.js';
import { resolveReference, type SchemaLookup } from '../validate/schema.js';
import { isNumber } from '../decimal/decimal.js';
import { compareNumbers } from '../decimal/arithmetic.js';
import { ANY, BOOLEAN, NEVER, NULL, NUMBER, TEXT, listOf, optional, type Type } from './type.js';
import { join } from './relations.js';

/** A schema may refer to itself; below this depth, or when it is met so often on the way down, its type is `any`. */
const DEPTH_MAX = 12;
const MEETINGS_MAX = 3;

/** So many parts are read; what a schema that doubles has beyond them is of any type. */
const PARTS_MAX = 10_000;

export type { SchemaLookup };

/**
 * The static type that a JSON Schema (2020-12) guarantees of a valid value. Keywords that narrow further than types
 * can say are left to validation.
 */
export function typeFromSchema(schema: Value, lookup: SchemaLookup, id?: string): Type {
  return new SchemaReader(lookup).read(schema, { root: schema, depth: 0 }, id);
}

/** Where a part of a schema is read. */
interface Place {
  /** The document that its references are relative to. */
  readonly root: Value;
  readonly depth: number;
}

class SchemaReader {
  readonly #lookup: SchemaLookup;
  /** How often each schema that was referred to is being read, from the outermost to the innermost. */
  readonly #underWay = new Map<Value, number>();
  #partsLeft = PARTS_MAX;

  constructor(lookup: SchemaLookup) {
    this.#lookup = lookup;
  }

  read(schema: Value | undefined, place: Place, id?: string): Type {
    if (schema === false) return NEVER;
    if (!isRecord(schema) || place.depth > DEPTH_MAX || --this.#partsLeft < 0) return ANY;
    if (typeof schema['$ref'] === 'string') return this.#reference(schema['$ref'], place);
    const within = { ...place, depth: place.depth + 1 };
    const own = this.#ownType(schema, within, id);
    const parts = [...alternatives(schema, 'allOf')].map((part) => this.read(part, within));
    const all = parts.reduce((type, part) => intersect(type, part), own);
    const choices = [...alternatives(schema, 'oneOf'), ...alternatives(schema, 'anyOf')];
    if (choices.length === 0) return all;
    const either = choices.map((choice) => this.read(choice, within)).reduce((a, b) => join(a, b));
    return all.kind === 'any' ? either : all;
  }

  #reference(ref: string, { root, depth }: Place): Type {
    const found = resolveReference(ref, root, this.#lookup);
    if (!found) return ANY;
    const meetings = this.#underWay.get(found.schema) ?? 0;
    if (meetings >= MEETINGS_MAX) return ANY;
    this.#underWay.set(found.schema, meetings + 1);
    const type = this.read(found.schema, { root: found.root, depth: depth + 1 }, ref.includes('#') ? undefined : ref);
    this.#underWay.set(found.schema, meetings);
    return type;
  }

  #ownType(schema: Record, within: Place, id: string | undefined): Type {
    const listed = schema['const'] !== undefined ? [schema['const']] : schema['enum'];
    const names = Array.isArray(schema['type']) ? schema['type'] : [schema['type']];
    const types = names.map((name) => this.#named(name, schema, { within, id }));
    const type = types.length === 0 ? ANY : types.reduce((a, b) => join(a, b));
    return Array.isArray(listed) ? restrict(type, listed) : type;
  }

  #named(name: Value | undefined, schema: Record, { within, id }: { within: Place; id: string | undefined }): Type {
    switch (name) {
      case 'string':
        return textType(schema);
      case 'number':
        return numberType(schema, false);
      case 'integer':
        return numberType(schema, true);
      case 'boolean':
        return BOOLEAN;
      case 'null':
        return NULL;
      case 'array':
        return listOf(schema['items'] === undefined ? ANY : this.read(schema['items'], within));
      case 'object':
        return this.#objectType(schema, within, id);
      default:
        return isRecord(schema['properties']) ? this.#objectType(schema, within, id) : ANY;
    }
  }

  #objectType(schema: Record, within: Place, id: string | undefined): Type {
    const properties = isRecord(schema['properties']) ? schema['properties'] : {};
    const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
    const fields = new Map<string, Type>();
    for (const [name, property] of Object.entries(properties)) {
      const type = this.read(property, within);
      fields.set(name, required.has(name) ? { ...type, optional: false } : optional(type));
    }
    const open = schema['additionalProperties'] !== false && schema['unevaluatedProperties'] !== false;
    return {
      kind: 'object',
      nullable: false,
      optional: false,
      fields,
      open,
      ...(id === undefined ? {} : { schema: id }),
    };
  }
}

type Record = { readonly [key: string]: Value };

function isRecord(value: Value | undefined): value is Record {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}

function alternatives(schema: Record, keyword: string): readonly Value[] {
  const listed = schema[keyword];
  return Array.isArray(listed) ? listed : [];
}

function textType(schema: Record): Type {
  const format = schema['format'];
  return format === 'date' || format === 'date-time' || format === 'decimal' ? { ...TEXT, format } : TEXT;
}

function numberType(schema: Record, integer: boolean): Type {
  const scale = integer ? 0 : schema['scale'];
  const bounds = [schema['minimum'], schema['maximum'], schema['exclusiveMinimum'], schema['exclusiveMaximum']];
  const [low, high, lowOpen, highOpen] = bounds.map((bound) => (typeof bound === 'number' ? bound : undefined));
  const least = low ?? lowOpen;
  const most = high ?? highOpen;
  return {
    ...NUMBER,
    ...(integer ? { integer } : {}),
    ...(typeof scale === 'number' ? { scale } : {}),
    ...(least !== undefined && most !== undefined ? { max: Math.max(Math.abs(least), Math.abs(most)) } : {}),
    ...(least === undefined ? {} : { minimum: least }),
    ...(most === undefined ? {} : { maximum: most }),
  };
}

/** The type of exactly these values. */
function restrict(type: Type, listed: readonly Value[]): Type {
  const nullable = listed.includes(null);
  const values = listed.filter((value) => value !== null);
  const kinds = new Set(values.map((value) => typeof value));
  const narrowed = { ...type, nullable };
  if (values.length === 0) return NULL;
  if (kinds.size !== 1 || values.some((value) => typeof value === 'object')) return narrowed;
  const kind = [...kinds][0];
  if (kind === 'string') return { ...TEXT, ...format(type), nullable, values: values as string[] };
  if (kind === 'boolean') return { ...BOOLEAN, nullable, values: values as boolean[] };
  return { ...NUMBER, nullable, values: values as number[], integer: values.every((value) => Number.isInteger(value)) };
}

function format(type: Type): { format?: 'date' | 'date-time' | 'decimal' } {
  return type.format === undefined ? {} : { format: type.format };
}

/** What satisfies both; where they differ in kind, the more telling one (validation has the last word). */
function intersect(a: Type, b: Type): Type {
  if (a.kind === 'any') return b;
  if (a.kind !== 'object' || b.kind !== 'object') return a;
  const fields = new Map(a.fields);
  for (const [name, type] of b.fields ?? []) {
    const known = fields.get(name);
    fields.set(name, known ? { ...intersect(known, type), optional: known.optional && type.optional } : type);
  }
  return { ...a, fields, open: (a.open ?? true) && (b.open ?? true) };
}

/** Whether a number lies within what a numeric type promises. */
export function withinType(value: number, type: Type): boolean {
  if (type.integer && !Number.isInteger(value)) return false;
  return type.max === undefined || compareNumbers(Math.abs(value), type.max) <= 0;
}
