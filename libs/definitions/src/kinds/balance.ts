import { expression, map, object, optional, required, text, typeRef } from '../fields/field.js';
import { inputs, NAME, titled } from './common.js';
import { kind } from './kind.js';

export const balance = kind({
  suffix: '.balance.yaml',
  noun: 'balance',
  summary: 'A running total up to a limit, which the step `draw` takes from: hours of a week, the cap of a contract.',
  examples: [
    `title: Hours of a person in a week before overtime begins
input: { contract: canonical/contract }
key: { employee: string, week: string }
limit: = if(contract.country == "FR", 35, 40)
`,
  ],
  spec: object({
    ...titled,
    input: required('What the limit depends on; each name is in scope.', inputs()),
    key: required('What each total is kept for.', map('key part', typeRef(), { min: 1, keyPattern: NAME }), {
      examples: ['{ employee: string, week: string }'],
    }),
    limit: required('How much may be drawn in all.', expression(), { examples: ['40', '= contract.cap'] }),
    unit: optional('What is counted, for people.', text(), { examples: ['h', 'EUR'] }),
  }),
});
