import { formatNumber } from '../decimal/decimal.js';
import type { Ir, StrictCallIr } from '../ir/expression.js';
import type { Block } from './block.js';
import { callOperator } from './calls.js';
import { code, joined, type Code } from './code.js';
import { isDouble, isKind, isSurely } from './knowledge.js';
import { Operands } from './operands.js';

/** So long may a text grow; beyond, the operator says that it is too long. */
export const TEXT_MAX = 1_048_576;

/** `cat` of texts and numbers; a constant text is a literal. */
export function emitJoin(ir: StrictCallIr, at: Block): Code | undefined {
  if (ir.args.length < 2 || !ir.args.every(isJoinable)) return undefined;
  const operands = new Operands(ir.args, at);
  const codes = operands.all.map((operand) => operand.code);
  const text = joined(
    [
      ...(ir.args[0]!.type.kind === 'text' ? [] : [code`""`]),
      ...operands.all.map((operand) => joinable(operand.ir, operand.code, at)),
    ],
    code` + `,
  );
  // Constants and numbers, of at most a thousand digits, cannot make a text too long.
  if (ir.args.every((arg) => arg.kind === 'const' || arg.type.kind === 'number'))
    return operands.within(code`(${text})`);
  const made = at.temporary();
  return operands.within(code`((${made} = ${text}).length <= ${TEXT_MAX} ? ${made} : ${callOperator(ir, at, codes)})`);
}

function isJoinable({ type }: Ir): boolean {
  return isSurely(type, 'text') || isSurely(type, 'number');
}

/**
 * JavaScript writes doubles as JSON does. They become texts before they are joined: `"a" + 1` takes V8 a slow way, as it
 * might mean a sum.
 */
function joinable(ir: Ir, of: Code, at: Block): Code {
  if (isSurely(ir.type, 'text')) return of;
  const text = code`\`\${${of}}\``;
  return isDouble(ir.type)
    ? text
    : code`(typeof ${of} === "number" ? ${text} : ${at.emission.unit.bind('format', formatNumber)}(${of}))`;
}

/** `in` of a text in a constant list of texts, or of a text in a text. */
export function emitContains(ir: StrictCallIr, at: Block): Code | undefined {
  const [needle, list] = ir.args as [Ir, Ir];
  if (list.kind !== 'const' || !Array.isArray(list.value) || !isKind(needle.type, 'text')) return undefined;
  if (list.value.length === 0 || !list.value.every((element) => typeof element === 'string')) return undefined;
  const operands = new Operands([needle], at);
  const [sought] = operands.all;
  return operands.within(
    code`(${joined(
      list.value.map((element) => code`${sought!.code} === ${element as string}`),
      code` || `,
    )})`,
  );
}
