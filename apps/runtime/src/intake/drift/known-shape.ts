/** What a flow holds its payload against: the schemas of its `validate` steps, and where in the data each looks. */
import type { FlowIr, Ir, StepIr, Value } from '@reckoner/engine';
import { DriftFinder } from '@reckoner/engine/drift';
import { fieldAt } from '../payload.js';

/** A schema that payloads of a flow are held against. */
export interface KnownShape {
  readonly schema: string;
  readonly finder: DriftFinder;
  /** Dotted; empty for the data itself. */
  readonly at: string;
}

const SHAPES = new WeakMap<FlowIr, readonly KnownShape[]>();

export function shapesOf(flow: FlowIr): readonly KnownShape[] {
  const known = SHAPES.get(flow);
  if (known) return known;
  const made = flow.steps.flatMap((step): KnownShape[] => {
    const at = step.kind === 'validate' ? pathIn(flow, step.of) : undefined;
    return at === undefined ? [] : [{ ...schemaOf(step as ValidateStep), at }];
  });
  SHAPES.set(flow, made);
  return made;
}

/** The part of the data that the shape is of; undefined where there is none. */
export function partOf({ at }: KnownShape, data: Value): Value | undefined {
  return at === '' ? data : fieldAt(data, at);
}

type ValidateStep = StepIr & { kind: 'validate' };

function schemaOf({ schema }: ValidateStep): Pick<KnownShape, 'schema' | 'finder'> {
  return { schema: schema.id, finder: new DriftFinder(schema) };
}

/** Where in the data an expression reads; undefined where it makes something of it. */
function pathIn(flow: FlowIr, of: Ir): string | undefined {
  if (of.kind === 'local') return of.local === flow.locals.data ? '' : undefined;
  if (of.kind !== 'get') return undefined;
  const above = pathIn(flow, of.of);
  return above === undefined ? undefined : above === '' ? of.key : `${above}.${of.key}`;
}
