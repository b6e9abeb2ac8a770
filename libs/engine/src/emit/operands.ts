import type { Ir } from '../ir/expression.js';
import type { Type } from '../types/type.js';
import type { Block } from './block.js';
import { isCheap } from './branch.js';
import { code, commas, type Code } from './code.js';
import { value } from './expression.js';
import { isDouble, isSurely } from './knowledge.js';

/** An operand that is used several times within one expression. */
export interface Operand {
  readonly ir: Ir;
  readonly type: Type;
  readonly code: Code;
}

/** The operands of a call, each to be written as often as needed inside `within`. */
export class Operands {
  readonly all: readonly Operand[];
  /** What must be computed before: `name = operand`. */
  readonly assignments: Code[] = [];

  constructor(args: readonly Ir[], at: Block) {
    this.all = args.map((ir) => ({ ir, type: ir.type, code: this.#name(value(ir, at), at) }));
  }

  #name(operand: Code, at: Block): Code {
    if (isCheap(operand)) return operand;
    const name = at.temporary();
    this.assignments.push(code`${name} = ${operand}`);
    return name;
  }

  /** The expression, after the operands that are worth a variable have been computed. */
  within(expression: Code): Code {
    return this.assignments.length === 0 ? expression : code`(${commas([...this.assignments, expression])})`;
  }
}

export type Primitive = 'string' | 'number' | 'boolean';

/** What must be asked of the operand to know that it is of the kind; nothing where its type says so. */
export function kindChecks(operands: readonly Operand[], kind: Primitive): Code[] {
  return operands.flatMap((operand) => (isKnown(operand, kind) ? [] : [code`typeof ${operand.code} === ${kind}`]));
}

function isKnown({ ir, type }: Operand, kind: Primitive): boolean {
  if (ir.kind === 'const') return typeof ir.value === kind;
  return kind === 'number'
    ? isSurely(type, 'number') && isDouble(type)
    : isSurely(type, kind === 'string' ? 'text' : kind);
}
