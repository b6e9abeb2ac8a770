/** What stands in the ledger: one JSON object a line, in the order in which it happened. `docs/guide/sandbox.md` tells the same in prose. */

/** What a target booked. Absent figures are none that the operation has: a time record has hours and no money. */
export interface Effect {
  do: 'create' | 'update' | 'delete' | 'reverse' | 'annotate';
  /** The target's number of the document. */
  id: string;
  kind: string;
  /** Our reference on the document, as it was sent. */
  reference: string;
  /** The business key that the reference or the document names, else the reference. */
  key: string;
  part?: string;
  /** Of what was sent: the same twice is the same content twice. */
  hash: string;
  hours?: string;
  rate?: string;
  amount?: string;
  currency?: string;
  entity?: string;
  customer?: string;
  project?: string;
  date?: string;
  /** Moment at which what is staged becomes real, where it is staged. */
  realAt?: number;
  /** Why it will never become real. */
  rejected?: string;
  /** The number of the document that this one reverses. */
  of?: string;
}

export interface Gate {
  /** The header as sent. */
  text: string;
  /** Nothing may come before this moment; absent where the header says nothing usable. */
  until?: number;
}

export interface RequestRecord {
  n: number;
  record: 'request';
  at: number;
  target: string;
  operation: string;
  method: string;
  path: string;
  status: number;
  reference?: string;
  idempotencyKey?: string;
  isReplay?: true;
  /** Refused before its content was looked at: no access, too many, out of service. */
  isEarly?: true;
  /** Nothing changed, as the document was like this already. */
  isSame?: true;
  effect?: Effect;
  effects?: Effect[];
  job?: { id: string; doneAt: number; isLost?: true; result?: { status: number; body: string } };
  fault?: { id: string; kind: string };
  gate?: Gate;
  /** It came inside this gate, so long after the gate was announced. */
  inGate?: { gate: number; after: number; until: number };
  body?: string;
  /** The answer, kept where it must be given again under the same idempotency key for the same content. */
  answer?: { status: number; body: string; location?: string; hash: string };
}

/** An entry of the source. `hours` and `amount` are what is to be billed at the plain rate. */
export interface EmittedRecord {
  n: number;
  record: 'emitted';
  at: number;
  run: string;
  s: number;
  id: string;
  type: string;
  key: string;
  revision: string;
  kind: string;
  hours: string;
  hash: string;
  expect: Expectation;
}

export interface Expectation {
  cost: Expected;
  billing: Expected;
}

export interface Expected {
  outcome: string;
  reason?: string;
  target?: string;
  hours?: string;
  rate?: string;
  amount?: string;
  currency?: string;
  /** Hours above the week's limit cost this much more. */
  overtime?: string;
}

export interface AcknowledgedRecord {
  n: number;
  record: 'acknowledged';
  at: number;
  run: string;
  s: number[];
  status: number;
  attempts: number;
}

/** Events that the receiver refused for good, with its answer. */
export interface RefusedRecord extends Omit<AcknowledgedRecord, 'record'> {
  record: 'refused';
  answer: string;
}

export interface SettingRecord {
  n: number;
  record: 'setting' | 'fault' | 'push' | 'started';
  at: number;
  target?: string;
  value: unknown;
}

export type LedgerRecord = RequestRecord | EmittedRecord | AcknowledgedRecord | RefusedRecord | SettingRecord;

/** A record before the ledger numbers it. */
export type Unnumbered<R extends LedgerRecord = LedgerRecord> = R extends LedgerRecord ? Omit<R, 'n'> : never;
