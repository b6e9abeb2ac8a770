import type { Kind } from '../kinds/kind.js';
import type { Cell } from '../table/index.js';
import type { Span } from '@reckoner/diagnostics';
import type { Expression } from '../expression/expression.js';
import type { Template } from '../expression/template.js';
import type { MapNode, YamlNode } from '../yaml/node.js';
import type { MappingField } from '../kinds/mapping-field.js';
import type { TableOutput, TypeRef } from './type-ref.js';
import type {
  BySiblingSpec,
  CellSpec,
  ChoiceSpec,
  DataSpec,
  EitherSpec,
  ExpressionSpec,
  FieldSpec,
  Fields,
  FlagSpec,
  Infer,
  ListSpec,
  MappingFieldsSpec,
  MapSpec,
  NumberSpec,
  ObjectSpec,
  OutputSpec,
  ReferenceSpec,
  SchemaSpec,
  Spec,
  TemplateSpec,
  TextSpec,
  Typed,
  TypeRefSpec,
  WordsSpec,
} from './spec.js';

/** The words in which kinds are declared: `required('What it is.', text())`. Types follow from the declaration. */

/** A message with values, and where it stands. */
export interface LocatedTemplate extends Template {
  readonly span: Span;
}

interface About {
  readonly docs?: string;
  readonly examples?: readonly string[];
  readonly reportedLater?: boolean;
}

type Required<S> = FieldSpec & { readonly presence: 'required'; readonly spec: S };
type Optional<S> = FieldSpec & { readonly presence: 'optional'; readonly spec: S };
type Defaulted<S> = FieldSpec & { readonly presence: 'default'; readonly spec: S };

export function required<S extends Spec>(summary: string, spec: S, about: About = {}): Required<S> {
  return { presence: 'required', summary, spec, ...about };
}

export function optional<S extends Spec>(summary: string, spec: S, about: About = {}): Optional<S> {
  return { presence: 'optional', summary, spec, ...about };
}

/** A field that has `value` when it is not written. */
export function defaulted<S extends Spec>(summary: string, spec: S, value: Infer<S>, about: About = {}): Defaulted<S> {
  return { presence: 'default', summary, spec, default: value, ...about };
}

/** The parsed form of a set of fields: names exactly as in YAML. */
export type InferFields<F> = {
  readonly [K in keyof F as F[K] extends { presence: 'optional' } ? never : K]: F[K] extends { spec: infer S }
    ? Infer<S>
    : never;
} & {
  readonly [K in keyof F as F[K] extends { presence: 'optional' } ? K : never]?: F[K] extends { spec: infer S }
    ? Infer<S>
    : never;
};

export function text(limits: Omit<TextSpec, 'type'> = {}): TextSpec & Typed<string> {
  return { type: 'text', ...limits };
}

export function words<T>(
  form: Omit<WordsSpec, 'type' | 'read'> & { read(text: string): T | undefined },
): WordsSpec & Typed<T> {
  return { type: 'words', ...form };
}

export function choice<const V extends string>(...values: readonly V[]): ChoiceSpec & Typed<V> {
  return { type: 'choice', values };
}

export function flag(): FlagSpec & Typed<boolean> {
  return { type: 'flag' };
}

export function number(limits: Omit<NumberSpec, 'type' | 'whole'> = {}): NumberSpec & Typed<number> {
  return { type: 'number', whole: false, ...limits };
}

export function whole(limits: Omit<NumberSpec, 'type' | 'whole'> = {}): NumberSpec & Typed<number> {
  return { type: 'number', whole: true, ...limits };
}

export function expression(): ExpressionSpec & Typed<Expression> {
  return { type: 'expression' };
}

export function template(): TemplateSpec & Typed<LocatedTemplate> {
  return { type: 'template' };
}

export function typeRef(): TypeRefSpec & Typed<TypeRef> {
  return { type: 'type' };
}

export function output(): OutputSpec & Typed<TableOutput> {
  return { type: 'output' };
}

export function cell(): CellSpec & Typed<Cell> {
  return { type: 'cell' };
}

export function data(): DataSpec & Typed<YamlNode> {
  return { type: 'data' };
}

/** A JSON object, as a node. */
export function dataMap(): DataSpec & Typed<MapNode> {
  return { type: 'data', form: 'map' };
}

export function schema(titled = false): SchemaSpec & Typed<MapNode> {
  return { type: 'schema', titled };
}

/** The id of a definition of one of the kinds; kinds that share a namespace are given together. */
export function reference(...kinds: readonly Kind[]): ReferenceSpec & Typed<string> {
  return { type: 'reference', kinds };
}

export function mappingFields(): MappingFieldsSpec & Typed<readonly MappingField[]> {
  return { type: 'mapping-fields' };
}

export function list<S extends Spec>(
  item: S,
  limits: { min?: number; unique?: string } = {},
): ListSpec & Typed<readonly Infer<S>[]> {
  return { type: 'list', item, ...limits };
}

/** A list whose brackets may be left out around a single item. */
export function oneOrMore<S extends Spec>(item: S): ListSpec & Typed<readonly Infer<S>[]> {
  return { type: 'list', item, min: 1, orOne: true };
}

export function map<S extends Spec>(
  keys: string,
  value: S,
  limits: Omit<MapSpec, 'type' | 'keys' | 'value'> = {},
): MapSpec & Typed<ReadonlyMap<string, Infer<S>>> {
  return { type: 'map', keys, value, ...limits };
}

export function object<const F extends Fields>(fields: F): ObjectSpec & Typed<InferFields<F>> {
  return { type: 'object', fields };
}

/** An object whose further keys, chosen by the author, are gathered in a map under the name `as`. */
export function openObject<const F extends Fields, const N extends string, S extends Spec>(
  fields: F,
  rest: { readonly as: N; readonly of: S; readonly keys: string },
): ObjectSpec & Typed<InferFields<F> & { readonly [K in N]: ReadonlyMap<string, Infer<S>> }> {
  return { type: 'object', fields, rest };
}

export function either<const S extends readonly Spec[]>(...of: S): EitherSpec & Typed<Infer<S[number]>> {
  return { type: 'either', of };
}

export function bySibling<P extends Spec, A extends Spec>(
  sibling: string,
  present: P,
  absent: A,
): BySiblingSpec & Typed<Infer<P> | Infer<A>> {
  return { type: 'by-sibling', sibling, present, absent };
}
