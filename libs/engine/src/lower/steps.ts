import type { Span } from '@reckoner/diagnostics';
import type { Definition, Expression, Step } from '@reckoner/definitions';
import type { StepIr } from '../ir/flow.js';
import type { RulesIr, TableIr } from '../ir/definitions.js';
import type { Ir, Local } from '../ir/expression.js';
import { ANY, NUMBER, TEXT, listOf, optional, present, type Type } from '../types/type.js';
import { checkArgument, checkOperand } from './call.js';
import { keyCount } from './catalogue.js';
import { nestedPurpose, noBranchOutput, unknownBranch } from './catalogue-flow.js';
import { lowerDeliver } from './deliver.js';
import { lowerExpression } from './expression.js';
import { lowerGiven } from './given.js';
import type { Place } from './lowering.js';
import { routesOf } from './relink.js';
import { narrow } from './narrow.js';
import type { Scope } from './scope.js';
import { elementType } from './special/iterate.js';
import { lowerRowRead } from './special/lookup.js';

/** What is around the steps of a flow. */
export interface Surroundings {
  readonly definition: Definition<'flow'>;
  /** The purpose they are in. */
  readonly purpose: string | undefined;
  readonly revision: Expression | undefined;
}

interface Lowered {
  readonly step: StepIr | undefined;
  /** What the step binds for those after it. */
  readonly binds?: Local | undefined;
}

/** Lowers steps in order; answers the scope after the last one too. */
export function lowerSteps(
  place: Place,
  steps: readonly Step[],
  surroundings: Surroundings,
): { steps: StepIr[]; scope: Scope } {
  const { lowering } = place;
  let { scope } = place;
  const lowered: StepIr[] = [];
  for (const step of steps) {
    const when = step.when && lowerExpression({ lowering, scope }, step.when);
    const inside = { lowering, scope: step.when ? narrow(scope, step.when, true) : scope };
    const { step: made, binds } = lowerStep(inside, step, surroundings, {
      id: lowering.nextId(),
      span: step.span,
      when,
    });
    if (made) lowered.push(made);
    if (binds) scope = scope.with(when ? { ...binds, type: optional(binds.type) } : binds);
  }
  return { steps: lowered, scope };
}

interface Base {
  readonly id: number;
  readonly span: Span;
  readonly when: Ir | undefined;
}

function lowerStep(place: Place, step: Step, surroundings: Surroundings, base: Base): Lowered {
  switch (step.kind) {
    case 'validate':
      return lowerValidate(place, step, surroundings, base);
    case 'map':
      return lowerMap(place, step, surroundings, base);
    case 'enrich':
      return lowerEnrich(place, step, surroundings, base);
    case 'decide':
      return lowerDecide(place, step, surroundings, base);
    case 'draw':
      return lowerDraw(place, step, surroundings, base);
    case 'purpose':
      return lowerPurpose(place, step, surroundings, base);
    case 'split':
      return lowerSplit(place, step, surroundings, base);
    case 'route':
      return lowerRoute(place, step, surroundings, base);
    case 'deliver':
      return { step: lowerDeliver(place, step, { ...surroundings, base }) };
    case 'let': {
      const value = lowerExpression(place, step.let.value);
      const as = place.lowering.local(step.let.as, value.type);
      return { step: { kind: 'let', ...base, value, as }, binds: as };
    }
    case 'on':
      return { step: undefined };
  }
}

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;

/** After it, a validated variable has the schema's type. */
function lowerValidate(place: Place, step: Of<'validate'>, { definition }: Surroundings, base: Base): Lowered {
  const { lowering } = place;
  const of = lowerExpression(place, step.validate.of);
  const schema = lowering.definitions.schema(
    step.validate.schema,
    definition.spanOf([...step.path, 'validate', 'schema']),
  );
  if (!schema) return { step: undefined };
  const as = of.kind === 'local' && !base.when ? lowering.local(of.local.name, schema.type) : undefined;
  return { step: { kind: 'validate', ...base, schema, of, as }, binds: as };
}

function lowerMap(place: Place, step: Of<'map'>, { definition }: Surroundings, base: Base): Lowered {
  const { lowering } = place;
  const span = definition.spanOf([...step.path, 'map', 'with']);
  const mapping = lowering.definitions.mapping(step.map.with, span);
  if (!mapping) return { step: undefined, binds: lowering.local(step.map.as, ANY) };
  const given = lowerGiven(place, {
    inputs: mapping.inputs,
    given: step.map.given,
    definition,
    path: [...step.path, 'map'],
    of: step.map.with,
  });
  const as = lowering.local(step.map.as, mapping.result);
  return { step: { kind: 'map', ...base, mapping, given, as }, binds: as };
}

function lowerEnrich(place: Place, step: Of<'enrich'>, { definition }: Surroundings, base: Base): Lowered {
  const { lowering } = place;
  const { enrich } = step;
  const path = [...step.path, 'enrich'];
  const span = definition.spanOf([...path, 'from']);
  const table = lowering.definitions.reference(enrich.from, span);
  if (!table) return { step: undefined, binds: lowering.local(enrich.as, ANY) };
  if (enrich.key.length !== table.key.length || (enrich.at !== undefined) !== (table.dated !== undefined)) {
    lowering.findings.add(keyCount(definition.spanOf(path), enrich.from, table.key, table.dated !== undefined));
    return { step: undefined, binds: lowering.local(enrich.as, table.row) };
  }
  const read = lowerRowRead(place, { table, keys: enrich.key, at: enrich.at, span });
  const { missing } = enrich;
  const as = lowering.local(enrich.as, missing === 'ok' ? optional(table.row) : table.row);
  const about =
    missing === 'ok' ? undefined : lowering.definitions.reason(missing.reason, definition.spanOf([...path, 'missing']));
  return {
    step: {
      kind: 'enrich',
      ...base,
      table,
      key: read.keys,
      at: read.at,
      as,
      missing: missing === 'ok' ? 'ok' : { ...missing, about },
    },
    binds: as,
  };
}

function lowerDecide(place: Place, step: Of<'decide'>, { definition }: Surroundings, base: Base): Lowered {
  const { lowering } = place;
  const { decide } = step;
  const decision = lowering.definitions.decision(decide.with, definition.spanOf([...step.path, 'decide', 'with']));
  if (!decision)
    return { step: undefined, binds: decide.as === undefined ? undefined : lowering.local(decide.as, ANY) };
  const given = lowerGiven(place, {
    inputs: decision.inputs,
    given: decide.given,
    definition,
    path: [...step.path, 'decide'],
    of: decide.with,
  });
  const as = decide.as === undefined ? undefined : lowering.local(decide.as, decision.result);
  return { step: { kind: 'decide', ...base, with: decision, given, as }, binds: as };
}

/** What a draw answers. */
function drawType(): Type {
  const fields = new Map([
    ['before', NUMBER],
    ['granted', NUMBER],
    ['over', NUMBER],
  ]);
  return { kind: 'object', nullable: false, optional: false, fields, open: false };
}

function lowerDraw(place: Place, step: Of<'draw'>, { definition }: Surroundings, base: Base): Lowered {
  const { lowering } = place;
  const { draw } = step;
  const path = [...step.path, 'draw'];
  const as = lowering.local(draw.as, drawType());
  const balance = lowering.definitions.balance(draw.from, definition.spanOf([...path, 'from']));
  if (!balance) return { step: undefined, binds: as };
  if (draw.key.length !== balance.key.length) {
    lowering.findings.add(
      keyCount(
        definition.spanOf([...path, 'key']),
        draw.from,
        balance.key.map((part) => part.name),
        false,
      ),
    );
  }
  const key = draw.key.map((part, index) => {
    const lowered = lowerExpression(place, part, present(balance.key[index]?.type ?? ANY));
    checkArgument(place, lowered, balance.key[index]?.type ?? ANY, `the key of \`${draw.from}\``);
    return lowered;
  });
  const amount = lowerExpression(place, draw.amount, NUMBER);
  checkOperand(place, amount, NUMBER, 'the amount of a draw');
  const given = lowerGiven(place, { inputs: balance.inputs, given: draw.given, definition, path, of: draw.from });
  return { step: { kind: 'draw', ...base, balance, key, amount, given, as }, binds: as };
}

function lowerPurpose(place: Place, step: Of<'purpose'>, surroundings: Surroundings, base: Base): Lowered {
  const { definition, purpose } = surroundings;
  if (purpose !== undefined)
    place.lowering.findings.add(
      nestedPurpose(definition.spanOf([...step.path, 'purpose'], 'key'), step.purpose, purpose),
    );
  const { steps } = lowerSteps(place, step.steps, { ...surroundings, purpose: step.purpose });
  return { step: { kind: 'purpose', ...base, name: step.purpose, steps } };
}

function lowerSplit(place: Place, step: Of<'split'>, surroundings: Surroundings, base: Base): Lowered {
  const { lowering } = place;
  const { each, key } = step.split;
  const inner = (value: Type, keys?: readonly string[]): Local =>
    lowering.local(step.split.as, {
      kind: 'object',
      nullable: false,
      optional: false,
      open: false,
      fields: new Map([
        ['key', keys ? { ...TEXT, values: keys } : TEXT],
        ['value', value],
      ]),
    });
  if (each instanceof Map) {
    const amounts = [...(each as ReadonlyMap<string, Expression>)].map(([name, amount]) => {
      const value = lowerExpression(place, amount, NUMBER);
      checkOperand(place, value, optional({ ...NUMBER, nullable: true }), `the part \`${name}\``);
      return { key: name, value };
    });
    const as = inner(
      NUMBER,
      amounts.map((amount) => amount.key),
    );
    const { steps } = lowerSteps({ lowering, scope: place.scope.with(as) }, step.steps, surroundings);
    return { step: { kind: 'split', ...base, each: { amounts }, as, steps } };
  }
  const list = lowerExpression(place, each as Expression);
  checkOperand(place, list, { ...listOf(ANY), nullable: true, optional: true }, '`each` of a split');
  const item = lowering.local('item', elementType(list.type));
  const keyed = key
    ? lowerExpression({ lowering, scope: place.scope.with(item) }, key, TEXT)
    : lowering.unknown(base.span);
  const as = inner(item.type);
  const { steps } = lowerSteps({ lowering, scope: place.scope.with(as) }, step.steps, surroundings);
  return { step: { kind: 'split', ...base, each: { list, item, key: keyed }, as, steps } };
}

function lowerRoute(place: Place, step: Of<'route'>, surroundings: Surroundings, base: Base): Lowered {
  const { lowering } = place;
  const { definition } = surroundings;
  const path = [...step.path, 'route'];
  const span = definition.spanOf([...path, 'with']);
  const decision = lowering.definitions.decision(step.route.with, span);
  const branches = [...step.to].map(([name, steps]) => ({ name, steps: lowerSteps(place, steps, surroundings).steps }));
  if (!decision) return { step: undefined };
  checkBranches(place, decision, step, definition);
  const given = lowerGiven(place, {
    inputs: decision.inputs,
    given: step.route.given,
    definition,
    path,
    of: step.route.with,
  });
  return { step: { kind: 'route', ...base, with: decision, given, branches } };
}

function checkBranches(
  place: Place,
  decision: RulesIr | TableIr,
  step: Of<'route'>,
  definition: Definition<'flow'>,
): void {
  const span = definition.spanOf([...step.path, 'route', 'with']);
  const to = decision.result.fields?.get('to');
  const { findings } = place.lowering;
  if (!to || (to.kind !== 'text' && to.kind !== 'any')) {
    findings.add(noBranchOutput(span, step.route.with));
    return;
  }
  for (const name of routesOf(decision)) {
    if (!step.to.has(name))
      findings.add(
        unknownBranch(definition.spanOf([...step.path, 'to'], 'key'), name, step.route.with, [...step.to.keys()]),
      );
  }
}
