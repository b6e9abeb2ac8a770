/**
 * The static type of an expression. `null` and *missing* are flags beside the kind, so that "a number that may be
 * missing" is one type; values of several kinds are `any`.
 */
export interface Type {
  readonly kind: 'any' | 'never' | 'boolean' | 'number' | 'text' | 'list' | 'object';
  /** May be null. */
  readonly nullable: boolean;
  /** May be absent. */
  readonly optional: boolean;
  /** number: always a whole number. */
  readonly integer?: boolean;
  /**
   * number: the value is surely within ±this and has at most `scale` digits after the point; lets emitted code
   * stay in doubles.
   */
  readonly max?: number;
  /** number: the bounds that the schema sets; both are included. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly scale?: number;
  /** text: its format; dates compare with dates only. */
  readonly format?: 'date' | 'date-time' | 'decimal';
  /** text, number, boolean: the only values it can have (an enum, a constant). */
  readonly values?: readonly (string | number | boolean)[];
  /** list: the type of its elements. */
  readonly item?: Type;
  /** object: its known fields. */
  readonly fields?: ReadonlyMap<string, Type>;
  /** object: may have further fields. */
  readonly open?: boolean;
  /** object: the id of the schema that it comes from, for messages. */
  readonly schema?: string;
}

const plain = { nullable: false, optional: false } as const;

export const ANY: Type = { kind: 'any', nullable: true, optional: true };
export const NEVER: Type = { kind: 'never', ...plain };
export const BOOLEAN: Type = { kind: 'boolean', ...plain };
export const NUMBER: Type = { kind: 'number', ...plain };
export const INTEGER: Type = { kind: 'number', integer: true, ...plain };
export const TEXT: Type = { kind: 'text', ...plain };
export const DATE: Type = { kind: 'text', format: 'date', ...plain };
export const TIMESTAMP: Type = { kind: 'text', format: 'date-time', ...plain };
export const NULL: Type = { kind: 'never', nullable: true, optional: false };
export const MISSING: Type = { kind: 'never', nullable: false, optional: true };

export function listOf(item: Type): Type {
  return { kind: 'list', item, ...plain };
}

export function optional(type: Type): Type {
  return type.optional ? type : { ...type, optional: true };
}

/** The same type, surely present and not null. */
export function present(type: Type): Type {
  return type.optional || type.nullable ? { ...type, optional: false, nullable: false } : type;
}
