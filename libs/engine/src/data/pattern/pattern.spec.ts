import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern } from './match.js';
import { isPatternError, parsePattern } from './parse.js';
import { beginEffort, EFFORT_MAX, effortLeft, endEffort } from '../../values/bounds/effort.js';

function matches(pattern: string, text: string): boolean {
  const parsed = parsePattern(pattern);
  if (isPatternError(parsed)) throw new Error(parsed.message);
  return compilePattern(parsed)!.matches(text);
}

function errorOf(pattern: string): unknown {
  const parsed = parsePattern(pattern);
  return isPatternError(parsed) ? parsed : undefined;
}

const SEED = 7;

describe('patterns', () => {
  it.each([
    ['PRJ-\\d{4}', 'PRJ-0120', true],
    ['PRJ-\\d{4}', 'PRJ-01200', false],
    ['^[A-Z]{2}[^0-9]+$', 'DEab', true],
    ['(ab|cd)+', 'abcdab', true],
    ['((ab)*|x)?y', 'ababy', true],
    ['a{2,3}', 'aaaa', false],
    ['a{2,}', 'aaaa', true],
    ['a{0}', '', true],
    ['', '', true],
    ['.', '😀', true],
    ['[😀-😂]x', '😁x', true],
    ['[\\w.-]+@[\\w-]+(\\.[a-z]+)+', 'ines.k@example.co.uk', true],
    ['[\\D]', 'x', true],
    ['[^\\D]', 'x', false],
    ['a\\.b\\|c', 'a.b|c', true],
    ['(|a)b', 'b', true],
    ['[a-]+', 'a-a', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    ['a**', 2],
    ['(a', 0],
    ['a)', 1],
    ['[a', 0],
    ['[]', 0],
    ['[z-a]', 4],
    ['*a', 0],
    ['a{3,1}', 1],
    ['a{x}', 1],
    ['a{1001}', 1],
    ['(?=a)', 1],
    ['(a)\\1', 4],
    ['\\', 1],
    ['a^b', 1],
    ['a$b', 1],
    ['x'.repeat(257), 256],
    ['('.repeat(100), 33],
  ])('%s is refused at %i', (pattern, at) => {
    expect(errorOf(pattern)).toEqual({ message: expect.any(String), at });
  });

  it('with too many states are refused', () => {
    const parsed = parsePattern('((a{100}){100}){100}');
    expect(isPatternError(parsed) || compilePattern(parsed)).toBeUndefined();
  });

  it(`agree with the platform's engine on random patterns and texts (seed ${SEED})`, () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', 'c');
    const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 3 },
        atom,
        fc
          .tuple(tie('pattern'), fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}'))
          .map(([inner, times]) => `(${inner})${times}`),
      ),
      pattern: fc.oneof(
        { maxDepth: 3 },
        tie('part'),
        fc.tuple(tie('part'), tie('part')).map((parts) => parts.join('')),
        fc.tuple(tie('part'), tie('part')).map((parts) => parts.join('|')),
      ),
    }));
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '1'), { maxLength: 6 }).map((letters) => letters.join(''));
    const law = fc.property(pattern, text, (source, sample) => {
      fc.pre(source.length < 200);
      expect(matches(source, sample)).toBe(new RegExp(`^(?:${source})$`, 'su').test(sample));
    });
    fc.assert(law, { numRuns: 3000, seed: SEED });
  });

  it('take time in proportion to the text', () => {
    for (const pattern of ['(a+)+', '(a|a)*b', '(a*)*c', '(.*a){50}', '((a?){20}){20}']) {
      const effort = (length: number): number => {
        const before = beginEffort(EFFORT_MAX);
        matches(pattern, `${'a'.repeat(length)}!`);
        const spent = EFFORT_MAX - effortLeft();
        endEffort(before);
        return spent;
      };
      expect(effort(4_000)).toBeGreaterThan(0);
      expect(effort(4_000)).toBeLessThan(2.2 * effort(2_000));
    }
  });
});
