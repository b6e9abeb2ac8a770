import type { Token } from './lexer.js';

const CHOICE = 'Write `if(condition, then, else)`.';
const OPERATOR_MISSING = 'Two values need an operator between them, `&` to join texts.';

/** What was probably meant where an operator, a comma or the end should stand; `before` is the token before it. */
export function operatorHint(before: Token, token: Token): string | undefined {
  if (before.kind === 'name' && /^(if|when|case)$/i.test(before.value)) return CHOICE;
  switch (token.value) {
    case ':':
    case '?':
      return CHOICE;
    case 'not':
      return 'Write `not a in b` for `a not in b`.';
    case ',':
      return before.kind === 'number' ? 'Write numbers without grouping, lists in `[ ]`.' : 'A list stands in `[ ]`.';
    case '.':
      return before.kind === 'number'
        ? 'Write digits after the point, or no point.'
        : 'Only names, calls and lists have fields.';
  }
  return token.kind === 'sign' || token.kind === 'end' ? undefined : OPERATOR_MISSING;
}

/** What was probably meant where a value should stand. */
export function valueHint(token: Token): string | undefined {
  if (token.value === '.') return 'A number has a digit before its point: `0.5`.';
  if (token.kind === 'sign' && /^[a-z]+$/.test(token.value))
    return `\`${token.value}\` needs a value before it; a name like this stands in backquotes.`;
  return undefined;
}

/** What was probably meant by a character that formulas do not know. */
export function characterHint(character: string): string | undefined {
  if (character === '?') return CHOICE;
  if (character === '|') return 'Write `or`, or `&` to join texts.';
  if (character === '^') return 'There is no power; multiply instead.';
  if (character === '$' || character === '@' || character === '#') return 'A name is written without a sign before it.';
  return undefined;
}
