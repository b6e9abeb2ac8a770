import {
  MemoryHost,
  type Checked,
  type Execution,
  type FlowEvent,
  type Host,
  type Value,
} from '../../src/index.js';
import { Engine } from '../../src/engine.js';
import { spell } from './spell.js';

/** What became of an event in both executors, which agree to the last byte. */
export interface Ran {
  readonly execution: Execution;
  /** What generated code met where it left the event to the interpreter. */
  readonly fallbacks: readonly unknown[];
}

/** A checked workspace that runs each event in the interpreter and as generated code. */
export class Both {
  readonly #interpreted: Engine;
  readonly #compiled: Engine;
  #fallbacks: unknown[] = [];

  constructor(checked: Checked) {
    this.#interpreted = new Engine(checked, { compiled: false });
    this.#compiled = new Engine(checked, { onFallback: (thrown) => this.#fallbacks.push(thrown) });
  }

  get checked(): Checked {
    return this.#interpreted.checked;
  }

  /** A host with the rows of the workspace. */
  host(): MemoryHost {
    return new MemoryHost(this.checked.rows);
  }

  run(flow: string, event: FlowEvent, host: Host = this.host()): Ran {
    this.#fallbacks = [];
    const execution = this.#interpreted.flow(flow)!(event, host);
    const compiled = this.#compiled.flow(flow)!(event, host);
    const [expected, actual] = [spell(execution), spell(compiled)];
    if (expected !== actual) throw new Error(`interpreted: ${expected}\ncompiled:    ${actual}`);
    return { execution, fallbacks: this.#fallbacks };
  }
}

/** An event with this payload. */
export function eventOf(data: unknown, rest: Partial<FlowEvent> = {}): FlowEvent {
  return { data: data as Value, id: 'event-1', source: 'demo', type: 'entry', time: '2026-11-21T10:00:00Z', ...rest };
}
