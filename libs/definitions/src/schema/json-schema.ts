import { readYaml } from '../yaml/read-yaml.js';
import { Source } from '@reckoner/diagnostics';
import { proseOf } from '../describe/prose.js';
import type { FieldSpec, Fields, ObjectSpec, Spec, StepsSpec } from '../fields/spec.js';
import { SCALAR_TYPES } from '../fields/type-ref.js';
import { KINDS } from '../kinds/index.js';
import type { Kind, KindSpec } from '../kinds/kind.js';
import { mappingField } from '../kinds/mapping-field.js';
import { schemaFields } from '../kinds/schema-keywords.js';
import type { YamlNode } from '../yaml/node.js';

/** A JSON Schema as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * The JSON Schema (2020-12) of a kind, for editors with a YAML language server. With the names of all operators,
 * JSON-Logic is completed and checked too.
 */
export function jsonSchemaOf(kind: Kind, operators: readonly string[] = []): JsonSchema {
  const declaration: KindSpec = KINDS[kind];
  const writer = new SchemaWriter(operators);
  const root = writer.write(declaration.spec);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: declaration.noun,
    description: proseOf(declaration.summary),
    ...root,
    ...(writer.definitions.size === 0
      ? {}
      : { $defs: Object.fromEntries([...writer.definitions].sort(([a], [b]) => (a < b ? -1 : 1))) }),
  };
}

const SCALAR = ['string', 'number', 'boolean'];

class SchemaWriter {
  readonly definitions = new Map<string, JsonSchema>();
  readonly #operators: readonly string[];

  constructor(operators: readonly string[]) {
    this.#operators = operators;
  }

  write(spec: Spec): JsonSchema {
    switch (spec.type) {
      case 'text':
        return spec.pattern === undefined ? { type: SCALAR } : { type: 'string', pattern: spec.pattern };
      case 'words':
        return { type: 'string', pattern: spec.pattern };
      case 'choice':
        return { enum: spec.values };
      case 'flag':
        return { type: 'boolean' };
      case 'number':
        return { type: spec.whole ? 'integer' : 'number', ...present({ minimum: spec.min, maximum: spec.max }) };
      case 'template':
      case 'reference':
        return { type: 'string' };
      case 'cell':
        return { type: [...SCALAR, 'null'] };
      case 'data':
        return spec.form === undefined ? {} : { type: spec.form === 'map' ? 'object' : 'array' };
      default:
        return this.#writeNested(spec);
    }
  }

  #writeNested(
    spec: Exclude<
      Spec,
      { type: 'text' | 'words' | 'choice' | 'flag' | 'number' | 'template' | 'reference' | 'cell' | 'data' }
    >,
  ): JsonSchema {
    switch (spec.type) {
      case 'expression':
        return this.#define('expression', () => this.#expression());
      case 'type':
        return this.#define('type', () => this.#type());
      case 'output':
        return {
          anyOf: [
            this.write({ type: 'type' }),
            { type: 'object', properties: { type: this.write({ type: 'type' }), title: { type: SCALAR } } },
          ],
        };
      case 'schema':
        return spec.titled ? this.#keywords(true) : this.#define('schema', () => this.#keywords(false));
      case 'mapping-fields':
        return this.#define('mapping-fields', () => this.#mappingFields());
      case 'steps':
        return this.#define(spec.top ? 'all-steps' : 'steps', () => this.#steps(spec));
      case 'list':
        return this.#list(spec);
      case 'map':
        return {
          type: 'object',
          additionalProperties: this.write(spec.value),
          ...present({ minProperties: spec.min, propertyNames: spec.keyPattern && { pattern: spec.keyPattern } }),
        };
      case 'object':
        return this.#object(spec);
      case 'either':
        return { anyOf: spec.of.map((alternative) => this.write(alternative)) };
      case 'by-sibling':
        return { anyOf: [this.write(spec.present), this.write(spec.absent)] };
    }
  }

  /** Written once and referred to; may refer to itself. */
  #define(name: string, write: () => JsonSchema): JsonSchema {
    if (!this.definitions.has(name)) {
      this.definitions.set(name, {});
      this.definitions.set(name, write());
    }
    return { $ref: `#/$defs/${name}` };
  }

  #expression(): JsonSchema {
    const names = this.#operators.length === 0 ? {} : { propertyNames: { enum: this.#operators } };
    return {
      description: 'A formula (a text that begins with `=`), JSON-Logic (a map of one operator), or a literal.',
      anyOf: [{ type: [...SCALAR, 'null', 'array'] }, { type: 'object', minProperties: 1, maxProperties: 1, ...names }],
    };
  }

  #type(): JsonSchema {
    const list = {
      type: 'object',
      properties: { list: { $ref: '#/$defs/type' } },
      required: ['list'],
      additionalProperties: false,
    };
    return {
      description: 'A type by name, the id of a schema, a JSON Schema, or `{ list: … }`.',
      anyOf: [{ enum: SCALAR_TYPES }, { type: 'string' }, list, this.write({ type: 'schema', titled: false })],
    };
  }

  #keywords(titled: boolean): JsonSchema {
    const schema = this.#object({ type: 'object', fields: schemaFields(titled) });
    return { ...schema, patternProperties: { '^x-': {} } };
  }

  #mappingFields(): JsonSchema {
    return {
      type: 'object',
      additionalProperties: {
        anyOf: [this.write({ type: 'expression' }), this.#object({ type: 'object', fields: mappingField })],
      },
    };
  }

  #steps(spec: StepsSpec): JsonSchema {
    const variants = Object.entries(spec.variants()).filter(([, variant]) => spec.top || !variant.last);
    const steps = variants.map(([name, { summary, docs, spec: own, siblings }]) => {
      const about = aboutOf(summary, docs);
      const named = { [name]: { description: about, ...this.write(own) } };
      const beside = this.#object({ type: 'object', fields: { ...siblings, ...spec.common } });
      return {
        ...beside,
        description: about,
        properties: { ...named, ...(beside['properties'] as object) },
        required: [name, ...((beside['required'] as string[] | undefined) ?? [])],
      };
    });
    return { type: 'array', items: { anyOf: steps } };
  }

  #list(spec: Extract<Spec, { type: 'list' }>): JsonSchema {
    const item = this.write(spec.item);
    const list = { type: 'array', items: item, ...present({ minItems: spec.min }) };
    return spec.orOne ? { anyOf: [list, item] } : list;
  }

  #object({ fields, rest }: ObjectSpec): JsonSchema {
    const required = Object.keys(fields).filter((name) => fields[name]!.presence === 'required');
    return {
      type: 'object',
      properties: this.#properties(fields),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: rest ? this.write(rest.of) : false,
    };
  }

  #properties(fields: Fields): JsonSchema {
    return Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, { ...about(field), ...this.write(field.spec) }]),
    );
  }
}

function about(field: FieldSpec): JsonSchema {
  const { summary, docs, examples = [] } = field;
  return {
    description: aboutOf(summary, docs),
    ...present({ default: field.default }),
    ...(examples.length === 0 ? {} : { examples: examples.map(dataOf) }),
  };
}

/** The data that a piece of YAML spells. */
function dataOf(yaml: string): unknown {
  const { root } = readYaml(new Source('example.yaml', yaml));
  return root && plain(root);
}

function plain(node: YamlNode): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]));
  return node.value !== null && typeof node.value === 'object' ? Number(node.value.number) : node.value;
}

function present(keywords: Readonly<Record<string, unknown>>): JsonSchema {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

function aboutOf(summary: string, docs: string | undefined): string {
  return docs ? `${proseOf(summary)}\n\n${proseOf(docs)}` : proseOf(summary);
}
