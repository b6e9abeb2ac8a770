import type { FieldIr, MappingIr } from '../ir/definitions.js';
import type { Ir, Local } from '../ir/expression.js';
import type { FlowIr, StepIr } from '../ir/flow.js';
import type { Maybe } from '../values/value.js';
import { readOwn } from '../interpret/expression.js';
import type { Lineage } from './explanation.js';
import { partsOf } from '../ir/parts.js';

/** Follows the values of a flow back to where they come from; static, so it holds for every event. */
export class Origins {
  /** What bound each local, by its id: how a read of a path below it goes on. */
  readonly #binders = new Map<number, (path: readonly string[]) => readonly string[]>();

  constructor(flow: FlowIr) {
    this.#bindRoot(flow.locals.data, 'data');
    this.#bindRoot(flow.locals.event, 'event');
    this.#visitSteps(flow.steps);
    for (const after of flow.after) this.#visitSteps(after.steps);
  }

  #bindRoot(local: Local, name: string): void {
    this.#binders.set(local.id, (path) => [[name, ...path].join('.')]);
  }

  #visitSteps(steps: readonly StepIr[]): void {
    for (const step of steps) this.#visitStep(step);
  }

  #visitStep(step: StepIr): void {
    switch (step.kind) {
      case 'validate':
        if (step.as) this.#binders.set(step.as.id, (path) => this.#of(step.of, path));
        break;
      case 'let':
        this.#binders.set(step.as.id, (path) => this.#of(step.value, path));
        break;
      case 'map':
        for (const { input, value } of step.given) this.#binders.set(input.id, (path) => this.#of(value, path));
        this.#binders.set(step.as.id, (path) => this.#throughMapping(step.mapping, path));
        break;
      case 'enrich':
        this.#binders.set(step.as.id, (path) => [
          tableField(step.table.id, path),
          ...step.key.flatMap((key) => this.#of(key, [])),
        ]);
        break;
      case 'decide':
      case 'route':
        for (const { input, value } of step.given) this.#binders.set(input.id, (path) => this.#of(value, path));
        if (step.kind === 'decide' && step.as)
          this.#binders.set(step.as.id, () => [`${step.with.kind} ${step.with.id}`]);
        if (step.kind === 'route') for (const branch of step.branches) this.#visitSteps(branch.steps);
        break;
      case 'draw':
        this.#binders.set(step.as.id, () => [`balance ${step.balance.id}`, ...this.#of(step.amount, [])]);
        break;
      case 'split':
        this.#binders.set(step.as.id, (path) =>
          path[0] === 'key' ? ['the part'] : this.#ofSplit(step, path.slice(1)),
        );
        if ('list' in step.each) {
          const { list, item } = step.each;
          this.#binders.set(item.id, (path) => this.#of(list, path));
        }
        this.#visitSteps(step.steps);
        break;
      case 'purpose':
        this.#visitSteps(step.steps);
        break;
      case 'deliver':
        break;
    }
  }

  #ofSplit(step: StepIr & { kind: 'split' }, path: readonly string[]): readonly string[] {
    return 'amounts' in step.each
      ? step.each.amounts.flatMap(({ value }) => this.#of(value, path))
      : this.#of(step.each.list, path);
  }

  #throughMapping(mapping: MappingIr, path: readonly string[]): readonly string[] {
    return this.#throughFields(mapping.fields, path);
  }

  #throughFields(all: readonly FieldIr[], path: readonly string[]): readonly string[] {
    let fields = all;
    for (let index = 0; index < path.length; index++) {
      const field = fields.find((candidate) => candidate.key === path[index]);
      if (!field) return [];
      if (field.kind === 'object') fields = field.fields;
      else return this.#ofField(field, path.slice(index + 1));
    }
    return fields.flatMap((field) => this.#ofWholeField(field));
  }

  #ofWholeField(field: FieldIr): readonly string[] {
    return field.kind === 'object'
      ? field.fields.flatMap((inner) => this.#ofWholeField(inner))
      : this.#ofField(field, []);
  }

  #ofField(field: Exclude<FieldIr, { kind: 'object' }>, path: readonly string[]): readonly string[] {
    if (field.kind === 'list') {
      this.#binders.set(field.item.id, (inner) => this.#of(field.each, inner));
      return field.element.kind === 'value'
        ? [...this.#of(field.each, []), ...this.#of(field.element.value, path)]
        : this.#throughFields(field.element.fields, path);
    }
    const own = this.#of(field.value, path);
    return field.fallback ? [...own, ...this.#of(field.fallback, path)] : own;
  }

  /** Where the value of an expression, or the field below it, comes from. */
  #of(ir: Ir, path: readonly string[]): readonly string[] {
    if (ir.kind === 'get') return this.#of(ir.of, [ir.key, ...path]);
    if (ir.kind === 'local') return this.#binders.get(ir.local.id)?.(path) ?? [[ir.local.name, ...path].join('.')];
    if (ir.kind === 'const') return [`the constant ${JSON.stringify(ir.value)}`];
    if (ir.kind === 'lookup')
      return [tableField(ir.table.id, path), ...partsOf(ir).flatMap((child) => this.#of(child, []))];
    if (ir.kind === 'reduce') this.#binders.set(ir.accumulator.id, () => this.#of(ir.initial, []));
    if ('item' in ir) this.#binders.set(ir.item.id, (inner) => this.#of(ir.list, inner));
    const entry = ir.kind === 'object' && path.length > 0 ? ir.entries.find(({ key }) => key === path[0]) : undefined;
    if (entry) return this.#of(entry.value, path.slice(1));
    return partsOf(ir).flatMap((child) => this.#of(child, []));
  }

  /** Each field of the value, with what it was made from. */
  of(ir: Ir, value: Maybe): Lineage[] {
    return leaves(value).map((path) => {
      const sources = [
        ...new Set(
          this.#of(
            ir,
            path.filter((step) => !/^\d+$/.test(step)),
          ),
        ),
      ];
      const constants = sources.filter((source) => source.startsWith('the constant '));
      const from =
        constants.length < sources.length ? sources.filter((source) => !constants.includes(source)) : sources;
      return { path: path.join('.'), value: path.reduce<Maybe>(readOwn, value), from };
    });
  }
}

function tableField(table: string, path: readonly string[]): string {
  return path.length === 0 ? `table ${table}` : `table ${table}: ${path.join('.')}`;
}

/** The paths of all values inside that are no objects or lists. */
function leaves(value: Maybe, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || !isContainer(value)) return [[...path]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner as Maybe, [...path, key]));
}

function isContainer(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
