import type { FieldSpec, Fields, Spec } from '../fields/spec.js';
import { KINDS } from '../kinds/index.js';
import type { Kind } from '../kinds/kind.js';
import { mappingField } from '../kinds/mapping-field.js';
import { schemaFields } from '../kinds/schema-keywords.js';
import { describe, type FieldDescription } from './describe.js';

/** A field with its place: `rules[].then.outcome`; `<input>` stands for a name that the author chooses. */
export interface OutlineField extends FieldDescription {
  readonly path: string;
}

/** All fields of a kind, each once and in the order of the declaration, for the reference. */
export function outlineOf(kind: Kind): readonly OutlineField[] {
  return [...walk(KINDS[kind].spec, '', new Set())];
}

function* walk(spec: Spec, path: string, within: ReadonlySet<Spec['type']>): Generator<OutlineField> {
  // Schemas, steps and target fields contain their like; they are told once.
  if (within.has(spec.type)) return;
  switch (spec.type) {
    case 'object':
      yield* fields(spec.fields, path, within);
      if (spec.rest) yield* walk(spec.rest.of, `${path}.<${spec.rest.keys}>`, within);
      return;
    case 'list':
      return yield* walk(spec.item, spec.orOne ? path : `${path}[]`, within);
    case 'map':
      return yield* walk(spec.value, `${path}.<${spec.keys}>`, within);
    case 'either':
      for (const alternative of spec.of) yield* walk(alternative, path, within);
      return;
    case 'schema':
      if (spec.titled) yield* fields(schemaFields(true), path, new Set([...within, 'schema']));
      return;
    case 'mapping-fields':
      return yield* fields(mappingField, `${path}.<target field>`, new Set([...within, 'mapping-fields']));
    case 'steps':
      for (const [name, variant] of Object.entries(spec.variants())) {
        const field: FieldSpec = { presence: 'optional', ...variant };
        yield* fields({ [name]: field, ...variant.siblings }, `${path}[]`, new Set([...within, 'steps']));
      }
      yield* fields(spec.common, `${path}[]`, within);
  }
}

function* fields(declared: Fields, path: string, within: ReadonlySet<Spec['type']>): Generator<OutlineField> {
  for (const [name, field] of Object.entries(declared)) {
    const own = path === '' ? name : `${path}.${name}`;
    yield { path: own, ...describe(name, field) };
    yield* walk(field.spec, own, within);
  }
}
