/**
 * A text between quotes, as formulas write it: the escapes of JSON, also for what editors and YAML do not show as it
 * is (control characters, line separators, a byte order mark, halves of surrogate pairs).
 */
export function quoted(text: string, quote: '"' | '`'): string {
  return quote + text.replace(ESCAPED, (character) => escapeOf(character, quote)) + quote;
}

const ESCAPED =
  /[\u0000-\u001f"`\\\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\\': '\\\\',
};

function escapeOf(character: string, quote: string): string {
  if (character === '"' || character === '`') return character === quote ? `\\${character}` : character;
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
