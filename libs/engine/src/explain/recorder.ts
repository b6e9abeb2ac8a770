import type { Ir } from '../ir/expression.js';
import type { StepIr } from '../ir/flow.js';
import type { Observer, Part } from '../interpret/environment.js';
import type { Result } from '../run/execution.js';
import type { Maybe } from '../values/value.js';

/** What happened while one step or part ran. */
export interface Frame {
  readonly what: StepIr | Part;
  /** The last value of each expression, by its id. */
  readonly values: Map<number, Maybe>;
  readonly reached: Map<number, 'reached' | 'chosen' | 'skipped'>;
  readonly frames: Frame[];
  end: Result | undefined;
}

/** Listens to the interpreter and keeps what it says as a tree of frames. */
export class Recorder implements Observer {
  readonly frames: Frame[] = [];
  readonly #open: Frame[] = [];

  enter(what: StepIr | Part): void {
    const frame: Frame = { what, values: new Map(), reached: new Map(), frames: [], end: undefined };
    (this.#open.at(-1)?.frames ?? this.frames).push(frame);
    this.#open.push(frame);
  }

  leave(end: Result | undefined): void {
    this.#open.pop()!.end = end;
  }

  value(ir: Ir, value: Maybe): void {
    this.#open.at(-1)?.values.set(ir.id, value);
  }

  reached(id: number, how: 'reached' | 'chosen' | 'skipped'): void {
    const frame = this.#open.at(-1);
    if (frame && !(how === 'reached' && frame.reached.get(id) === 'chosen')) frame.reached.set(id, how);
  }
}
