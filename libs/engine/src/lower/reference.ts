import { didYouMean } from '@reckoner/diagnostics';
import type { Definition } from '@reckoner/definitions';
import type { BalanceIr, ReferenceIr } from '../ir/definitions.js';
import { NUMBER, type Type } from '../types/type.js';
import { checkArgument } from './call.js';
import { unknownField } from './catalogue.js';
import { lowerExpression } from './expression.js';
import type { Lowering } from './lowering.js';
import { fieldType } from './path.js';
import { Scope } from './scope.js';

/** Lowers a reference table; its key and its days must be fields of its row. */
export function lowerReference(lowering: Lowering, definition: Definition<'reference'>): ReferenceIr {
  const { value } = definition;
  const row = lowering.definitions.type(value.row);
  value.key.forEach((path, index) => checkColumn(lowering, row, path, definition.spanOf(['key', index])));
  if (value.dated) {
    checkColumn(lowering, row, value.dated.from, definition.spanOf(['dated', 'from']));
    checkColumn(lowering, row, value.dated.to, definition.spanOf(['dated', 'to']));
  }
  return { kind: 'reference', id: definition.id, key: value.key, dated: value.dated, rows: value.rows, row };
}

function checkColumn(lowering: Lowering, row: Type, path: string, span: ReturnType<Definition['spanOf']>): void {
  let type: Type | undefined = row;
  for (const segment of path.split('.')) type = type && fieldType(type, segment);
  if (type !== undefined) return;
  const names = [...(row.fields?.keys() ?? [])];
  lowering.findings.add(unknownField(span, path, 'the row', names, didYouMean(path, names)));
}

/** Lowers a balance: its limit is a number that depends on its inputs. */
export function lowerBalance(lowering: Lowering, definition: Definition<'balance'>): BalanceIr {
  const { value } = definition;
  const inputs = [...value.input].map(([name, ref]) => lowering.local(name, lowering.definitions.type(ref)));
  const place = { lowering, scope: new Scope(inputs) };
  const limit = lowerExpression(place, value.limit, NUMBER);
  checkArgument(place, limit, NUMBER, '`limit`');
  const key = [...value.key].map(([name, ref]) => ({ name, type: lowering.definitions.type(ref) }));
  return { kind: 'balance', id: definition.id, inputs, key, limit };
}
