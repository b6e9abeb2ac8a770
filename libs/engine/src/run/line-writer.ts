import type { DeliverStep, FlowIr, StepIr } from '../ir/flow.js';
import { objectWriter, type WriteObject } from '../json/object-writer.js';
import { quote } from '../json/quote.js';
import { stringifyJson } from '../values/json.js';
import type { ObjectValue, Value } from '../values/value.js';
import type { Delivery, Execution, Result } from './execution.js';

/** Writes executions of one flow as lines of JSON: the result, with the deliveries at its top level. What a delivery books is left out. */
export class LineWriter {
  /** By target and operation: how the body is written. */
  readonly #bodies: ReadonlyMap<string, WriteObject>;

  constructor(flow: FlowIr) {
    this.#bodies = bodyWriters(flow);
  }

  write({ result, deliveries }: Execution): string {
    let text = `${resultText(result)},"deliveries":[`;
    for (let index = 0; index < deliveries.length; index++)
      text += (index === 0 ? '' : ',') + this.#delivery(deliveries[index]!);
    return `${text}]}`;
  }

  #delivery({ purpose, part, to, operation, key, body }: Delivery): string {
    const head = `{"purpose":${quote(purpose)}${part === undefined ? '' : `,"part":${quote(part)}`},"to":${quote(to)},"operation":${quote(operation)}`;
    return `${head},"key":${keyText(key)},"body":${this.#body(to, operation, body)}}`;
  }

  #body(to: string, operation: string, body: Value): string {
    const write = this.#bodies.get(nameOf(to, operation));
    return write ? write(body as ObjectValue) : stringifyJson(body);
  }
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

function nameOf(to: string, operation: string): string {
  return `${to} ${operation}`;
}

/** Bodies that are made by one mapping, wherever the operation is delivered; the others are written as they are. */
function bodyWriters(flow: FlowIr): Map<string, WriteObject> {
  const steps = stepsWithin([...flow.steps, ...flow.after.flatMap((after) => after.steps)]);
  const delivers = steps.filter((step): step is DeliverStep => step.kind === 'deliver');
  const writers = new Map<string, WriteObject>();
  for (const name of new Set(delivers.map((step) => nameOf(step.to, step.operation)))) {
    const mappings = new Set(
      delivers.filter((step) => nameOf(step.to, step.operation) === name).map((step) => mappingOf(step, steps)),
    );
    const [mapping] = mappings;
    const writer = mappings.size === 1 && mapping ? objectWriter(mapping.fields) : undefined;
    if (writer) writers.set(name, writer);
  }
  return writers;
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
