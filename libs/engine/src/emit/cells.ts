import type { CellTest } from '../ir/definitions.js';
import { matches } from '../tables/match.js';
import type { Type } from '../types/type.js';
import { isTimestamp } from '../values/date.js';
import type { Num } from '../values/value.js';
import type { Block } from './block.js';
import { code, joined, type Code } from './code.js';
import { isDouble, isSurely } from './knowledge.js';

/** A cell of a decision table as a condition on the value of its column, which stands under a name. */
export function cellCondition(test: CellTest, of: Code, type: Type, at: Block): Code {
  switch (test.kind) {
    case 'any':
      return code`true`;
    case 'one-of':
      return oneOf(test.values, of, at);
    case 'compare':
      return stands(of, type, { ...test, at });
    case 'range': {
      const low = stands(of, type, { operator: test.lowIncluded ? '>=' : '>', value: test.low, at });
      return code`(${low} && ${stands(of, type, { operator: test.highIncluded ? '<=' : '<', value: test.high, at })})`;
    }
    case 'or':
      return either(test.tests.map((one) => cellCondition(one, of, type, at)));
    case 'not':
      return code`!${cellCondition(test.test, of, type, at)}`;
  }
}

function either(conditions: readonly Code[]): Code {
  return conditions.length === 0 ? code`false` : code`(${joined(conditions, code` || `)})`;
}

function oneOf(values: readonly (string | Num | boolean | null)[], of: Code, at: Block): Code {
  return either(
    values.map((value) => {
      if (value === null) return code`${of} === null || ${of} === undefined`;
      return typeof value === 'object' ? asked({ kind: 'one-of', values: [value] }, of, at) : code`${of} === ${value}`;
    }),
  );
}

interface Bound {
  readonly operator: '<' | '<=' | '>' | '>=';
  readonly value: string | Num;
  readonly at: Block;
}

const SYMBOLS = { '<': code`<`, '<=': code`<=`, '>': code`>`, '>=': code`>=` } as const;

function stands(of: Code, type: Type, { operator, value, at }: Bound): Code {
  const slow = (): Code => asked({ kind: 'compare', operator, value }, of, at);
  if (typeof value === 'object' || isTimestamp(value)) return slow();
  const compared = code`${of} ${SYMBOLS[operator]} ${value}`;
  if (typeof value === 'string')
    return isSurely(type, 'text') ? code`(${compared})` : code`(typeof ${of} === "string" && ${compared})`;
  if (isSurely(type, 'number') && isDouble(type)) return code`(${compared})`;
  return code`(typeof ${of} === "number" ? ${compared} : ${slow()})`;
}

/** The general answer. */
function asked(test: CellTest, of: Code, at: Block): Code {
  const { unit } = at.emission;
  return code`${unit.bind('matches', matches)}(${unit.bind('test', test)}, ${of})`;
}
