import {
  partsOf,
  type FieldIr,
  type Ir,
  type Program,
  type RulesIr,
  type StepIr,
  type TableIr,
} from '@reckoner/engine';
import type { CoverageItem } from './coverage.js';

/** A place that tests can reach: the node to watch, and what counts as reached. */
export interface Place extends Omit<CoverageItem, 'covered'> {
  readonly id: number;
  /** A rule or row counts where it decides; all else where it is evaluated or run. */
  readonly counts: 'chosen' | 'reached';
}

/** All places of a program, by definition and in the order of the file. */
export function* placesOf(program: Program): Generator<Place> {
  for (const rules of program.all('rules')) yield* rulesPlaces(rules, `rules ${rules.id}`);
  for (const table of program.all('table')) yield* tablePlaces(table, `table ${table.id}`);
  for (const mapping of program.all('mapping')) yield* fieldPlaces(mapping.fields, `mapping ${mapping.id}`);
  for (const balance of program.all('balance')) yield* branches([balance.limit], `balance ${balance.id}`);
  for (const flow of program.all('flow')) {
    const of = `flow ${flow.id}`;
    yield* stepPlaces(flow.steps, of);
    for (const after of flow.after) yield* stepPlaces(after.steps, of);
  }
}

function* rulesPlaces({ rules, otherwise }: RulesIr, of: string): Generator<Place> {
  for (const { id, nodeId, span, when, then } of rules) {
    yield { kind: 'rule', of, name: id, span, id: nodeId, counts: 'chosen' };
    yield* branches([when, ...then.outputs.map(({ value }) => value)], of);
  }
  yield { kind: 'rule', of, name: 'otherwise', span: otherwise.span, id: otherwise.id, counts: 'chosen' };
  yield* branches(
    otherwise.outputs.map(({ value }) => value),
    of,
  );
}

function* tablePlaces({ columns, rows }: TableIr, of: string): Generator<Place> {
  yield* branches(
    columns.map(({ value }) => value),
    of,
  );
  for (const { id, nodeId, span, outputs } of rows) {
    yield { kind: 'row', of, name: id, span, id: nodeId, counts: 'chosen' };
    yield* branches(outputs, of);
  }
}

/** A field counts where its value is evaluated, so not where its `when` leaves it out. Its `default` is a branch. */
function* fieldPlaces(fields: readonly FieldIr[], of: string): Generator<Place> {
  for (const field of fields) {
    if (field.kind === 'object') {
      yield* fieldPlaces(field.fields, of);
      continue;
    }
    const { path: name, span } = field;
    const source = field.kind === 'value' ? field.value : field.each;
    yield { kind: 'field', of, name, span, id: source.id, counts: 'reached' };
    yield* branches([...(field.when ? [field.when] : []), source], of);
    if (field.kind === 'value') {
      if (field.fallback) yield* [branch(field.fallback, of), ...branches([field.fallback], of)];
    } else if (field.element.kind === 'object') yield* fieldPlaces(field.element.fields, of);
    else yield* branches([field.element.value], of);
  }
}

function* stepPlaces(steps: readonly StepIr[], of: string): Generator<Place> {
  for (const step of steps) {
    yield { kind: 'step', of, name: nameOf(step), span: step.span, id: step.id, counts: 'reached' };
    yield* branches([...(step.when ? [step.when] : []), ...expressionsOf(step)], of);
    if ('steps' in step) yield* stepPlaces(step.steps, of);
    if (step.kind === 'route') for (const { steps: inner } of step.branches) yield* stepPlaces(inner, of);
  }
}

function nameOf(step: StepIr): string {
  switch (step.kind) {
    case 'validate':
      return `validate ${step.schema.id}`;
    case 'map':
      return `map ${step.mapping.id}`;
    case 'enrich':
      return `enrich ${step.table.id}`;
    case 'decide':
    case 'route':
      return `${step.kind} ${step.with.id}`;
    case 'draw':
      return `draw ${step.balance.id}`;
    case 'purpose':
      return `purpose ${step.name}`;
    case 'deliver':
      return `deliver ${step.to} ${step.operation}`;
    case 'split':
    case 'let':
      return `${step.kind} ${step.as.name}`;
  }
}

function expressionsOf(step: StepIr): readonly Ir[] {
  const given = 'given' in step ? step.given.map(({ value }) => value) : [];
  switch (step.kind) {
    case 'validate':
      return [step.of];
    case 'enrich':
      return [...step.key, ...(step.at ? [step.at] : [])];
    case 'draw':
      return [...step.key, step.amount, ...given];
    case 'split':
      return 'amounts' in step.each ? step.each.amounts.map(({ value }) => value) : [step.each.list, step.each.key];
    case 'deliver':
      return [step.body, ...step.key, ...(step.remember ? [step.remember.given] : [])];
    case 'let':
      return [step.value];
    default:
      return given;
  }
}

/** The branches of every `if` in the expressions. */
function* branches(expressions: readonly Ir[], of: string): Generator<Place> {
  for (const ir of expressions) {
    if (ir.kind === 'if')
      for (const end of [...ir.branches.map(({ then }) => then), ...(ir.otherwise ? [ir.otherwise] : [])])
        yield branch(end, of);
    yield* branches(partsOf(ir), of);
  }
}

function branch({ span, id }: Ir, of: string): Place {
  const name = span.source.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return { kind: 'branch', of, name, span, id, counts: 'reached' };
}
