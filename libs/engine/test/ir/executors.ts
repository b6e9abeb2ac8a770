import { value } from '../../src/emit/expression.js';
import { code } from '../../src/emit/code.js';
import { compileSpec, type Compiled, type Form } from '../../src/emit/function.js';
import { linksFor } from '../../src/emit/links.js';
import { Environment } from '../../src/interpret/environment.js';
import { evaluate } from '../../src/interpret/expression.js';
import type { ReferenceIr } from '../../src/ir/definitions.js';
import type { Ir, Local } from '../../src/ir/expression.js';
import { ReferenceRows } from '../../src/reference/rows.js';
import { typeFromSchema } from '../../src/types/from-schema.js';
import { Failure } from '../../src/values/failure.js';
import type { Maybe } from '../../src/values/value.js';

/** The same expression in the interpreter and as generated code. */

const date = { type: 'string', format: 'date' };

export const RATES: ReferenceIr = {
  kind: 'reference',
  id: 'rates',
  key: ['employee'],
  dated: { from: 'from', to: 'to' },
  rows: 'release',
  row: typeFromSchema(
    {
      type: 'object',
      properties: { employee: { type: 'string' }, rate: { type: 'number' }, from: date, to: date },
      required: ['employee', 'rate'],
    },
    () => undefined,
  ),
};

const ROWS = new ReferenceRows(RATES, [
  { employee: 'e1', rate: 90, to: '2026-06-30' },
  { employee: 'e1', rate: 95.5, from: '2026-07-01' },
  { employee: 'x', rate: 80 },
]);

export type Outcome = { readonly value: Maybe } | { readonly failure: string };

export function interpreted(ir: Ir, inputs: readonly Local[], values: readonly Maybe[]): Outcome {
  const env = new Environment({ now: NOW, row: (_, keys, at) => ROWS.find(keys, at), validate: () => undefined });
  inputs.forEach((input, index) => env.bind(input, values[index]));
  try {
    return { value: evaluate(ir, env) };
  } catch (thrown) {
    if (thrown instanceof Failure) return { failure: thrown.code };
    throw thrown;
  }
}

const NOW = '2026-11-21T10:00:00Z';

/** `resident`: the rows are bound to the code, else it asks the host. */
export function emitted(ir: Ir, inputs: readonly Local[], options: { form: Form; resident: boolean }): Compiled {
  const links = linksFor(() => (options.resident ? ROWS : undefined));
  links.run.now = NOW;
  links.run.host = { row: (_, keys, at) => ROWS.find(keys, at), balance: () => 0 };
  const body = (at: Parameters<typeof value>[1]): void => {
    const made = value(ir, at);
    at.push(code`return ${made};`);
  };
  return compileSpec({ inputs, body }, links, options.form);
}
