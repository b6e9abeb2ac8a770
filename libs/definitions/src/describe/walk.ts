import type { Path } from '../definition.js';
import type { FieldSpec, Fields, Spec, StepsSpec } from '../fields/spec.js';
import { KINDS } from '../kinds/index.js';
import type { Kind } from '../kinds/kind.js';
import { mappingField } from '../kinds/mapping-field.js';
import { schemaFields } from '../kinds/schema-keywords.js';

/** Finds the declaration that a place in a file belongs to, from the kind's spec down. */

/** The fields that may stand in the map at a path; several forms of it give their fields together. */
export function fieldsAtPath(kind: Kind, path: Path): ReadonlyMap<string, FieldSpec> {
  const found = new Map<string, FieldSpec>();
  for (const spec of specsAt(kind, path)) {
    for (const [name, field] of Object.entries(fieldsOf(spec) ?? {})) if (!found.has(name)) found.set(name, field);
  }
  return found;
}

/** The specs that the value at a path may be of. */
export function specsAt(kind: Kind, path: Path): readonly Spec[] {
  const root: Spec = KINDS[kind].spec;
  return path.reduce<Spec[]>((specs, segment) => specs.flatMap((spec) => below(spec, segment)), forms(root));
}

function below(spec: Spec, segment: string | number): Spec[] {
  if (spec.type === 'list' || spec.type === 'steps') return typeof segment === 'number' ? itemsOf(spec) : [];
  if (spec.type === 'map') return forms(spec.value);
  if (spec.type === 'mapping-fields') return [{ type: 'object', fields: mappingField }];
  const field = Object.entries(fieldsOf(spec) ?? {}).find(([name]) => name === segment)?.[1];
  if (field) return forms(field.spec);
  return spec.type === 'object' && spec.rest ? forms(spec.rest.of) : [];
}

function itemsOf(spec: Extract<Spec, { type: 'list' | 'steps' }>): Spec[] {
  return spec.type === 'list' ? forms(spec.item) : [{ type: 'object', fields: stepFields(spec) }];
}

/** A spec, or the alternatives that it leaves open. */
function forms(spec: Spec): Spec[] {
  switch (spec.type) {
    case 'either':
      return spec.of.flatMap(forms);
    case 'by-sibling':
      return [...forms(spec.present), ...forms(spec.absent)];
    case 'list':
      return spec.orOne ? [spec, ...forms(spec.item)] : [spec];
    default:
      return [spec];
  }
}

function fieldsOf(spec: Spec): Fields | undefined {
  switch (spec.type) {
    case 'object':
      return spec.fields;
    case 'schema':
      return schemaFields(spec.titled);
    case 'type':
    case 'output':
      return schemaFields(false);
    default:
      return undefined;
  }
}

/** All that may stand in the map of a step. */
function stepFields(steps: StepsSpec): Fields {
  const named = Object.entries(steps.variants()).map(([name, { spec, summary, docs, examples, siblings }]) => {
    const field: FieldSpec = {
      presence: 'optional',
      summary,
      spec,
      ...(docs === undefined ? {} : { docs }),
      ...(examples ? { examples } : {}),
    };
    return { [name]: field, ...siblings };
  });
  return Object.assign({}, ...named, steps.common) as Fields;
}
