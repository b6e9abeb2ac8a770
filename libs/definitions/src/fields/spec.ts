import type { Kind } from '../kinds/kind.js';

/**
 * What the value of a field looks like. Specs are data: the parser, the JSON Schemas, completion, hover and the
 * reference docs each walk them, and TypeScript infers the parsed value's type from them (`Infer`).
 */
export type Spec =
  | TextSpec
  | WordsSpec
  | ChoiceSpec
  | FlagSpec
  | NumberSpec
  | ExpressionSpec
  | TemplateSpec
  | TypeRefSpec
  | OutputSpec
  | CellSpec
  | DataSpec
  | SchemaSpec
  | ReferenceSpec
  | MappingFieldsSpec
  | ListSpec
  | MapSpec
  | ObjectSpec
  | EitherSpec
  | BySiblingSpec
  | StepsSpec;

declare const TYPE: unique symbol;

/** Carries the type of the parsed value; never present at run time. */
export interface Typed<out T> {
  readonly [TYPE]?: { readonly of: T };
}

/** The parsed value of a spec. */
export type Infer<S> = S extends Typed<infer T> ? T : never;

/** A text. A plain number or `true` counts as the text that spells it. */
export interface TextSpec {
  readonly type: 'text';
  /** A regular expression without flags, also published in the JSON Schema; `expected` says it in words. */
  readonly pattern?: string;
  readonly expected?: string;
}

/** A text with a small grammar of its own, parsed at once: `hold PROJECT_UNKNOWN`, `rules billing/eligibility`. */
export interface WordsSpec {
  readonly type: 'words';
  readonly pattern: string;
  /** What is expected, in words: "`ok`, or an outcome and a reason code". */
  readonly expected: string;
  /** Undefined where the text is not of that form; `pattern` is the approximation for editors. */
  read(text: string): unknown;
}

export interface ChoiceSpec {
  readonly type: 'choice';
  readonly values: readonly string[];
}

export interface FlagSpec {
  readonly type: 'flag';
}

/** A plain number of at most 15 digits, read as a JavaScript number. */
export interface NumberSpec {
  readonly type: 'number';
  readonly whole: boolean;
  readonly min?: number;
  readonly max?: number;
}

export interface ExpressionSpec {
  readonly type: 'expression';
}

export interface TemplateSpec {
  readonly type: 'template';
}

export interface TypeRefSpec {
  readonly type: 'type';
}

/** A table's output: a type, or `{ type, title }`. */
export interface OutputSpec {
  readonly type: 'output';
}

export interface CellSpec {
  readonly type: 'cell';
}

/** Any JSON value; parses to the node itself, whose numbers keep their digits and whose scalars keep their text. */
export interface DataSpec {
  readonly type: 'data';
  /** Only this form is accepted. */
  readonly form?: 'map' | 'list';
}

/** A JSON Schema; its keywords are checked, and the node itself is the value. */
export interface SchemaSpec {
  readonly type: 'schema';
  /** A file of its own: needs a title. */
  readonly titled: boolean;
}

/** The id of another definition. */
export interface ReferenceSpec {
  readonly type: 'reference';
  readonly kinds: readonly Kind[];
}

/** The target fields of a mapping, `{ employee.id: …, tags[]: … }`. */
export interface MappingFieldsSpec {
  readonly type: 'mapping-fields';
}

export interface ListSpec {
  readonly type: 'list';
  readonly item: Spec;
  readonly min?: number;
  /** One item may stand without brackets. */
  readonly orOne?: boolean;
  /** Each item is an object whose value of this field must be unique in the list. */
  readonly unique?: string;
}

/** Keys chosen by the author; parses to a `Map`, in the order of the file. */
export interface MapSpec {
  readonly type: 'map';
  readonly value: Spec;
  readonly min?: number;
  /** What the keys are, in words: "input", "reason code". */
  readonly keys: string;
  readonly keyPattern?: string;
  /** The keys are ids of definitions of this kind. */
  readonly keyKinds?: readonly Kind[];
}

export interface ObjectSpec {
  readonly type: 'object';
  readonly fields: Fields;
  /** All other keys are gathered in a map under this name. */
  readonly rest?: { readonly as: string; readonly of: Spec; readonly keys: string };
}

/** The first alternative whose form fits the node: a scalar, a list or a map. */
export interface EitherSpec {
  readonly type: 'either';
  readonly of: readonly Spec[];
}

/** The spec depends on whether a sibling field is there. */
export interface BySiblingSpec {
  readonly type: 'by-sibling';
  readonly sibling: string;
  readonly present: Spec;
  readonly absent: Spec;
}

/** The steps of a flow: each a map with exactly one of the step names. */
export interface StepsSpec {
  readonly type: 'steps';
  /** Steps that follow the main ones, `on: [held]`, may stand here. */
  readonly top: boolean;
  /** A thunk, since steps contain steps. */
  variants(): Readonly<Record<string, StepVariant>>;
  /** Fields that any step may have beside its name. */
  readonly common: Fields;
}

export interface StepVariant {
  readonly summary: string;
  readonly docs?: string;
  readonly examples?: readonly string[];
  readonly spec: Spec;
  /** Fields beside the step's name. */
  readonly siblings: Fields;
  /** Stands only at the top of a flow, after all other steps. */
  readonly last?: boolean;
}

export type Fields = Readonly<Record<string, FieldSpec>>;

/** One field, declared once: everything that is said or checked about it comes from here. */
export interface FieldSpec {
  readonly presence: 'required' | 'optional' | 'default';
  /** One sentence. */
  readonly summary: string;
  readonly spec: Spec;
  readonly default?: unknown;
  readonly docs?: string;
  /** Pieces of YAML, each a value of the field. */
  readonly examples?: readonly string[];
  /** A required field whose absence a later stage reports, as it can say what follows from it. */
  readonly reportedLater?: boolean;
}
