import type { Operator } from '@reckoner/engine';
import { describeType } from '@reckoner/engine';

/** How an operator is called: `round(number, places?, mode?)`. */
export function signatureOf({ name, parameters }: Operator): string {
  return `${name}(${parameters.map(parameterLabel).join(', ')})`;
}

export function parameterLabel({ name, optional, variadic }: Operator['parameters'][number]): string {
  return `${name}${variadic ? '…' : ''}${optional ? '?' : ''}`;
}

/** All that is known of an operator, with examples that the tests execute. */
export function operatorDocs(operator: Operator): string {
  const { summary, docs, parameters, examples } = operator;
  const rows = parameters.map((one) => `- \`${parameterLabel(one)}\` ${describeType(one.type)}. ${one.summary}`);
  const shown = examples.map((example) => {
    const data = example.data ? ` where ${JSON.stringify(example.data)}` : '';
    const answer = example.failure === undefined ? JSON.stringify(example.result ?? null) : `fails ${example.failure}`;
    return `${example.formula} → ${answer}${data}`;
  });
  return [`**${signatureOf(operator)}**`, summary, docs, rows.join('\n'), ['```', ...shown, '```'].join('\n')]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}
