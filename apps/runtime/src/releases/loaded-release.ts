/** A release ready to run: checked once, its flows compiled when they are first used. */
import { Workspace, type Definition } from '@reckoner/definitions';
import {
  checkWorkspace,
  deliverStepsByPurpose,
  type Checked,
  type DeliverStep,
  type FlowIr,
  type FlowProgram,
  type ReferenceIr,
} from '@reckoner/engine';
import { Engine } from '@reckoner/engine/compiled';
import { planTotals, type TotalsPlan } from '@reckoner/engine/totals';
import { LineWriter } from '@reckoner/engine/lines';

/** A flow with all that running it and counting what it did needs. */
export interface LoadedFlow {
  readonly ir: FlowIr;
  readonly program: FlowProgram;
  readonly writer: LineWriter;
  readonly totals: TotalsPlan;
  /** The step that makes a delivery. */
  stepOf(made: { readonly purpose: string; readonly to: string; readonly operation: string }): DeliverStep | undefined;
}

/** What protects an operation from being done twice: K3 native key, K2 unique id, K1 look-up, K0 nothing. */
export type SendingClass = 'K0' | 'K1' | 'K2' | 'K3';

export class LoadedRelease {
  readonly id: number;
  readonly hash: string;
  readonly checked: Checked;
  readonly engine: Engine;
  /** The tables whose rows live in the environment. */
  readonly environmentTables: readonly ReferenceIr[];
  readonly #flows = new Map<string, LoadedFlow>();
  readonly #classes = new Map<string, SendingClass>();
  readonly #starting = new Map<string, readonly LoadedFlow[]>();

  constructor(id: number, hash: string, files: ReadonlyMap<string, string>) {
    this.id = id;
    this.hash = hash;
    this.checked = checkWorkspace(Workspace.of(files));
    this.engine = new Engine(this.checked);
    this.environmentTables = this.checked.program.all('reference').filter(({ rows }) => rows === 'environment');
  }

  /** The flows that start from such an event. */
  flowsFor(source: string, type: string): readonly LoadedFlow[] {
    const key = JSON.stringify([source, type]);
    let flows = this.#starting.get(key);
    if (!flows) this.#starting.set(key, (flows = this.engine.flowsFor(source, type).map((ir) => this.flow(ir.id)!)));
    return flows;
  }

  flow(id: string): LoadedFlow | undefined {
    const known = this.#flows.get(id);
    const ir = known ? known.ir : this.checked.program.find('flow', id);
    if (known || !ir) return known;
    const steps = deliverStepsByPurpose(ir);
    const made: LoadedFlow = {
      ir,
      program: this.engine.flow(id)!,
      writer: new LineWriter(ir),
      totals: planTotals(ir, this.checked.program),
      stepOf: ({ purpose: of, to, operation }) =>
        steps.find(({ step, purpose }) => step.to === to && step.operation === operation && (purpose ?? of) === of)
          ?.step,
    };
    this.#flows.set(id, made);
    return made;
  }

  /** Whether what was posted stays where a newer revision ends for this reason. */
  staysPosted(reason: string | undefined): boolean {
    return reason !== undefined && (this.checked.program.reasons.get(reason)?.stays ?? false);
  }

  /** What deliveries call `harvest` is the connection of the folder `harvest`, `harvest/harvest`. */
  connection(name: string): Definition<'connection'> | undefined {
    const { workspace } = this.checked;
    return workspace.get('connection', `${name}/${name.split('/').at(-1)!}`) ?? workspace.get('connection', name);
  }

  /** How an operation of a connection is protected; nothing is assumed of one that does not say. */
  classOf(connection: string, operation: string): SendingClass {
    const name = `${connection} ${operation}`;
    const known = this.#classes.get(name);
    if (known) return known;
    const definition = this.connection(connection)?.value;
    const made = definition?.operations?.get(operation)?.class ?? definition?.class ?? 'K0';
    this.#classes.set(name, made);
    return made;
  }
}
