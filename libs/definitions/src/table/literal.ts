import type { LiteralExpression } from '../expression/expression.js';

const NUMBER = /^([-+]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([-+]?\d+))?$/;

/** What an unquoted word of a cell means: `true`, `false`, `null`, a number, else the text itself. */
export function wordValue(word: string): LiteralExpression['value'] {
  if (word === 'true' || word === 'True' || word === 'TRUE') return true;
  if (word === 'false' || word === 'False' || word === 'FALSE') return false;
  if (word === 'null' || word === 'Null' || word === 'NULL' || word === '~') return null;
  const number = numberText(word);
  return number === undefined ? word : { number };
}

/** The number in the spelling of JSON, every digit kept: `+.50` is `0.50`; undefined where the word is no number. */
function numberText(word: string): string | undefined {
  const match = NUMBER.exec(word);
  if (!match) return undefined;
  const [whole = '', fraction = ''] = match[2]!.split('.');
  const sign = match[1] === '-' ? '-' : '';
  const exponent = match[3] === undefined ? '' : `e${match[3]}`;
  return `${sign}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}${exponent}`;
}

/** Whether a text may stand in a cell without quotes: it is one word, and nothing else could be meant by it. */
export function isBareWord(text: string): boolean {
  return (
    /^[\p{L}_][\p{L}\p{N}_/:.-]*$/u.test(text) &&
    !text.includes('..') &&
    text !== 'not' &&
    typeof wordValue(text) === 'string'
  );
}

/** A calendar date or timestamp, as it may stand without quotes wherever a value may. */
export function looksLikeDate(text: string): boolean {
  return /^\d{4}-\d{2}(-\d{2}.*)?$/.test(text);
}
