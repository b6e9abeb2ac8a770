import { compilePattern } from '../data/pattern/match.js';
import { isPatternError, parsePattern, type Pattern } from '../data/pattern/parse.js';

/** Longer texts fit no pattern. */
const MATCHED_MAX = 10_000;
const ANYTHING = '[\\s\\S]*';

export type TextTest = (text: string) => boolean;

const kept = new Map<string, TextTest | string>();
const KEPT_MAX = 1000;

/**
 * What a schema's `pattern` asks of a text: a part of it must match, or the whole between `^` and `$`. Answers the
 * test, or why the pattern cannot be read. Whatever the pattern, the test takes time in proportion to the text.
 */
export function patternTest(pattern: string): TextTest | string {
  const known = kept.get(pattern);
  if (known !== undefined) return known;
  const made = makeTest(pattern);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(pattern, made);
  return made;
}

function makeTest(pattern: string): TextTest | string {
  const isStart = pattern.startsWith('^');
  const isEnd = /(?:^|[^\\])(?:\\\\)*\$$/.test(pattern);
  const inner = pattern.slice(isStart ? 1 : 0, isEnd ? -1 : undefined);
  const parsed = parsePattern(`${isStart ? '' : ANYTHING}(${inner})${isEnd ? '' : ANYTHING}`);
  if (isPatternError(parsed)) return parsed.message;
  const native = nativeTest(parsed);
  if (native) return native;
  const matcher = compilePattern(parsed);
  return matcher ? (text) => text.length <= MATCHED_MAX && matcher.matches(text) : 'the pattern is too large';
}

/** A regular expression of the platform, where it cannot take long: one repetition at most is open. */
function nativeTest(pattern: Pattern): TextTest | undefined {
  const parts = flatParts(pattern);
  const open = parts?.filter((part) => part.kind === 'repeat' && part.least !== part.most);
  if (!parts || !open || open.length > 1) return undefined;
  const expression = new RegExp(`^(?:${parts.map(sourceOf).join('')})$`, 'u');
  return (text) => text.length <= MATCHED_MAX && expression.test(text);
}

/** The pattern as a row of sets and repeated sets; undefined where it is not one. */
function flatParts(pattern: Pattern): readonly Pattern[] | undefined {
  switch (pattern.kind) {
    case 'set':
      return [pattern];
    case 'repeat':
      return pattern.part.kind === 'set' ? [pattern] : undefined;
    case 'choice':
      return undefined;
    case 'sequence': {
      const flat = pattern.parts.map(flatParts);
      return flat.includes(undefined) ? undefined : flat.flatMap((parts) => parts!);
    }
  }
}

function sourceOf(part: Pattern): string {
  if (part.kind === 'set') {
    const ranges = part.ranges.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('');
    return `[${part.negated ? '^' : ''}${ranges}]`;
  }
  if (part.kind !== 'repeat') return '';
  return `${sourceOf(part.part)}{${part.least},${part.most === Infinity ? '' : part.most}}`;
}
