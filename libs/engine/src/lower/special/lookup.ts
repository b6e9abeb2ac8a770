import type { CallExpression, Expression } from '@reckoner/definitions';
import type { ReferenceIr } from '../../ir/definitions.js';
import type { Ir } from '../../ir/expression.js';
import { describeType, mismatch } from '../../types/relations.js';
import { ANY, DATE, optional, present, type Type } from '../../types/type.js';
import { checkOperand, hintFor } from '../call.js';
import { keyCount, notAConstant, typeMismatch } from '../catalogue.js';
import { lowerExpression } from '../expression.js';
import type { Place } from '../lowering.js';
import { fieldType } from '../path.js';

/** `lookup("table", key…, at)`: the row as an object, missing where there is none. `at` is mandatory on a dated table. */
export function lowerLookup(place: Place, call: CallExpression): Ir {
  const { lowering } = place;
  const [name, ...given] = call.args;
  if (name?.kind !== 'literal' || typeof name.value !== 'string') {
    lowering.findings.add(notAConstant((name ?? call).span, 'the name of the table'));
    return lowering.unknown(call.span);
  }
  const table = lowering.definitions.reference(name.value, name.span);
  if (!table) return lowering.unknown(call.span);
  if (given.length !== table.key.length + (table.dated ? 1 : 0)) {
    lowering.findings.add(keyCount(call.span, name.value, table.key, table.dated !== undefined));
    return lowering.unknown(call.span);
  }
  return lowerRowRead(place, {
    table,
    keys: given.slice(0, table.key.length),
    at: given[table.key.length],
    span: call.span,
  });
}

/** The read of a row, as `lookup` and the step `enrich` share it. */
export function lowerRowRead(
  place: Place,
  read: { table: ReferenceIr; keys: readonly Expression[]; at: Expression | undefined; span: CallExpression['span'] },
): Ir & { kind: 'lookup' } {
  const { table, span } = read;
  const keys = read.keys.map((key, index) => {
    const wanted = keyType(table, index);
    const lowered = lowerExpression(place, key, wanted);
    const found = mismatch(present(lowered.type), wanted);
    if (found?.why === 'kind') {
      const taker = `the key \`${table.key[index]}\` of \`${table.id}\``;
      place.lowering.findings.add(
        typeMismatch(lowered.span, taker, describeType(wanted), describeType(lowered.type), hintFor(found)),
      );
    }
    return lowered;
  });
  const at = read.at && lowerExpression(place, read.at, DATE);
  if (at)
    checkOperand(place, at, { ...DATE, nullable: true, optional: true }, `the day of a look-up in \`${table.id}\``);
  return { kind: 'lookup', id: place.lowering.nextId(), type: optional(table.row), span, table, keys, at };
}

/** The type of the table's key column, without its being optional. */
function keyType(table: ReferenceIr, index: number): Type {
  let type: Type | undefined = table.row;
  for (const segment of table.key[index]!.split('.')) type = type && fieldType(type, segment);
  return present(type ?? ANY);
}
