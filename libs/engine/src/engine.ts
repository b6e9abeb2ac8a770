import type { Checked } from './check/check.js';
import { interpretFlow, type Validate } from './interpret/flow.js';
import type { FlowIr } from './ir/flow.js';
import type { Execution, FlowEvent, Host } from './run/execution.js';

/** Runs one flow on one event. */
export type FlowProgram = (event: FlowEvent, host: Host) => Execution;

export interface EngineOptions {
  /** Generated code, where the surroundings allow it (the default), or the interpreter. Both answer the same. */
  readonly compiled?: boolean;
}

/** A checked workspace, ready to run. */
export class Engine {
  readonly checked: Checked;
  readonly #compiled: boolean;
  readonly #validate: Validate;
  readonly #programs = new Map<string, FlowProgram>();

  constructor(checked: Checked, validate: Validate, options: EngineOptions = {}) {
    this.checked = checked;
    this.#validate = validate;
    this.#compiled = options.compiled ?? true;
  }

  /** The flow by its id or unambiguous last segment, compiled at its first use. */
  flow(ref: string): FlowProgram | undefined {
    const ir = this.checked.program.find('flow', ref);
    if (!ir) return undefined;
    const known = this.#programs.get(ir.id);
    if (known) return known;
    const made = this.#compile(ir);
    this.#programs.set(ir.id, made);
    return made;
  }

  #compile(flow: FlowIr): FlowProgram {
    return (event, host) => interpretFlow(flow, event, host, { validate: this.#validate });
  }

  /** The flows that start from such an event; `source` is the connection that it came through. */
  flowsFor(source: string, type: string): FlowIr[] {
    return this.checked.program
      .all('flow')
      .filter((flow) => flow.on.types.includes(type) && (flow.on.source === undefined || flow.on.source === source));
  }
}
