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
import { emitFirstRow, LeafRecords } from './leaf-records.js';
import { LeafRows } from './leaf-rows.js';
import { emitWalk, mergeSteps } from './table-graph.js';
import { indexTable } from './table-index.js';

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
  const classes = index.steps.map(({ column, classes: of }) =>
    at.constant('class', emitClassOf(of, values[column]!, table.columns[column]!.value.type, at)),
  );
  const rows = new LeafRows(table, index);
  const graph = mergeSteps(index, table.rows.length);
  const records = table.hit === 'first' && index.unasked.length === 0 ? new LeafRecords(index, graph, rows) : undefined;
  const leaf = at.constant('leaf', code`~${emitWalk(records?.graph ?? graph, classes, at)}`);
  const answers = new Answers(table, unit.links);
  const inputs = commas(table.inputs.map((input) => at.local(input).name));
  const looked = code`(${leaf}, [${commas(classes)}], [${commas(values)}])`;
  const bound = unit.bind('answers', answers);
  if (table.hit !== 'first') {
    const fitting = code`${unit.bind('rows', rows)}.all${looked}`;
    return answered(
      at.constant(
        'answer',
        code`${bound}.${table.hit === 'collect' ? code`each` : code`only`}(${fitting}, [${inputs}])`,
      ),
      at,
    );
  }
  const row = records
    ? emitFirstRow(records, leaf, classes, at)
    : at.constant('row', code`${unit.bind('rows', rows)}.first${looked}`);
  const fixed = at.constant('fixed', code`${unit.bind('fixed', answers.fixed)}[${row}]`);
  answered(at.constant('answer', code`${fixed} === undefined ? ${bound}.answer(${row}, [${inputs}]) : ${fixed}`), at);
}

/** What rows answer: objects made once where they are constant, else made by functions of their own. */
class Answers {
  /** Per row; undefined where the answer must be made. */
  readonly fixed: readonly (Value | undefined)[];
  readonly #table: TableIr;
  readonly #links: Links;
  readonly #makers = new Map<number, Compiled>();

  constructor(table: TableIr, links: Links) {
    this.#table = table;
    this.#links = links;
    this.fixed = table.rows.map((row) => constantRow(table, row));
  }

  answer(row: number, inputs: readonly Maybe[]): Value {
    if (row < 0) throw BAIL;
    return this.fixed[row] ?? this.#makerOf(row)(...inputs)!;
  }

  /** For `unique`. */
  only(rows: readonly number[], inputs: readonly Maybe[]): Value {
    if (rows.length !== 1) throw BAIL;
    return this.answer(rows[0]!, inputs);
  }

  /** For `collect`. */
  each(rows: readonly number[], inputs: readonly Maybe[]): Value {
    return rows.map((row) => this.answer(row, inputs));
  }

  #makerOf(row: number): Compiled {
    const known = this.#makers.get(row);
    if (known) return known;
    const body = (at: Block): void => at.push(code`return ${emitRow(this.#table, this.#table.rows[row]!, at)};`);
    const made = compileSpec({ inputs: this.#table.inputs, body, isRepeated: true }, this.#links);
    this.#makers.set(row, made);
    return made;
  }
}
