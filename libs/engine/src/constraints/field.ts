import type { Ir } from '../ir/expression.js';
import { join } from '../types/relations.js';
import type { Type } from '../types/type.js';
import { domainOf, type Domain } from './domain.js';
import { expressionKey, fieldPath, pathText, type FieldPath } from './read.js';

/** A field that conditions read. The same field is the same object wherever it is read. */
export class Field {
  readonly key: string;
  readonly path: FieldPath;
  /** One of the places that read it. */
  readonly ir: Ir;
  #type: Type;
  #domain: Domain | undefined;

  constructor(key: string, path: FieldPath, ir: Ir) {
    this.key = key;
    this.path = path;
    this.ir = ir;
    this.#type = ir.type;
  }

  get name(): string {
    return pathText(this.path);
  }

  /** All values that it can have, wherever it is read. */
  get domain(): Domain {
    return (this.#domain ??= domainOf(this.#type));
  }

  /** Behind a condition the type is narrower than before it; the field can be what any of its reads can be. */
  widen(type: Type): void {
    if (type === this.#type) return;
    this.#type = join(this.#type, type);
    this.#domain = undefined;
  }
}

/** The fields that the conditions of one question read. */
export class Fields {
  readonly #fields = new Map<string, Field>();

  /** The field that the expression reads; undefined where it is no plain read. */
  of(ir: Ir): Field | undefined {
    const path = fieldPath(ir);
    if (!path) return undefined;
    const key = expressionKey(ir);
    const known = this.#fields.get(key);
    if (known) {
      known.widen(ir.type);
      return known;
    }
    const field = new Field(key, path, ir);
    this.#fields.set(key, field);
    return field;
  }
}
