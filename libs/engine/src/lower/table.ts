import type { Cell, Definition, LiteralExpression } from '@reckoner/definitions';
import type { CellTest, TableIr, TableRowIr } from '../ir/definitions.js';
import type { ConstIr } from '../ir/expression.js';
import { describeType } from '../types/relations.js';
import { listOf, present, type Type } from '../types/type.js';
import type { Num } from '../values/value.js';
import { valueOfNode } from '../values/from-node.js';
import { checkArgument } from './call.js';
import { typeMismatch } from './catalogue.js';
import { cellCount } from './catalogue-definitions.js';
import { lowerExpression } from './expression.js';
import { lowerLiteral } from './literal.js';
import type { Lowering, Place } from './lowering.js';
import { Scope } from './scope.js';

/** Lowers a decision table: each cell becomes a test on its column's value. */
export function lowerTable(lowering: Lowering, definition: Definition<'table'>): TableIr {
  const { value } = definition;
  const inputs = [...value.input].map(([name, ref]) => lowering.local(name, lowering.definitions.type(ref)));
  const place = { lowering, scope: new Scope(inputs) };
  const columns = [...value.inputs].map(([name, column]) => {
    const read = lowerExpression(place, column.value);
    return {
      name,
      value: read,
      type: column.values
        ? declared(
            read.type,
            column.values.map((node) => valueOfNode(node)),
          )
        : read.type,
    };
  });
  const outputs = [...value.outputs].map(([name, output]) => ({ name, type: lowering.definitions.type(output.type) }));
  const rows = value.rows.flatMap((row, index) => {
    const lowered = lowerRow(place, { definition, columns, outputs, row, path: ['rows', index] });
    return lowered ? [lowered] : [];
  });
  if (value.otherwise) {
    const otherwise = lowerOtherwise(place, definition, value.otherwise, { columns, outputs });
    if (otherwise) rows.push(otherwise);
  }
  return {
    kind: 'table',
    id: definition.id,
    inputs,
    hit: value.hit,
    columns,
    outputs,
    rows,
    result: resultType(value.hit, outputs),
    span: definition.spanOf(['rows'], 'key'),
  };
}

/** The column's type, holding only the declared values. */
function declared(type: Type, values: readonly unknown[]): Type {
  const listed = values.filter((value) => ['string', 'number', 'boolean'].includes(typeof value));
  return { ...type, values: listed as (string | number | boolean)[] };
}

type Columns = TableIr['columns'];
type Outputs = TableIr['outputs'];
type Row = Definition<'table'>['value']['rows'][number];

interface RowSource {
  readonly definition: Definition<'table'>;
  readonly columns: Columns;
  readonly outputs: Outputs;
  readonly row: Row;
  readonly path: readonly (string | number)[];
}

function lowerRow(place: Place, { definition, columns, outputs, row, path }: RowSource): TableRowIr | undefined {
  const { findings } = place.lowering;
  if (row.if.length !== columns.length) {
    findings.add(
      cellCount(
        definition.spanOf([...path, 'if']),
        'if',
        row.if.length,
        columns.map((column) => column.name),
      ),
    );
    return undefined;
  }
  if (row.then.length !== outputs.length) {
    findings.add(
      cellCount(
        definition.spanOf([...path, 'then']),
        'then',
        row.then.length,
        outputs.map((output) => output.name),
      ),
    );
    return undefined;
  }
  const tests = row.if.map((cell, index) => lowerCell(place, cell, columns[index]!));
  return {
    id: row.id,
    nodeId: place.lowering.nextId(),
    tests,
    outputs: lowerOutputs(place, row.then, outputs),
    span: definition.spanOf(path),
  };
}

/** A last row that fits anything. */
function lowerOtherwise(
  place: Place,
  definition: Definition<'table'>,
  values: Row['then'],
  { columns, outputs }: { columns: Columns; outputs: Outputs },
): TableRowIr | undefined {
  const span = definition.spanOf(['otherwise']);
  if (values.length !== outputs.length) {
    place.lowering.findings.add(
      cellCount(
        span,
        'otherwise',
        values.length,
        outputs.map((output) => output.name),
      ),
    );
    return undefined;
  }
  const tests = columns.map((): CellTest => ({ kind: 'any' }));
  return {
    id: 'otherwise',
    nodeId: place.lowering.nextId(),
    tests,
    outputs: lowerOutputs(place, values, outputs),
    span,
  };
}

function lowerOutputs(place: Place, values: Row['then'], outputs: Outputs): TableRowIr['outputs'] {
  return values.map((expression, index) => {
    const { name, type } = outputs[index]!;
    const value = lowerExpression(place, expression, present(type));
    const isBlank = value.kind === 'const' && value.value === null;
    if (!isBlank) checkArgument(place, value, type, `the output \`${name}\``);
    return value;
  });
}

function lowerCell(place: Place, cell: Cell, column: Columns[number]): CellTest {
  const literal = (written: LiteralExpression): ConstIr['value'] => lowerCellValue(place, written, column);
  switch (cell.kind) {
    case 'any':
      return { kind: 'any' };
    case 'one-of':
      return { kind: 'one-of', values: cell.values.map((value) => literal(value) as string | Num | boolean | null) };
    case 'compare':
      return { kind: 'compare', operator: cell.operator, value: literal(cell.value) as string | Num };
    case 'range': {
      const { lowIncluded, highIncluded } = cell;
      return {
        kind: 'range',
        low: literal(cell.low) as string | Num,
        lowIncluded,
        high: literal(cell.high) as string | Num,
        highIncluded,
      };
    }
    case 'or':
      return { kind: 'or', tests: cell.tests.map((test) => lowerCell(place, test, column)) };
    case 'not':
      return { kind: 'not', test: lowerCell(place, cell.test, column) };
  }
}

function lowerCellValue(place: Place, written: LiteralExpression, column: Columns[number]): ConstIr['value'] {
  const wanted = present(column.type);
  const constant = lowerLiteral(place, written, wanted);
  const kinds = [constant.type.kind, wanted.kind];
  if (!kinds.includes('any') && !kinds.includes('never') && constant.type.kind !== wanted.kind) {
    const taker = `the column \`${column.name}\``;
    place.lowering.findings.add(
      typeMismatch(written.span, taker, describeType(wanted), describeType(constant.type), undefined),
    );
  }
  return constant.value;
}

function resultType(hit: TableIr['hit'], outputs: Outputs): Type {
  const fields = new Map(outputs.map(({ name, type }) => [name, type]));
  const row: Type = { kind: 'object', nullable: false, optional: false, fields, open: false };
  return hit === 'collect' ? listOf(row) : row;
}
