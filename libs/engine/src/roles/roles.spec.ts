import { describe, expect, it } from '@jest/globals';
import type { SchemaIr } from '../ir/definitions.js';
import { ANY, listOf, TEXT, type Type } from '../types/type.js';
import type { ObjectValue } from '../values/value.js';
import { EACH, rolesOfSchema, rolesOfType, valuesAt, type Roles } from './roles.js';

const places = (roles: Roles): Record<string, string> =>
  Object.fromEntries([...roles].map(([role, { path }]) => [role, path.join('.')]));

describe('the roles that a schema marks', () => {
  it('are found at their paths, with their titles', () => {
    const roles = rolesOfSchema({
      properties: {
        hours: { type: 'number', role: 'quantity', title: 'Hours' },
        customer: { properties: { id: { role: 'customer' } } },
      },
    });
    expect(places(roles)).toEqual({ quantity: 'hours', customer: 'customer.id' });
    expect(roles.get('quantity')?.title).toBe('Hours');
  });

  it('belong to the place nearest to the root', () => {
    const roles = rolesOfSchema({
      properties: { rate: { properties: { currency: { role: 'currency' } } }, currency: { role: 'currency' } },
    });
    expect(places(roles)).toEqual({ currency: 'currency' });
  });

  it('are found behind references, in alternatives and in lists', () => {
    const roles = rolesOfSchema({
      allOf: [{ properties: { project: { role: 'project' } } }],
      properties: {
        person: { $ref: '#/$defs/schema:canonical~1person' },
        lines: { items: { properties: { amount: { role: 'amount' } } } },
      },
      $defs: { 'schema:canonical/person': { properties: { id: { role: 'resource' } } } },
    });
    expect(places(roles)).toEqual({ project: 'project', resource: 'person.id', amount: `lines.${EACH}.amount` });
  });

  it('end where a schema refers to itself, and know no other words', () => {
    const roles = rolesOfSchema({
      properties: { child: { $ref: '#' }, role: { role: 'boss' }, __proto__: { role: 'amount' } } as ObjectValue,
    });
    expect(places(roles)).toEqual({});
  });
});

describe('the roles in a type', () => {
  const schemaOf = (id: string): SchemaIr | undefined =>
    id === 'line' ? { id, type: ANY, schema: { properties: { amount: { role: 'amount' } } } } : undefined;
  const line: Type = { kind: 'object', nullable: false, optional: false, schema: 'line' };
  const object = (fields: Record<string, Type>): Type => ({
    kind: 'object',
    nullable: false,
    optional: false,
    fields: new Map(Object.entries(fields)),
  });

  it('are those of its schema, also within objects and lists', () => {
    expect(places(rolesOfType(line, schemaOf))).toEqual({ amount: 'amount' });
    expect(places(rolesOfType(object({ note: TEXT, line }), schemaOf))).toEqual({ amount: 'line.amount' });
    expect(places(rolesOfType(object({ lines: listOf(line) }), schemaOf))).toEqual({ amount: `lines.${EACH}.amount` });
  });

  it('are none where nothing is known', () => {
    expect(places(rolesOfType(ANY, schemaOf))).toEqual({});
    expect(places(rolesOfType({ ...line, schema: 'unknown' }, schemaOf))).toEqual({});
  });
});

describe('values at a place', () => {
  it('are those of own fields only, of every element of a list', () => {
    expect(valuesAt({ lines: [{ amount: 1 }, {}, { amount: 2 }, null] }, ['lines', EACH, 'amount'])).toEqual([1, 2]);
    expect(valuesAt({}, ['constructor', 'name'])).toEqual([]);
    expect(valuesAt(undefined, ['a'])).toEqual([]);
    expect(valuesAt({ a: 'text' }, ['a', 'length'])).toEqual([]);
  });
});
