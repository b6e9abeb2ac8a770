import type { Checked } from './check/check.js';
import { canCompile } from './emit/compile.js';
import { compileFlow } from './emit/flow.js';
import { linksFor } from './emit/links.js';
import type { Links } from './emit/unit.js';
import { interpretFlow } from './interpret/flow.js';
import type { FlowIr } from './ir/flow.js';
import type { Execution, FlowEvent, Host } from './run/execution.js';
import { validateValue } from './validate/validate.js';

/** Runs one flow on one event. */
export type FlowProgram = (event: FlowEvent, host: Host) => Execution;

export interface EngineOptions {
  /** Generated code, where the surroundings allow it (the default), or the interpreter. Both answer the same. */
  readonly compiled?: boolean;
  /** Told whenever generated code leaves an event to the interpreter, and of what it met. */
  readonly onFallback?: (thrown: unknown) => void;
}

/** A checked workspace, ready to run. */
export class Engine {
  readonly checked: Checked;
  readonly #compiled: boolean;
  readonly #onFallback: EngineOptions['onFallback'];
  readonly #programs = new Map<string, FlowProgram>();
  #links: Links | undefined;

  constructor(checked: Checked, options: EngineOptions = {}) {
    this.checked = checked;
    this.#compiled = options.compiled ?? true;
    this.#onFallback = options.onFallback;
  }

  /** The flow by its id or unambiguous last segment; compiled when it is first asked for. */
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
    const interpret: FlowProgram = (event, host) => interpretFlow(flow, event, host, { validate: validateValue });
    if (!this.#compiled || !canCompile()) return interpret;
    this.#links ??= linksFor((table) => this.checked.rows.get(table.id), this.#onFallback);
    return compileFlow(flow, this.#links, interpret);
  }

  /** The flows that start from such an event; `source` is the connection that it came through. */
  flowsFor(source: string, type: string): FlowIr[] {
    return this.checked.program
      .all('flow')
      .filter((flow) => flow.on.types.includes(type) && (flow.on.source === undefined || flow.on.source === source));
  }
}
