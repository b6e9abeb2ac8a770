import type { IfIr, Ir, LogicIr } from '../ir/expression.js';
import type { Block } from './block.js';
import { choose, part, reused } from './branch.js';
import { emitCall } from './calls.js';
import { emitConstant } from './constants.js';
import { code, commas, type Code } from './code.js';
import { isSurely, mayBeMissing } from './knowledge.js';
import { emitIterate, emitReduce } from './iterate.js';
import { emitLookup, isFieldAssured } from './lookups.js';
import { emitObject } from './objects.js';
import { emitDynamicGet, emitGet, emitMissing } from './reads.js';
import { isTrueAsInJavaScript, test, truth } from './truth.js';

/**
 * The code of an expression's value; what must be computed before is added to the block. Generated expressions are
 * pure, except that they may throw: then the interpreter runs instead and says what is wrong.
 */
export function value(ir: Ir, at: Block): Code {
  switch (ir.kind) {
    case 'const':
      return emitConstant(ir.value, at.emission.unit);
    case 'local':
      return at.local(ir.local).name;
    case 'get':
      return emitGet(ir, at);
    case 'dynamic-get':
      return emitDynamicGet(ir, at);
    case 'call':
      return emitCall(ir, at);
    case 'and':
    case 'or':
      return emitLogic(ir.args, ir.kind, at);
    case 'coalesce':
      return emitCoalesce(ir.args, at);
    case 'if':
      return emitIf(ir, 0, at);
    case 'reduce':
      return emitReduce(ir, at);
    case 'object':
      return emitObject(ir.entries, at);
    case 'list':
      return code`[${commas(ir.items.map((item) => present(item, at)))}]`;
    case 'lookup':
      return emitLookup(ir, at);
    case 'missing':
      return emitMissing(ir, at);
    default:
      return emitIterate(ir, at);
  }
}

/** The value, with null for missing. */
export function present(ir: Ir, at: Block): Code {
  const read = value(ir, at);
  return mayBeMissing(ir.type) ? code`(${read} ?? null)` : read;
}

/** `and`, `or`: the value of the operand that decides. */
function emitLogic(args: readonly Ir[], kind: LogicIr['kind'], at: Block): Code {
  const [first, ...rest] = args as [Ir, ...Ir[]];
  const made = value(first, at);
  if (rest.length === 0) return made;
  const others = part(at, (inner) => emitLogic(rest, kind, inner));
  if (others.block.isEmpty && isTrueAsInJavaScript(first.type)) {
    return kind === 'and' ? code`(${made} && ${others.value})` : code`(${made} || ${others.value})`;
  }
  const deciding = reused(made, at);
  const itself = { block: at.child(), value: deciding.again };
  const holds = truth(deciding, first.type, at);
  return kind === 'and' ? choose(holds, others, itself, at) : choose(holds, itself, others, at);
}

function emitCoalesce(args: readonly Ir[], at: Block): Code {
  const [first, ...rest] = args as [Ir, ...Ir[]];
  const left = value(first, at);
  if (rest.length === 0 || isSurely(first.type, first.type.kind) || isFieldAssured(first, at)) return left;
  const others = part(at, (inner) => emitCoalesce(rest, inner));
  if (others.block.isEmpty) return code`(${left} ?? ${others.value})`;
  const chosen = at.constant('v', left);
  return choose(code`${chosen} === undefined || ${chosen} === null`, others, { block: at.child(), value: chosen }, at);
}

function emitIf(ir: IfIr, index: number, at: Block): Code {
  const taken = ir.branches[index];
  if (!taken) return ir.otherwise ? value(ir.otherwise, at) : code`null`;
  const condition = test(taken.when, at);
  const then = part(at, (inner) => value(taken.then, inner));
  return choose(
    condition,
    then,
    part(at, (inner) => emitIf(ir, index + 1, inner)),
    at,
  );
}
