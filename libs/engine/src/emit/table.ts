import type { TableIr, TableRowIr } from '../ir/definitions.js';
import type { Maybe, Value } from '../values/value.js';
import { frozenObject } from './answers.js';
import { BAIL } from './bail.js';
import type { Block } from './block.js';
import { cellCondition } from './cells.js';
import { emitClassOf } from './class-of.js';
import { all, code, commas, type Code } from './code.js';
import { value } from './expression.js';
import { compileSpec, type Compiled, type FunctionSpec } from './function.js';
import { mayBeMissing } from './knowledge.js';
import { buildObject } from './objects.js';
import type { Links } from './unit.js';
import { chosenRows, fittingRows, indexTable, type TableIndex } from './table-index.js';

/** So many rows are asked one after the other; more are found by an index. */
const ROWS_CHAINED = 16;

/** What becomes of the answer: adds statements to the block that it was made in, which must leave it. */
export type Answered = (answer: Code, at: Block) => void;

/** A decision table as a function of its inputs. Where no row fits, or more than may, the interpreter says so. */
export function tableFunction(table: TableIr): FunctionSpec {
  return {
    inputs: table.inputs,
    body: (at) => emitTable(table, at, (answer, inner) => inner.push(code`return ${answer};`)),
  };
}

export function emitTable(table: TableIr, at: Block, answered: Answered): void {
  const values = table.columns.map((column) => at.constant('column', value(column.value, at)));
  if (table.hit === 'first' && table.rows.length <= ROWS_CHAINED) emitChain(table, values, at, answered);
  else emitIndexed(table, values, at, answered);
}

function emitChain(table: TableIr, values: readonly Code[], at: Block, answered: Answered): void {
  for (const row of table.rows) {
    const conditions = row.tests.flatMap((test, index) =>
      test.kind === 'any' ? [] : [cellCondition(test, values[index]!, table.columns[index]!.value.type, at)],
    );
    const inner = conditions.length === 0 ? at : at.child();
    answered(emitRow(table, row, inner), inner);
    if (conditions.length === 0) return;
    at.push(code`if (${all(conditions)}) {\n${inner.code()}\n}`);
  }
  at.push(bail(at));
}

function bail(at: Block): Code {
  return code`throw ${at.emission.unit.bind('bail', BAIL)};`;
}

/** The outputs of a row. */
function emitRow(table: TableIr, row: TableRowIr, at: Block): Code {
  const fixed = constantRow(table, row);
  if (fixed !== undefined) return at.emission.unit.bind('answer', fixed);
  return buildObject(
    table.outputs.map(({ name }, index) => {
      const output = row.outputs[index]!;
      return { key: name, code: value(output, at), optional: mayBeMissing(output.type) };
    }),
    at,
  );
}

function constantRow(table: TableIr, row: TableRowIr): Value | undefined {
  const entries: [string, Maybe][] = [];
  for (const [index, output] of row.outputs.entries()) {
    if (output.kind !== 'const') return undefined;
    entries.push([table.outputs[index]!.name, output.value]);
  }
  return frozenObject(entries);
}

function emitIndexed(table: TableIr, values: readonly Code[], at: Block, answered: Answered): void {
  const index = indexTable(table);
  const { unit } = at.emission;
  const leaf = at.constant('leaf', code`~${walk(table, index, values, at)}`);
  const answers = new Answers(table, index, unit.links);
  const inputs = commas(table.inputs.map((input) => at.local(input).name));
  const given = code`${unit.bind('answers', answers)}.answer(${leaf}, [${commas(values)}], [${inputs}])`;
  if (index.unasked.length > 0) return answered(at.constant('answer', given), at);
  const fixed = at.constant('fixed', code`${unit.bind('fixed', answers.fixed)}[${leaf}]`);
  answered(at.constant('answer', code`${fixed} === undefined ? ${given} : ${fixed}`), at);
}

/** The steps through the graph, to the complement of a leaf. */
function walk(table: TableIr, index: TableIndex, values: readonly Code[], at: Block): Code {
  const next = at.emission.unit.bind('next', index.next);
  let node: Code = code`${index.root}`;
  index.steps.forEach(({ column, classes }, level) => {
    const ofClass = emitClassOf(classes, values[column]!, table.columns[column]!.value.type, at);
    const step = code`${next}[${node} + ${ofClass}]`;
    node = at.constant('node', level === 0 && index.root >= 0 ? step : code`${node} < 0 ? ${node} : ${step}`);
  });
  return node;
}

/** What leaves answer: objects made once where the rows that fit are constant, else made by their own functions. */
class Answers {
  /** Per leaf; undefined where the answer must be made. */
  readonly fixed: readonly (Value | undefined)[];
  readonly #table: TableIr;
  readonly #index: TableIndex;
  readonly #links: Links;
  readonly #makers = new Map<number, Compiled>();

  constructor(table: TableIr, index: TableIndex, links: Links) {
    this.#table = table;
    this.#index = index;
    this.#links = links;
    const rows = table.rows.map((row) => constantRow(table, row));
    this.fixed = index.unasked.length > 0 ? [] : index.leaves.map((leaf) => this.#fixedAnswer(chosenRows(table, leaf), rows));
  }

  #fixedAnswer(chosen: readonly number[], rows: readonly (Value | undefined)[]): Value | undefined {
    const answers = chosen.map((row) => rows[row]);
    if (this.#table.hit === 'collect') {
      return answers.every((answer) => answer !== undefined) ? Object.freeze(answers as Value[]) : undefined;
    }
    return answers.length === 1 ? answers[0] : undefined;
  }

  answer(leaf: number, values: readonly Maybe[], inputs: readonly Maybe[]): Value {
    const rows = fittingRows(this.#table, this.#index, leaf, values);
    if (this.#table.hit === 'collect') return rows.map((row) => this.#make(row, inputs));
    if (rows.length !== 1) throw BAIL;
    return this.#make(rows[0]!, inputs);
  }

  #make(row: number, inputs: readonly Maybe[]): Value {
    const known = this.#makers.get(row);
    const make = known ?? compileSpec(this.#rowFunction(this.#table.rows[row]!), this.#links);
    if (!known) this.#makers.set(row, make);
    return make(...inputs) as Value;
  }

  #rowFunction(row: TableRowIr): FunctionSpec {
    return { inputs: this.#table.inputs, body: (at) => at.push(code`return ${emitRow(this.#table, row, at)};`) };
  }
}
