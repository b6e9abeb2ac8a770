import type { Checked } from '@reckoner/engine';
import { describeType } from '@reckoner/engine';
import { isInFormula } from '../place/completed.js';
import { parameterLabel, signatureOf } from './operator-docs.js';

export interface SignatureHelp {
  readonly label: string;
  readonly docs: string;
  readonly parameters: readonly { readonly label: string; readonly docs: string }[];
  /** The parameter that the cursor is in. */
  readonly active: number;
}

/** The operator whose arguments are being written at the cursor. */
export function signatureHelp(checked: Checked, text: string, offset: number): SignatureHelp | undefined {
  if (!isInFormula(text, offset)) return undefined;
  const call = openCall(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
  const operator = call && checked.program.operators.get(call.name);
  if (!call || !operator) return undefined;
  const { parameters } = operator;
  return {
    label: signatureOf(operator),
    docs: operator.summary,
    parameters: parameters.map((one) => ({
      label: parameterLabel(one),
      docs: `${describeType(one.type)}. ${one.summary}`,
    })),
    active: Math.min(call.argument, Math.max(parameters.length - 1, 0)),
  };
}

/** The innermost call that is open at the end of a line, and how many of its arguments stand before. */
function openCall(line: string): { readonly name: string; readonly argument: number } | undefined {
  const open: { name: string; argument: number }[] = [];
  let inText = false;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (char === '"') inText = !inText;
    if (inText) continue;
    if (char === '(') open.push({ name: /[\p{L}_]\w*$/u.exec(line.slice(0, at))?.[0] ?? '', argument: 0 });
    else if (char === '[' || char === '{') open.push({ name: '', argument: 0 });
    else if (')]}'.includes(char)) open.pop();
    else if (char === ',' && open.length > 0) open.at(-1)!.argument++;
  }
  const call = open.findLast(({ name }) => name !== '');
  return call;
}
