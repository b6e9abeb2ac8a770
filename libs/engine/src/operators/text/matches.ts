import { compilePattern, type Matcher } from '../../data/pattern/match.js';
import { isPatternError, parsePattern } from '../../data/pattern/parse.js';
import { BOOLEAN, TEXT } from '../../types/type.js';
import { Failure } from '../../values/failure.js';
import { isAbsent, maybe, needText } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

/** Longer texts are not held against patterns; it would take too long. */
const MATCHED_MAX = 10_000;
const KEPT_MAX = 256;

/** The patterns in use, each compiled once; it changes no result. */
const kept = new Map<string, Matcher>();

export const matches: StrictOperator = {
  name: 'matches',
  group: 'text',
  summary: 'Whether the whole of a text is of a pattern.',
  docs:
    'A pattern is made of letters, `.` (any character), classes `[A-Z0-9]` and `[^,]`, `\\d` (a digit), `\\w` (a letter, digit or `_` ' +
    'of ASCII), `\\s` (a blank), their opposites `\\D \\W \\S`, groups `( )`, `|`, and `* + ? {2} {2,} {2,4}` for repetition; a `\\` before any ' +
    'other sign takes it as it stands. In a formula a text writes `\\` as `\\\\`. For a part of the text write `.*` around it. Each character is looked ' +
    'at once, so no pattern is slow; texts of more than 10,000 characters fail with TEXT_LIMIT. Nothing, null or missing, matches no pattern.',
  parameters: [
    { name: 'text', type: maybe(TEXT), summary: 'The text.' },
    {
      name: 'pattern',
      type: TEXT,
      summary: 'The pattern, of at most 256 characters.',
      read: (pattern) => matcherOf(needText(pattern, 'matches')),
    },
  ],
  result: BOOLEAN,
  examples: [
    { formula: 'matches("PRJ-0120", "PRJ-[0-9]{4}")', result: true },
    { formula: 'matches("PRJ-0120 ", "PRJ-\\\\d+")', result: false },
    { formula: 'matches("a note on travel", ".*(travel|hotel).*")', result: true },
    { formula: 'matches(code, "[A-Z]+")', data: {}, result: false },
    { formula: 'matches("x", "(x")', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([text, pattern]) => {
    const matcher = matcherOf(needText(pattern, 'matches'));
    if (isAbsent(text)) return false;
    const given = needText(text, 'matches');
    if (given.length > MATCHED_MAX) {
      throw new Failure(
        'TEXT_LIMIT',
        `\`matches\` was given a text of ${given.length} characters; at most ${MATCHED_MAX} are allowed`,
      );
    }
    return matcher.matches(given);
  },
};

function matcherOf(pattern: string): Matcher {
  const known = kept.get(pattern);
  if (known) return known;
  const fault = patternFault(pattern);
  if (typeof fault === 'string')
    throw new Failure('BAD_ARGUMENT', `the pattern of \`matches\` cannot be read: ${fault}`);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(pattern, fault);
  return fault;
}

function patternFault(pattern: string): Matcher | string {
  const parsed = parsePattern(pattern);
  if (isPatternError(parsed)) return `${parsed.message} (at ${parsed.at + 1})`;
  return compilePattern(parsed) ?? 'its repetitions, written out, are too long';
}
