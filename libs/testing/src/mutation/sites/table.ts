import type { Definition, Expression, Path } from '@reckoner/definitions';
import type { Site } from './site.js';

type Table = Definition<'table'>;

export function* tableSites(definition: Table): Generator<Site> {
  const { inputs, rows, otherwise } = definition.value;
  for (const [name, column] of inputs) {
    const path = ['inputs', name, 'value'];
    yield {
      kind: 'expression',
      definition,
      where: `column \`${name}\``,
      path,
      root: column.value,
      use: 'value',
      role: 'column',
    };
  }
  yield { kind: 'items', definition, where: 'the rows', path: ['rows'], noun: 'row', ids: rows.map(({ id }) => id) };
  const columns = [...inputs.keys()];
  for (const [index, row] of rows.entries()) {
    const where = `row \`${row.id}\``;
    for (const [at, cell] of row.if.entries()) {
      yield {
        kind: 'cell',
        definition,
        where: `${where}, column \`${columns[at]}\``,
        path: ['rows', index, 'if', at],
        cell,
      };
    }
    yield* outputSites(definition, row.then, where, ['rows', index, 'then']);
  }
  if (!otherwise) return;
  yield { kind: 'part', definition, where: '`otherwise`', path: ['otherwise'], noun: 'otherwise' };
  yield* outputSites(definition, otherwise, '`otherwise`', ['otherwise']);
}

function* outputSites(definition: Table, values: readonly Expression[], where: string, path: Path): Generator<Site> {
  const names = [...definition.value.outputs.keys()];
  for (const [at, root] of values.entries()) {
    const role = names[at]!;
    yield {
      kind: 'expression',
      definition,
      where: `${where}, output \`${role}\``,
      path: [...path, at],
      root,
      use: 'value',
      role,
    };
  }
}
