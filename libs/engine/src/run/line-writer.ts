import type { DeliverStep, FlowIr, StepIr } from '../ir/flow.js';
import { objectWriter, type WriteObject } from '../json/object-writer.js';
import { quote } from '../json/quote.js';
import { stringifyJson } from '../values/json.js';
import type { ObjectValue, Value } from '../values/value.js';
import type { Delivery, Execution, Result } from './execution.js';

/** Writes executions of one flow as lines of JSON: the result, with the deliveries at its top level. What a delivery books is left out. */
export class LineWriter {
  /** By target and operation. */
  readonly #written: ReadonlyMap<string, ReadonlyMap<string, Written>>;

  constructor(flow: FlowIr) {
    this.#written = writtenBy(flow);
  }

  write({ result, deliveries }: Execution): string {
    let text = `${resultText(result)},"deliveries":[`;
    for (let index = 0; index < deliveries.length; index++)
      text += (index === 0 ? '' : ',') + this.#delivery(deliveries[index]!);
    return `${text}]}`;
  }

  /** The body of a delivery, as it stands in its line. */
  body({ to, operation, body }: Delivery): string {
    return this.#written
      .get(to)!
      .get(operation)!
      .write(body as ObjectValue);
  }

  #delivery({ purpose, part, to, operation, key, body, remember }: Delivery): string {
    const { target, write } = this.#written.get(to)!.get(operation)!;
    const head = `{"purpose":${quote(purpose)}${part === undefined ? '' : `,"part":${quote(part)}`}${target}`;
    const end = remember === undefined ? '' : `,"remember":${stringifyJson(remember as unknown as Value)}`;
    return `${head}${keyText(key)},"body":${write(body as ObjectValue)}${end}}`;
  }
}

/** How what an operation of a target is sent is written. */
interface Written {
  /** Which target and operation, up to where the key begins. */
  readonly target: string;
  readonly write: WriteObject;
}

function keyText(key: readonly Value[]): string {
  const [only] = key;
  return key.length === 1 && typeof only === 'string' ? `[${quote(only)}]` : stringifyJson(key as Value);
}

/** Without the closing brace. */
function resultText(result: Result): string {
  if (result.outcome === 'accepted' && result.purposes === undefined && result.parts === undefined)
    return '{"outcome":"accepted"';
  return stringifyJson(result as unknown as Value).slice(0, -1);
}

/** Bodies that are made by one mapping, wherever the operation is delivered, are written by its fields. */
function writtenBy(flow: FlowIr): Map<string, Map<string, Written>> {
  const steps = stepsWithin([...flow.steps, ...flow.after.flatMap((after) => after.steps)]);
  const delivers = steps.filter((step): step is DeliverStep => step.kind === 'deliver');
  const written = new Map<string, Map<string, Written>>();
  for (const { to, operation } of delivers) {
    const alike = delivers.filter((step) => step.to === to && step.operation === operation);
    const mappings = new Set(alike.map((step) => mappingOf(step, steps)));
    const [mapping] = mappings;
    const writer = mappings.size === 1 && mapping ? objectWriter(mapping.fields) : undefined;
    const target = `,"to":${quote(to)},"operation":${quote(operation)},"key":`;
    const operations = written.get(to) ?? new Map<string, Written>();
    written.set(to, operations.set(operation, { target, write: writer ?? ((body: Value) => stringifyJson(body)) }));
  }
  return written;
}

/** The mapping whose result the step sends; undefined where it sends something else. */
function mappingOf({ body }: DeliverStep, steps: readonly StepIr[]): (StepIr & { kind: 'map' })['mapping'] | undefined {
  if (body.kind !== 'local') return undefined;
  const makers = steps.filter(
    (step): step is StepIr & { kind: 'map' } => step.kind === 'map' && step.as.id === body.local.id,
  );
  return makers[0]?.mapping;
}

function stepsWithin(steps: readonly StepIr[]): StepIr[] {
  return steps.flatMap((step) => {
    if (step.kind === 'purpose' || step.kind === 'split') return [step, ...stepsWithin(step.steps)];
    if (step.kind === 'route') return [step, ...step.branches.flatMap((branch) => stepsWithin(branch.steps))];
    return [step];
  });
}
