import type { TypeRef } from '@reckoner/definitions';
import { typeFromSchema } from '../types/from-schema.js';
import { ANY, BOOLEAN, DATE, INTEGER, NUMBER, TEXT, TIMESTAMP, listOf, type Type } from '../types/type.js';
import { valueOfNode } from '../values/from-node.js';
import type { Definitions } from './lowering.js';

const SCALARS: Readonly<Record<Extract<TypeRef, { kind: 'scalar' }>['name'], Type>> = {
  string: TEXT,
  integer: INTEGER,
  decimal: NUMBER,
  boolean: BOOLEAN,
  date: DATE,
  timestamp: TIMESTAMP,
  any: ANY,
};

/** The type that a definition names: a scalar's name, a schema's id, an inline schema, or a list of one. */
export function lowerTypeRef(ref: TypeRef, definitions: Definitions): Type {
  switch (ref.kind) {
    case 'scalar':
      return SCALARS[ref.name];
    case 'schema':
      return definitions.schema(ref.ref, ref.span)?.type ?? ANY;
    case 'inline':
      return typeFromSchema(valueOfNode(ref.schema), (id) => definitions.schemaValue(id));
    case 'list':
      return listOf(lowerTypeRef(ref.item, definitions));
  }
}
