import type { Definition } from '@reckoner/definitions';
import type { Local } from '../ir/expression.js';
import type { AfterIr, BuiltinReason, FlowIr, StepIr } from '../ir/flow.js';
import type { Reason } from '../ir/definitions.js';
import { ANY, TEXT, TIMESTAMP, optional, type Type } from '../types/type.js';
import { lowerExpression } from './expression.js';
import type { Lowering } from './lowering.js';
import { Scope } from './scope.js';
import { connectionName } from './deliver.js';
import { lowerSteps, type Surroundings } from './steps.js';

type OnStep = Extract<Definition<'flow'>['value']['steps'][number], { kind: 'on' }>;

const DEFAULT_PURPOSE = 'billing';

/** What a flow may read of its event beside the payload. */
const EVENT: Type = {
  kind: 'object',
  nullable: false,
  optional: false,
  open: false,
  fields: new Map([
    ['id', TEXT],
    ['source', TEXT],
    ['type', TEXT],
    ['time', TIMESTAMP],
    ['legalEntity', optional(TEXT)],
  ]),
};

/** What `reason` is in the steps after an end. */
const REASON: Type = {
  kind: 'object',
  nullable: false,
  optional: false,
  open: false,
  fields: new Map([
    ['code', TEXT],
    ['message', TEXT],
    ['owner', optional(TEXT)],
    ['remedy', optional(TEXT)],
  ]),
};

/** What steps say by themselves where no catalogue says it better. */
const BUILTIN: Readonly<Record<BuiltinReason, string>> = {
  INVALID_PAYLOAD: 'The payload does not fit its schema.',
  FIELD_MISSING: 'A required field has no value.',
  NOT_APPLICABLE: 'This does not apply to the entry.',
};

/** Lowers a flow: its steps in order, each seeing what the ones before it bound. */
export function lowerFlow(lowering: Lowering, definition: Definition<'flow'>): FlowIr {
  const { value } = definition;
  const data = lowering.local('data', { ...ANY, optional: false });
  const event = lowering.local('event', EVENT);
  const start = new Scope([data, event]);
  const place = { lowering, scope: start };
  const hasPurposes = value.steps.some((step) => step.kind === 'purpose');
  const surroundings: Surroundings = { definition, purpose: undefined, revision: value.on.revision };
  const main = lowerSteps(
    place,
    value.steps.filter((step) => step.kind !== 'on'),
    surroundings,
  );
  const after = value.steps
    .filter((step) => step.kind === 'on')
    .map((step) => lowerAfter(lowering, afterScope(start, main), step as OnStep, surroundings));
  return {
    kind: 'flow',
    id: definition.id,
    locals: { data, event },
    on: {
      source: value.on.source && sourceName(lowering, value.on.source, definition),
      types: value.on.type,
      key: value.on.key.map((key) => lowerExpression(place, key)),
      revision: value.on.revision && lowerExpression(place, value.on.revision),
    },
    subject: value.subject && lowerExpression({ lowering, scope: main.scope }, value.subject),
    purpose: hasPurposes ? undefined : (value.purpose ?? DEFAULT_PURPOSE),
    steps: main.steps,
    after,
    builtin: builtinReasons(lowering),
  };
}

/** Where events come from that the runtime itself sends: confirmed deliveries. */
const ITSELF = 'reckoner';

function sourceName(lowering: Lowering, source: string, definition: Definition<'flow'>): string {
  if (source === ITSELF) return source;
  return connectionName(lowering.definitions.connection(source, definition.spanOf(['on', 'source']))?.id ?? source);
}

function builtinReasons(lowering: Lowering): ReadonlyMap<BuiltinReason, Reason> {
  return new Map(
    Object.entries(BUILTIN).map(([code, title]) => {
      const listed = lowering.definitions.builtinReason(code);
      return [
        code as BuiltinReason,
        listed ?? { title, owner: undefined, remedy: undefined, serviceLevel: undefined, stays: false },
      ];
    }),
  );
}

/**
 * What can be seen after an end, which may have come before any step: what a step binds may be missing, and what one
 * validated may be of any shape.
 */
function afterScope(start: Scope, { steps, scope }: { steps: readonly StepIr[]; scope: Scope }): Scope {
  const given = new Map<number, Local>();
  for (const step of steps) {
    if (step.kind === 'validate' && step.as && step.of.kind === 'local') given.set(step.as.id, step.of.local);
  }
  const asGiven = (local: Local): Local => {
    const before = given.get(local.id);
    return before ? asGiven(before) : local;
  };
  const certain = new Set(start.locals());
  return new Scope(
    scope
      .locals()
      .map(asGiven)
      .map((local) => (certain.has(local) ? local : { ...local, type: optional(local.type) })),
  );
}

function lowerAfter(lowering: Lowering, scope: Scope, step: OnStep, surroundings: Surroundings): AfterIr {
  const locals = {
    purpose: lowering.local('purpose', TEXT),
    part: lowering.local('part', optional(TEXT)),
    reason: lowering.local('reason', REASON),
  };
  const inner = { lowering, scope: scope.with(locals.purpose, locals.part, locals.reason) };
  const { steps } = lowerSteps(inner, step.steps, surroundings);
  return { id: lowering.nextId(), span: step.span, outcomes: step.on, locals, steps };
}
