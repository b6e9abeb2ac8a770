import type { Ir, Local } from '../ir/expression.js';
import { code } from './code.js';
import { value } from './expression.js';
import type { FunctionSpec } from './function.js';

/** An expression as a function of its inputs. */
export function expressionFunction(ir: Ir, inputs: readonly Local[]): FunctionSpec {
  return {
    inputs,
    body: (at) => {
      const made = value(ir, at);
      at.push(code`return ${made};`);
    },
  };
}
