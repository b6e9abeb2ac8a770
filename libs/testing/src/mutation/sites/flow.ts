import type { Definition, Expression, Path, Step } from '@reckoner/definitions';
import type { Site, Use } from './site.js';

type Flow = Definition<'flow'>;

/**
 * The steps of a flow. Its `on:` and `subject:` are not changed: which event a flow is for, and what reports count where
 * nothing was booked, does not show in the result of a run.
 */
export function* flowSites(definition: Flow): Generator<Site> {
  yield* stepsSites(definition, definition.value.steps);
}

function* stepsSites(definition: Flow, steps: readonly Step[]): Generator<Site> {
  for (const step of steps) {
    const where = `step \`${stepName(step)}\``;
    yield { kind: 'step', definition, where, path: step.path, step };
    for (const { path, root, use = 'value', role } of expressionsOf(step)) {
      const words = role === 'when' ? where : `${where}, \`${role}\``;
      yield { kind: 'expression', definition, where: words, path: [...step.path, ...path], root, use, role };
    }
    if ('steps' in step) yield* stepsSites(definition, step.steps);
    if ('to' in step) for (const branch of step.to.values()) yield* stepsSites(definition, branch);
  }
}

/** The step with what it names: `decide billing/eligibility`. */
export function stepName(step: Step): string {
  switch (step.kind) {
    case 'validate':
      return `validate ${step.validate.schema}`;
    case 'map':
      return `map ${step.map.with}`;
    case 'enrich':
      return `enrich ${step.enrich.from}`;
    case 'decide':
      return `decide ${step.decide.with}`;
    case 'draw':
      return `draw ${step.draw.from}`;
    case 'split':
      return `split ${step.split.as}`;
    case 'route':
      return `route ${step.route.with}`;
    case 'purpose':
      return `purpose ${step.purpose}`;
    case 'deliver':
      return `deliver ${step.deliver.to} ${step.deliver.operation}`;
    case 'let':
      return `let ${step.let.as}`;
    case 'on':
      return `on ${step.on.join(', ')}`;
  }
}

interface Found {
  readonly path: Path;
  readonly root: Expression;
  readonly use?: Use;
  readonly role: string;
}

function* expressionsOf(step: Step): Generator<Found> {
  if (step.when) yield { path: ['when'], root: step.when, use: 'condition', role: 'when' };
  switch (step.kind) {
    case 'validate':
      return yield { path: ['validate', 'of'], root: step.validate.of, role: 'of' };
    case 'map':
      return yield* given(step.map.given, 'map');
    case 'enrich':
      yield* listed(step.enrich.key, ['enrich', 'key']);
      if (step.enrich.at) yield { path: ['enrich', 'at'], root: step.enrich.at, role: 'at' };
      return;
    case 'decide':
      return yield* given(step.decide.given, 'decide');
    case 'draw':
      yield* listed(step.draw.key, ['draw', 'key']);
      yield { path: ['draw', 'amount'], root: step.draw.amount, role: 'amount' };
      return yield* given(step.draw.given, 'draw');
    case 'split':
      return yield* splitExpressions(step);
    case 'route':
      return yield* given(step.route.given, 'route');
    case 'deliver':
      yield { path: ['deliver', 'body'], root: step.deliver.body, role: 'body' };
      return yield* listed(step.deliver.key, ['deliver', 'key']);
    case 'let':
      return yield { path: ['let', 'value'], root: step.let.value, role: 'value' };
  }
}

function* splitExpressions({ split: { each, key } }: Extract<Step, { kind: 'split' }>): Generator<Found> {
  if (each instanceof Map) {
    for (const [name, root] of each as ReadonlyMap<string, Expression>)
      yield { path: ['split', 'each', name], root, role: name };
  } else yield { path: ['split', 'each'], root: each as Expression, role: 'each' };
  if (key) yield { path: ['split', 'key'], root: key, role: 'key' };
}

function* given(inputs: ReadonlyMap<string, Expression> | undefined, kind: string): Generator<Found> {
  for (const [name, root] of inputs ?? []) yield { path: [kind, 'given', name], root, role: name };
}

function* listed(expressions: readonly Expression[], path: Path): Generator<Found> {
  for (const [index, root] of expressions.entries()) yield { path: [...path, index], root, role: 'key' };
}
