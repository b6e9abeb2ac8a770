import type { Path } from '../definition.js';
import type { FieldSpec, Spec } from '../fields/spec.js';
import { SCALAR_TYPES } from '../fields/type-ref.js';
import type { Kind } from '../kinds/kind.js';
import { proseOf } from './prose.js';
import { fieldsAtPath } from './walk.js';

/** What is known of a field, for hover texts, completion and the reference. */
export interface FieldDescription {
  readonly name: string;
  readonly summary: string;
  readonly docs?: string;
  /** What it is given, in words: "an expression", "`first` or `all`". */
  readonly form: string;
  readonly required: boolean;
  readonly default?: unknown;
  readonly examples: readonly string[];
  /** The field refers to definitions of these kinds, whose ids complete it. */
  readonly refersTo: readonly Kind[];
  /** The words that complete it. */
  readonly words: readonly string[];
}

/** The field at a path of a file, as `spanOf` takes it; undefined where the path leads to no declared field. */
export function describeField(kind: Kind, path: Path): FieldDescription | undefined {
  const name = path.at(-1);
  const field = typeof name === 'string' ? fieldsAtPath(kind, path.slice(0, -1)).get(name) : undefined;
  return field && describe(String(name), field);
}

/** The fields that may stand in the map at a path. */
export function fieldsAt(kind: Kind, path: Path): readonly FieldDescription[] {
  return [...fieldsAtPath(kind, path)].map(([name, field]) => describe(name, field));
}

export function describe(
  name: string,
  { spec, summary, docs, presence, examples = [], ...field }: FieldSpec,
): FieldDescription {
  return {
    name,
    summary: proseOf(summary),
    ...(docs === undefined ? {} : { docs: proseOf(docs) }),
    form: formOf(spec),
    required: presence === 'required',
    ...(presence === 'default' ? { default: field.default } : {}),
    examples,
    refersTo: spec.type === 'reference' ? spec.kinds : [],
    words: wordsOf(spec),
  };
}

function wordsOf(spec: Spec): readonly string[] {
  if (spec.type === 'choice') return spec.values;
  if (spec.type === 'flag') return ['true', 'false'];
  if (spec.type === 'type') return SCALAR_TYPES;
  return spec.type === 'either' ? spec.of.flatMap(wordsOf) : [];
}

/** What a value looks like, in words. */
export function formOf(spec: Spec): string {
  switch (spec.type) {
    case 'text':
      return spec.expected ?? 'a text';
    case 'words':
      return spec.expected;
    case 'choice':
      return spec.values.map((value) => `\`${value}\``).join(' or ');
    case 'number':
      return `a ${spec.whole ? 'whole ' : ''}number${limits(spec)}`;
    case 'reference':
      return `the id of a ${spec.kinds.join(' or ')}`;
    case 'list':
      return spec.orOne ? `${formOf(spec.item)}, or a list of such` : `a list: ${formOf(spec.item)}`;
    case 'map':
      return `a map by ${spec.keys}: ${formOf(spec.value)}`;
    case 'either':
      return spec.of.map(formOf).join(', or ');
    case 'by-sibling':
      return `${formOf(spec.present)} with \`${spec.sibling}\`, else ${formOf(spec.absent)}`;
    default:
      return FORMS[spec.type];
  }
}

function limits({ min, max }: Extract<Spec, { type: 'number' }>): string {
  if (min === undefined && max === undefined) return '';
  return max === undefined ? ` from ${min}` : ` from ${min ?? '…'} to ${max}`;
}

type Worded = 'text' | 'words' | 'choice' | 'number' | 'reference' | 'list' | 'map' | 'either' | 'by-sibling';

const FORMS: { readonly [T in Exclude<Spec['type'], Worded>]: string } = {
  flag: '`true` or `false`',
  expression: 'an expression',
  template: 'a text with values in braces',
  type: 'a type',
  output: 'a type, or a map of `type` and `title`',
  cell: 'a condition',
  data: 'any data',
  schema: 'a JSON Schema',
  'mapping-fields': 'target fields',
  object: 'a map',
  steps: 'a list of steps',
};
