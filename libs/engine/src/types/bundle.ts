import { isNumber } from '../decimal/decimal.js';
import { plainObject } from '../values/plain-object.js';
import type { Value } from '../values/value.js';
import type { SchemaLookup } from './from-schema.js';

/**
 * The schema with everything that it refers to inside it, under `$defs`, so that it can be validated with by itself.
 * References to other schemas by id become references within; unknown ones accept anything (they are reported elsewhere).
 */
export function bundleSchema(schema: Value, lookup: SchemaLookup): Value {
  const bundle = new Bundle(lookup);
  const root = bundle.rewrite(schema, '#');
  const gathered = bundle.definitions;
  if (gathered.size === 0 || !isRecord(root)) return root;
  const own = isRecord(root['$defs']) ? root['$defs'] : {};
  return { ...root, $defs: { ...own, ...Object.fromEntries(gathered) } };
}

type Record = { readonly [key: string]: Value };

/** Keywords whose values are data, in which `$ref` means nothing. */
const DATA = new Set(['enum', 'const', 'default', 'examples']);

class Bundle {
  readonly definitions = new Map<string, Value>();
  readonly #lookup: SchemaLookup;
  readonly #underWay = new Set<string>();

  constructor(lookup: SchemaLookup) {
    this.#lookup = lookup;
  }

  /** `base` is where the document that the node stands in begins, as a JSON pointer with `#`. */
  rewrite(node: Value, base: string): Value {
    if (Array.isArray(node)) return (node as readonly Value[]).map((item) => this.rewrite(item, base));
    if (!isRecord(node)) return node;
    return plainObject(
      Object.entries(node).map(([key, value]): [string, Value] => {
        if (key === '$ref' && typeof value === 'string') return [key, this.#reference(value, base)];
        return [key, DATA.has(key) ? value : this.rewrite(value, base)];
      }),
    );
  }

  #reference(ref: string, base: string): string {
    if (ref.startsWith('#')) return base + ref.slice(1);
    const [id, pointer = ''] = ref.split('#') as [string, string?];
    const name = `schema:${id}`;
    if (!this.#underWay.has(id)) {
      this.#underWay.add(id);
      const found = this.#lookup(id);
      this.definitions.set(name, found === undefined ? true : this.rewrite(found, `#/$defs/${escaped(name)}`));
    }
    return `#/$defs/${escaped(name)}${pointer}`;
  }
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isRecord(value: Value | undefined): value is Record {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}
