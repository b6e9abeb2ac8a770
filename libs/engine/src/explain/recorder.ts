import type { Ir } from '../ir/expression.js';
import type { StepIr } from '../ir/flow.js';
import type { Observer, Part } from '../interpret/environment.js';
import type { Result } from '../run/execution.js';
import type { Maybe, Value } from '../values/value.js';

/** What happened while one step or part ran. */
export interface Frame {
  readonly what: StepIr | Part;
  /** The last value of each expression, by its id. */
  readonly values: Map<number, Maybe>;
  readonly reached: Map<number, 'reached' | 'chosen' | 'skipped'>;
  readonly frames: Frame[];
  /** Rows and balances that it asked the host for, also where there was none. */
  readonly reads: Read[];
  end: Result | undefined;
}

/** A row or balance that was looked at. */
export type Read =
  | { readonly kind: 'row'; readonly name: string; readonly keys: readonly Value[]; readonly isFound: boolean }
  | { readonly kind: 'balance'; readonly name: string; readonly key: string };

/** Listens to the interpreter and keeps what it says as a tree of frames. */
export class Recorder implements Observer {
  readonly frames: Frame[] = [];
  readonly #open: Frame[] = [];

  enter(what: StepIr | Part): void {
    const frame: Frame = { what, values: new Map(), reached: new Map(), frames: [], reads: [], end: undefined };
    (this.#open.at(-1)?.frames ?? this.frames).push(frame);
    this.#open.push(frame);
  }

  leave(end: Result | undefined): void {
    this.#open.pop()!.end = end;
  }

  value(ir: Ir, value: Maybe): void {
    this.#open.at(-1)?.values.set(ir.id, value);
  }

  read(read: Read): void {
    this.#open.at(-1)?.reads.push(read);
  }

  reached(id: number, how: 'reached' | 'chosen' | 'skipped'): void {
    const frame = this.#open.at(-1);
    if (frame && !(how === 'reached' && frame.reached.get(id) === 'chosen')) frame.reached.set(id, how);
  }
}
