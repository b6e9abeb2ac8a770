import { expect, test } from '@jest/globals';
import { withoutPerson } from './erase-text.js';

const wanted = { identifiers: ['Ann Özil', 'ann@firm.example'], sensitive: new Set(['note', 'salary']) };
const erased = (text: string): string | undefined => withoutPerson(Buffer.from(text), wanted)?.toString();

test.each([
  ['a text that is the name', '{"who":"Ann Özil","hours":7.50}', '{"who":"erased","hours":7.50}'],
  ['a text that holds it', '{"say":"by Ann Özil, late"}', '{"say":"erased"}'],
  ['in other letters', '{"say":"by ANN ÖZIL, late"}', '{"say":"erased"}'],
  ['escaped', '{"who":"Ann \\u00d6zil"}', '{"who":"erased"}'],
  ['decomposed', `{"who":"${'Ann Özil'.normalize('NFD')}"}`, '{"who":"erased"}'],
  [
    'sensitive fields beside it',
    '{"mail":"ann@firm.example","note":"ill","salary":1.10}',
    '{"mail":"erased","note":"erased","salary":null}',
  ],
  ['sensitive fields of others', '{"who":"Bob","note":"ill"}', undefined],
  ['a name within a word', '{"who":"Johann Özilt"}', undefined],
  ['a field of that name', '{"Ann Özil":1}', undefined],
  ['spaces and spelling of numbers', '{ "who" : "Ann Özil" , "n" : 1e2 }', '{ "who" : "erased" , "n" : 1e2 }'],
  ['what is no JSON', 'Error: no rate for Ann Özil', 'erased'],
  ['what is no JSON, of others', 'Error: no rate', undefined],
])('%s', (_, text, expected) => {
  expect(erased(text)).toBe(expected);
});

test('what an identifier means to a pattern is only letters', () => {
  expect(withoutPerson(Buffer.from('"a"'), { identifiers: ['.*'], sensitive: new Set() })).toBeUndefined();
});
