import type { ObjectValue, Value } from '@reckoner/engine';

/** A field of a line, as files spell it. */
export const LINE_FIELDS = [
  'flow',
  'source',
  'id',
  'key',
  'revision',
  'purpose',
  'part',
  'to',
  'operation',
  'documentKey',
  'reference',
  'externalId',
  'body',
  'quantity',
  'amount',
  'currency',
  'legalEntity',
  'customer',
  'contract',
  'project',
  'resource',
  'workDate',
  'balance',
  'balanceKey',
  'drawn',
] as const;

export type LineField = (typeof LINE_FIELDS)[number];

/** A line of a file before it is held against the release; CSV has texts only. `line` counts from 1. */
export type RawLine =
  | { readonly line: number; readonly fields: ObjectValue; readonly isText: boolean }
  | { readonly line: number; readonly problem: LineProblem };

export interface LineProblem {
  readonly code: LineCode;
  readonly message: string;
}

export type LineCode =
  | 'LINE_UNREADABLE'
  | 'FIELD_UNKNOWN'
  | 'FIELD_INVALID'
  | 'FIELD_MISSING'
  | 'FLOW_UNKNOWN'
  | 'PURPOSE_UNKNOWN'
  | 'OPERATION_UNKNOWN'
  | 'MESSAGE_NOT_IMPORTED'
  | 'EXTERNAL_ID_MISSING'
  | 'BALANCE_UNKNOWN';

/** A line as it is staged; decimals are texts, keys canonical JSON. */
export interface StagedLine {
  readonly row: number;
  readonly kind: 'entry' | 'opening';
  readonly flow?: string;
  readonly source?: string;
  readonly source_id?: string;
  readonly type?: string;
  readonly key?: string;
  readonly revision?: string | undefined;
  readonly purpose?: string;
  readonly part?: string;
  readonly connection?: string;
  readonly operation?: string;
  readonly effect_key?: string;
  readonly reference?: string | undefined;
  readonly idempotency_key?: string;
  readonly body?: string | undefined;
  readonly quantity?: string | undefined;
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly legal_entity?: string | undefined;
  readonly customer?: string | undefined;
  readonly contract?: string | undefined;
  readonly project?: string | undefined;
  readonly resource?: string | undefined;
  readonly work_date?: string | undefined;
  readonly balance?: string;
  readonly balance_key?: string;
  readonly drawn?: string;
  readonly mark?: string;
  readonly hash?: string;
  readonly difference: 'read' | 'refused';
  readonly code?: LineCode;
  readonly message?: string;
}

/** What is wrong with a line; thrown while it is read, caught where it becomes its result. */
export class Unfit extends Error {
  constructor(
    readonly code: LineCode,
    message: string,
  ) {
    super(message);
  }
}

/** Typed reading of a line's fields. */
export class LineFields {
  readonly #fields: ObjectValue;
  readonly isText: boolean;

  constructor(fields: ObjectValue, isText: boolean) {
    this.#fields = fields;
    this.isText = isText;
  }

  value(name: LineField): Value | undefined {
    const found = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    return found === null || found === '' ? undefined : found;
  }

  text(name: LineField, most = 512): string | undefined {
    const found = this.value(name);
    if (found === undefined) return undefined;
    if (typeof found === 'string' && found.length <= most && !found.includes('\0')) return found;
    throw new Unfit('FIELD_INVALID', `\`${name}\` is no text of 1 to ${most} characters`);
  }

  needed(name: LineField): string {
    const found = this.text(name);
    if (found === undefined) throw new Unfit('FIELD_MISSING', `\`${name}\` is missing`);
    return found;
  }
}
