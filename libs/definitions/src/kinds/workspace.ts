import { choice, defaulted, number, object, optional, required, text } from '../fields/field.js';
import { kind } from './kind.js';

export const workspace = kind({
  suffix: 'reckoner.yaml',
  noun: 'workspace',
  summary: 'The root of a workspace: its name, the language version, and defaults.',
  examples: ['name: acme-billing\nlanguage: 1\ndefaults: { timezone: Europe/Berlin, currency: EUR }\n'],
  spec: object({
    name: required("The workspace's name.", text(), { examples: ['acme-billing'] }),
    title: optional('What it is, in a few words.', text()),
    description: optional('What a reader should know.', text()),
    language: required('The version of the definitions language.', number({ min: 1, max: 1 }), { examples: ['1'] }),
    defaults: optional(
      'What holds where a definition says nothing.',
      object({
        timezone: optional('The time zone of operators that need one.', text(), { examples: ['Europe/Berlin'] }),
        currency: optional(
          'The currency of amounts without one.',
          text({ pattern: '^[A-Z]{3}$', expected: 'a currency code such as `EUR`' }),
        ),
        encoding: defaulted('The encoding of CSV input.', choice('utf-8', 'windows-1252', 'iso-8859-1'), 'utf-8'),
      }),
    ),
  }),
});
