import { data } from '../fields/field.js';
import { kind } from './kind.js';

export const sample = kind({
  suffix: '.sample.json',
  noun: 'sample',
  summary: 'An example of real data, which tests build on with `$sample` and the designer previews with.',
  examples: ['{ "id": 88123, "hours": 7.5, "approval_status": "approved" }\n'],
  spec: data(),
});
