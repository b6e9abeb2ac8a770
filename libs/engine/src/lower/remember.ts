import { printFormula, type CallExpression, type Definition, type Expression, type Step } from '@reckoner/definitions';
import type { ReferenceIr } from '../ir/definitions.js';
import type { Ir } from '../ir/expression.js';
import type { RememberIr } from '../ir/flow.js';
import { partsOf } from '../ir/parts.js';
import { describeType, mismatch } from '../types/relations.js';
import { ANY, optional, present, TEXT, type Type } from '../types/type.js';
import { hintFor } from './call.js';
import { keyCount, typeMismatch } from './catalogue.js';
import { lookUpOfAnswer, noFieldToRemember, rememberedInRelease } from './catalogue-remember.js';
import { lowerExpression } from './expression.js';
import type { Place } from './lowering.js';
import { fieldType } from './path.js';
import { Scope } from './scope.js';

type Deliver = Extract<Step, { kind: 'deliver' }>;

/** Known when the target has confirmed, and not before. */
const LATER = ['answer', 'reference'];
/** What an element of a list is called within the operators that go through one. */
const ELEMENT = ['item', 'accumulator', 'current'];

/** Lowers what a delivery remembers: what is known with the delivery is told from what rests on the answer. */
export function lowerRemember(place: Place, step: Deliver, definition: Definition<'flow'>): RememberIr | undefined {
  const { lowering } = place;
  const { remember } = step.deliver;
  if (!remember) return undefined;
  const path = [...step.path, 'deliver', 'remember'];
  const table = lowering.definitions.reference(remember.in, definition.spanOf([...path, 'in']));
  if (!table) return undefined;
  if (table.rows === 'release')
    lowering.findings.add(rememberedInRelease(definition.spanOf([...path, 'in']), remember.in));
  if (remember.key.length !== table.key.length) {
    lowering.findings.add(keyCount(definition.spanOf([...path, 'key']), remember.in, table.key, false));
    return undefined;
  }
  const split = new Split(place);
  const [key, value] = [remember.key.map((part) => split.rest(part, LATER)), split.rest(remember.value, LATER)];
  const answer = lowering.local('answer', ANY);
  const reference = lowering.local('reference', optional(TEXT));
  const names = split.given.map(({ name, value: of }) => lowering.local(name, of.type));
  const inner = { lowering, scope: new Scope([answer, reference, ...names]) };
  const lowered = {
    key: key.map((part, index) => lowerKeyPart(inner, part, { table, index })),
    value: lowerExpression(inner, value, present(table.row)),
  };
  for (const ir of [...lowered.key, lowered.value]) refuseLookUps(inner, ir);
  return {
    table,
    given: split.asObject(definition.spanOf(path)),
    names,
    answer,
    reference,
    ...lowered,
    field: fieldOf(inner, table, lowered.value),
  };
}

/** Takes an expression apart: what does not rest on the answer is evaluated with the delivery, under its own text. */
class Split {
  readonly given: { readonly name: string; readonly value: Ir }[] = [];
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  /** The expression with names in the place of all that is known before; `later` is not. */
  rest(expression: Expression, later: readonly string[]): Expression {
    if (expression.kind === 'literal') return expression;
    if (!readsOneOf(expression, later)) return this.#named(expression);
    switch (expression.kind) {
      case 'path':
        return expression;
      case 'list':
        return { ...expression, items: expression.items.map((item) => this.rest(item, later)) };
      case 'call':
        return isRead(expression) ? expression : { ...expression, args: this.#args(expression, later) };
    }
  }

  /** Everything that is given, as one object. */
  asObject(span: Ir['span']): Ir {
    const type: Type = {
      kind: 'object',
      nullable: false,
      optional: false,
      fields: new Map(this.given.map(({ name, value }) => [name, value.type])),
      open: false,
    };
    const entries = this.given.map(({ name, value }) => ({ key: name, value }));
    return { kind: 'object', id: this.#place.lowering.nextId(), type, span, entries };
  }

  #args(call: CallExpression, later: readonly string[]): Expression[] {
    const inner = goesThroughList(call) ? [...later, ...ELEMENT] : later;
    return call.args.map((arg, index) => this.rest(arg, index === 1 ? inner : later));
  }

  #named(expression: Expression): Expression {
    const name = printFormula(expression);
    if (!this.given.some((one) => one.name === name))
      this.given.push({ name, value: lowerExpression(this.#place, expression) });
    return { kind: 'path', segments: [name], segmentSpans: [expression.span], span: expression.span };
  }
}

/** Whether it reads one of the names; what it reads by a computed name may be any. */
function readsOneOf(expression: Expression, names: readonly string[]): boolean {
  switch (expression.kind) {
    case 'literal':
      return false;
    case 'path':
      return names.includes(expression.segments[0]!);
    case 'list':
      return expression.items.some((item) => readsOneOf(item, names));
    case 'call': {
      if (isRead(expression))
        return namesOf(expression.args).some((name) => name === undefined || names.includes(name));
      const outside = names.filter((name) => !ELEMENT.includes(name));
      const through = goesThroughList(expression);
      return expression.args.some((arg, index) => readsOneOf(arg, through && index === 1 ? outside : names));
    }
  }
}

const READS = new Set(['var', 'missing', 'missing_some']);
const THROUGH_LIST = new Set([
  ...['map', 'filter', 'reduce', 'all', 'some', 'none', 'sum', 'count'],
  ...['find', 'minOf', 'maxOf', 'sortBy', 'groupBy'],
]);

function isRead({ operator }: CallExpression): boolean {
  return READS.has(operator);
}

function goesThroughList({ operator }: CallExpression): boolean {
  return THROUGH_LIST.has(operator);
}

/** The first names of paths that are written as texts; undefined for what is not. */
function namesOf(args: readonly Expression[]): (string | undefined)[] {
  return args.flatMap((arg): (string | undefined)[] => {
    if (arg.kind === 'list') return namesOf(arg.items);
    if (arg.kind !== 'literal') return [undefined];
    return typeof arg.value === 'string' ? [arg.value.split('.')[0]] : [];
  });
}

function lowerKeyPart(place: Place, part: Expression, { table, index }: { table: ReferenceIr; index: number }): Ir {
  let type: Type | undefined = table.row;
  for (const segment of table.key[index]!.split('.')) type = type && fieldType(type, segment);
  const wanted = present(type ?? ANY);
  const lowered = lowerExpression(place, part, wanted);
  const found = mismatch(present(lowered.type), wanted);
  if (found?.why === 'kind') {
    const taker = `the key \`${table.key[index]}\` of \`${table.id}\``;
    place.lowering.findings.add(
      typeMismatch(lowered.span, taker, describeType(wanted), describeType(lowered.type), hintFor(found)),
    );
  }
  return lowered;
}

/** When the target has answered, there is no run any more that could ask for rows. */
function refuseLookUps({ lowering }: Place, ir: Ir): void {
  if (ir.kind === 'lookup') lowering.findings.add(lookUpOfAnswer(ir.span, ir.table.id));
  for (const part of partsOf(ir)) refuseLookUps({ lowering, scope: new Scope() }, part);
}

/** The field for a value that is no row by itself: the only one besides the key and the days. */
function fieldOf({ lowering }: Place, table: ReferenceIr, value: Ir): string | undefined {
  const taken = [...table.key, ...(table.dated ? [table.dated.from, table.dated.to] : [])].map(
    (path) => path.split('.')[0],
  );
  const left = [...(table.row.fields?.keys() ?? [])].filter((name) => !taken.includes(name));
  if (left.length === 1) return left[0];
  if (value.type.kind !== 'object') lowering.findings.add(noFieldToRemember(value.span, table.id, left));
  return undefined;
}
