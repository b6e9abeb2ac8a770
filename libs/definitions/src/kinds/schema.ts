import { schema as schemaSpec } from '../fields/field.js';
import { kind } from './kind.js';

/** The keywords are declared in `schema-keywords.ts`. */
export const schema = kind({
  suffix: '.schema.yaml',
  noun: 'schema',
  summary: 'What an object looks like: JSON Schema 2020-12, with a few keywords of ours.',
  docs: [
    'Ours are `sensitive` (the field is masked), `role` (what a field is to reports and gates), `system-of-record`, `format: decimal`',
    '(an exact decimal, also as a text) and `scale` (digits after the point). `$ref: canonical/project` refers to another schema.',
  ].join('\n'),
  examples: [
    `title: Project
type: object
properties:
  code: { type: string, role: project }
  status: { enum: [open, closed] }
  closedOn: { type: string, format: date }
required: [code, status]
additionalProperties: false
`,
  ],
  spec: schemaSpec(true),
});
