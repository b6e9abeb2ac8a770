import type { Ir } from '../ir/expression.js';
import type { Type } from '../types/type.js';
import { isTruthy } from '../values/truth.js';
import type { Block } from './block.js';
import { choose, part, reused, type Part, type Reused } from './branch.js';
import { testCall } from './calls.js';
import { code, type Code } from './code.js';
import { value } from './expression.js';
import { isSurely } from './knowledge.js';

/** The code of a condition: JavaScript takes it as true exactly where the expression's value is true. */
export function test(ir: Ir, at: Block): Code {
  switch (ir.kind) {
    case 'const':
      return code`${isTruthy(ir.value)}`;
    case 'and':
    case 'or':
      return testLogic(ir.args, ir.kind, at);
    case 'if': {
      const [taken, ...branches] = ir.branches as [(typeof ir.branches)[number], ...(typeof ir.branches)[number][]];
      const otherwise = branches.length > 0 ? { ...ir, branches } : ir.otherwise;
      const then = part(at, (inner) => test(taken.then, inner));
      return choose(
        test(taken.when, at),
        then,
        otherwise ? part(at, (inner) => test(otherwise, inner)) : never(at),
        at,
      );
    }
    case 'call':
      return testCall(ir, at) ?? truth(reused(value(ir, at), at), ir.type, at);
    default:
      return truth(reused(value(ir, at), at), ir.type, at);
  }
}

function never(at: Block): Part {
  return { block: at.child(), value: code`false` };
}

function testLogic(args: readonly Ir[], kind: 'and' | 'or', at: Block): Code {
  const [first, ...rest] = args as [Ir, ...Ir[]];
  const left = test(first, at);
  if (rest.length === 0) return left;
  const right = part(at, (inner) => testLogic(rest, kind, inner));
  if (right.block.isEmpty)
    return kind === 'and' ? code`(${left} && ${right.value})` : code`(${left} || ${right.value})`;
  const decided = { block: at.child(), value: code`${kind === 'or'}` };
  return kind === 'and' ? choose(left, right, decided, at) : choose(left, decided, right, at);
}

/** JavaScript's own truth is the language's, but for empty lists. */
export function isTrueAsInJavaScript(type: Type): boolean {
  return type.kind !== 'list' && type.kind !== 'any';
}

export function truth(of: Reused, type: Type, at: Block): Code {
  if (type.kind === 'list') {
    return isSurely(type, 'list') ? code`${of.first}.length > 0` : code`${of.first}?.length > 0`;
  }
  if (isTrueAsInJavaScript(type)) return of.first;
  const slow = code`${at.emission.unit.bind('truthy', isTruthy)}(${of.again})`;
  return code`(${of.first} === true || (${of.again} !== false && ${slow}))`;
}
