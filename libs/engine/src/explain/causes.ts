import { interpretFlow, type Validate } from '../interpret/flow.js';
import type { FieldIr, MappingIr, RulesIr, TableIr } from '../ir/definitions.js';
import type { Ir } from '../ir/expression.js';
import type { FlowIr, StepIr } from '../ir/flow.js';
import { partsOf } from '../ir/parts.js';
import { ASK, type FlowEvent, type Host } from '../run/execution.js';
import { Recorder, type Frame, type Read } from './recorder.js';

/**
 * Which rows and balances an event's ends hang on: those that a hold, rejection or failure was decided by, also where
 * there was no row. When one of them changes, the event is worth another attempt. Found by following the deciding
 * condition back through the steps that made what it read; what it did not read is left out.
 */
export function causesOf(flow: FlowIr, event: FlowEvent, host: Host, validate: Validate): Read[] {
  const recorder = new CauseRecorder();
  interpretFlow(flow, event, noting(host, recorder), { validate, observe: recorder });
  const causes = new Causes();
  causes.visit(recorder.frames, []);
  return [...causes.found.values()];
}

/** Keeps no values: only what was reached and asked for matters here. */
class CauseRecorder extends Recorder {
  override value(): void {}
}

/** The host, with each answer noted at the step that asked. */
function noting(host: Host, recorder: Recorder): Host {
  return {
    row: (name, keys, at) => {
      const row = host.row(name, keys, at);
      if (row !== ASK) recorder.read({ kind: 'row', name, keys, isFound: row !== undefined });
      return row;
    },
    balance: (name, key) => {
      recorder.read({ kind: 'balance', name, key });
      return host.balance(name, key);
    },
  };
}

/** A step that ran, with those before it whose results it sees. */
interface Place {
  readonly frame: Frame;
  readonly before: readonly Place[];
}

const WAITING: ReadonlySet<string> = new Set(['held', 'rejected', 'failed']);

class Causes {
  readonly found = new Map<string, Read>();
  readonly #done = new Set<string>();
  readonly #numbers = new Map<Frame, number>();

  /** Looks for the steps that ended a scope. */
  visit(frames: readonly Frame[], outer: readonly Place[]): void {
    const before = [...outer];
    for (const frame of frames) {
      const place: Place = { frame, before: [...before] };
      const inner = frame.what.kind === 'part' || frame.what.kind === 'split' ? [...before, place] : before;
      this.visit(frame.frames, inner);
      const isDecider = frame.what.kind !== 'part' && !frame.frames.some((one) => one.what.kind !== 'part' && one.end);
      if (isDecider && frame.end && WAITING.has(frame.end.outcome)) this.#decided(place);
      before.push(place);
    }
  }

  #decided(place: Place): void {
    const step = place.frame.what as StepIr;
    const { reason } = place.frame.end!;
    if ((step.kind === 'decide' || step.kind === 'route') && place.frame.end!.outcome !== 'failed')
      return this.#needAll(conditionsOf(step.with, place.frame), place);
    if (step.kind === 'enrich' && reason === (step.missing !== 'ok' && step.missing.reason))
      return this.#made(place, []);
    this.#take(place.frame.reads);
    this.#needAll(irsOf(step, []), place);
  }

  #take(reads: readonly Read[]): void {
    for (const read of reads) {
      const key = JSON.stringify(read.kind === 'row' ? [read.name, ...read.keys] : [read.kind, read.name, read.key]);
      this.found.set(key, read);
    }
  }

  #needAll(irs: readonly Ir[], place: Place): void {
    for (const ir of irs) this.#need(ir, [], place);
  }

  #need(ir: Ir, path: readonly string[], place: Place): void {
    if (ir.kind === 'get') return this.#need(ir.of, [ir.key, ...path], place);
    if (ir.kind === 'local') return this.#local(ir.local.id, path, place);
    if (ir.kind === 'dynamic-get') for (const local of ir.scope) this.#local(local.id, [], place);
    if (ir.kind === 'lookup') this.#take(place.frame.reads.filter(({ name }) => name === ir.table.id));
    this.#needAll(partsOf(ir), place);
  }

  /** What made the value of a local: what the step was given, or the step before that bound it. */
  #local(id: number, path: readonly string[], place: Place): void {
    const { what } = place.frame;
    const given = 'given' in what ? what.given.find(({ input }) => input.id === id) : undefined;
    if (given) return this.#need(given.value, path, place);
    const maker = place.before.findLast(
      ({ frame }) => 'as' in frame.what && frame.what.as?.id === id && frame.reached.get(frame.what.id) !== 'skipped',
    );
    if (maker) this.#made(maker, path);
  }

  #made(place: Place, path: readonly string[]): void {
    const { what, reads } = place.frame;
    if (what.kind === 'part') return;
    const mark = `${this.#numberOf(place.frame)} ${path.join('.')}`;
    if (this.#done.has(mark)) return;
    this.#done.add(mark);
    if (what.kind === 'enrich' || what.kind === 'draw') this.#take(reads);
    this.#needAll(irsOf(what, path), place);
  }

  #numberOf(frame: Frame): number {
    const number = this.#numbers.get(frame) ?? this.#numbers.size;
    this.#numbers.set(frame, number);
    return number;
  }
}

/** The conditions without which the decision would have been another, perhaps a better one. */
function conditionsOf(decision: RulesIr | TableIr, frame: Frame): Ir[] {
  if (decision.kind === 'table') return decision.columns.map(({ value }) => value);
  const chosen = decision.rules.findIndex(
    ({ nodeId, then }) => frame.reached.get(nodeId) === 'chosen' && then.outcome !== 'accept',
  );
  if (chosen < 0) return decision.rules.map(({ when }) => when);
  return decision.rules
    .slice(0, chosen + 1)
    .flatMap(({ when, then }, index) => (index === chosen || then.outcome === 'accept' ? [when] : []));
}

/** The expressions that a step's result, or a field of it, comes from. */
function irsOf(step: StepIr, path: readonly string[]): readonly Ir[] {
  switch (step.kind) {
    case 'validate':
      return [step.of];
    case 'map':
      return fieldIrs(step.mapping.fields, path);
    case 'enrich':
      return step.at ? [...step.key, step.at] : step.key;
    case 'decide':
    case 'route':
      return decisionIrs(step.with);
    case 'draw':
      return [...step.key, step.amount, step.balance.limit];
    case 'split':
      return 'amounts' in step.each ? step.each.amounts.map(({ value }) => value) : [step.each.list, step.each.key];
    case 'deliver':
      return [step.body, step.books, ...step.key, ...(step.remember ? [step.remember.given] : [])];
    case 'let':
      return [step.value];
    case 'purpose':
      return [];
  }
}

function decisionIrs(decision: RulesIr | TableIr): Ir[] {
  if (decision.kind === 'table')
    return [...decision.columns.map(({ value }) => value), ...decision.rows.flatMap(({ outputs }) => outputs)];
  const thens = [...decision.rules.map(({ then }) => then), decision.otherwise];
  return [
    ...decision.rules.map(({ when }) => when),
    ...thens.flatMap(({ outputs }) => outputs.map(({ value }) => value)),
  ];
}

/** Of the fields on the way to the path, or below it. */
function fieldIrs(fields: MappingIr['fields'], path: readonly string[]): Ir[] {
  const [key, ...rest] = path;
  return fields.filter((field) => key === undefined || field.key === key).flatMap((field) => fieldIr(field, rest));
}

function fieldIr(field: FieldIr, path: readonly string[]): Ir[] {
  if (field.kind === 'object') return fieldIrs(field.fields, path);
  const when = field.when ? [field.when] : [];
  if (field.kind === 'value') return [...when, field.value, ...(field.fallback ? [field.fallback] : [])];
  const { element } = field;
  return [...when, field.each, ...(element.kind === 'value' ? [element.value] : fieldIrs(element.fields, []))];
}
