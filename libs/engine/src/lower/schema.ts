import { didYouMean, type Collector, type Span } from '@reckoner/diagnostics';
import type { TypeRef, YamlNode } from '@reckoner/definitions';
import { resolveReference } from '../validate/schema.js';
import { patternTest } from '../validate/text-pattern.js';
import { SchemaValidator } from '../validate/validator.js';
import type { Value } from '../values/value.js';
import { badPattern, unboundedSchema, unknownSchema } from './catalogue-schema.js';
import type { Definitions } from './lowering.js';

type SchemaNode = Extract<TypeRef, { kind: 'inline' }>['schema'];

/** Keywords whose values are data, and those that hold schemas by names of the author. */
const DATA: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples']);
const NAMED: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);

/** Reports what a schema says that cannot be held against any value. `value` is what the node says. */
export function checkSchema(node: SchemaNode, value: Value, definitions: Definitions, findings: Collector): void {
  new SchemaCheck(value, definitions, findings).schema(node);
  const validator = new SchemaValidator((id) => definitions.schemaValue(id));
  if (!validator.isBounded(value)) findings.add(unboundedSchema(node.entries[0]?.key.span ?? node.span));
}

class SchemaCheck {
  readonly #root: Value;
  readonly #definitions: Definitions;
  readonly #findings: Collector;

  constructor(root: Value, definitions: Definitions, findings: Collector) {
    this.#root = root;
    this.#definitions = definitions;
    this.#findings = findings;
  }

  schema(node: YamlNode): void {
    if (node.kind === 'list') node.items.forEach((item) => this.schema(item));
    if (node.kind !== 'map') return;
    for (const { key, value } of node.entries) {
      if (DATA.has(key.text)) continue;
      if (key.text === 'pattern' && value.kind === 'scalar') this.#pattern(value.text, value.span);
      else if (key.text === '$ref' && value.kind === 'scalar') this.#reference(value.text, value.span);
      else if (NAMED.has(key.text) && value.kind === 'map') this.#named(key.text, value);
      else this.schema(value);
    }
  }

  #named(keyword: string, schemas: SchemaNode): void {
    for (const { key, value } of schemas.entries) {
      if (keyword === 'patternProperties') this.#pattern(key.text, key.span);
      this.schema(value);
    }
  }

  #pattern(text: string, span: Span): void {
    const test = patternTest(text);
    if (typeof test === 'string') this.#findings.add(badPattern(span, test));
  }

  #reference(ref: string, span: Span): void {
    if (resolveReference(ref, this.#root, (id) => this.#definitions.schemaValue(id)) !== undefined) return;
    const [id, pointer] = ref.split('#') as [string, string?];
    if (id !== '' && pointer === undefined && this.#definitions.hasSchema(id)) return;
    this.#findings.add(unknownSchema(span, ref, didYouMean(ref, this.#definitions.schemaIds())));
  }
}
