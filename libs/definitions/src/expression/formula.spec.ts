import { describe, expect, it } from '@jest/globals';
import { Source } from '@reckoner/diagnostics';
import { parseFormula } from './formula.js';
import { printFormula } from './print.js';
import { quoteFormula } from './quote.js';
import { toJsonLogic, writeJsonLogic } from './json-logic.js';
import { wholeText } from './parsed.js';
import { withoutHanging } from '../../test/without-hanging.js';

const logicOf = (formula: string): string => {
  const { expression, diagnostics } = parseFormula(wholeText(new Source('formula', formula)));
  expect(diagnostics).toEqual([]);
  return writeJsonLogic(toJsonLogic(expression!));
};

describe('a formula and its JSON-Logic', () => {
  it.each([
    ['= entry.hours', '{"var":"entry.hours"}'],
    [
      'a or b and not c == d & e + f * -g',
      '{"or":[{"var":"a"},{"and":[{"var":"b"},{"!":{"==":[{"var":"c"},{"cat":[{"var":"d"},{"+":[{"var":"e"},{"*":[{"var":"f"},{"-":{"var":"g"}}]}]}]}]}}]}]}',
    ],
    ['a + b + c', '{"+":[{"var":"a"},{"var":"b"},{"var":"c"}]}'],
    ['(a + b) + c', '{"+":[{"+":[{"var":"a"},{"var":"b"}]},{"var":"c"}]}'],
    ['1 - 2 - 3', '{"-":[{"-":[1,2]},3]}'],
    ['1 - 2 + 3 + 4', '{"+":[{"-":[1,2]},3,4]}'],
    ['0 < x < 5', '{"<":[0,{"var":"x"},5]}'],
    ['-5', '-5'],
    ['-(5)', '{"-":5}'],
    ['a-5', '{"-":[{"var":"a"},5]}'],
    ['1.50', '1.50'],
    ['12345678901234567890.123', '12345678901234567890.123'],
    ['lines[0].hours', '{"var":"lines.0.hours"}'],
    ['lines.0.hours', '{"var":"lines.0.hours"}'],
    ['lines[n].hours', '{"get":[{"get":[{"var":"lines"},{"var":"n"}]},"hours"]}'],
    ['lookup("rates", id).rate', '{"get":[{"lookup":["rates",{"var":"id"}]},"rate"]}'],
    ['`odd name`.`in`.in', '{"var":"odd name.in.in"}'],
    ['`a.b`', '"= `a.b`"'],
    ['"=x"', '"= \\"=x\\""'],
    ['"\\u00e9\\n\\"/"', '"é\\n\\"/"'],
    ['{ a: 1, "b c": [true, null] }', '{"object":{"a":1,"b c":[true,null]}}'],
    ['{}', '{"object":{}}'],
    ['object(a, 1)', '{"object":[{"var":"a"},1]}'],
    ['and(a)', '{"and":{"var":"a"}}'],
    ['`!!`(a)', '{"!!":{"var":"a"}}'],
    ['var("a.b", 0)', '{"var":["a.b",0]}'],
    ['var("a.b")', '{"var":"a.b"}'],
    ['a in [1, 2,]', '{"in":[{"var":"a"},[1,2]]}'],
    ['größe * 2', '{"*":[{"var":"größe"},2]}'],
    ['merge([1], [])', '{"merge":[[1],[]]}'],
    ['merge([1])', '{"merge":[[1]]}'],
    ['sum(\n  a,\n  b\n)', '{"sum":[{"var":"a"},{"var":"b"}]}'],
  ])('%s', (formula, logic) => {
    expect(logicOf(formula)).toBe(logic);
  });

  it('prints brackets only where they are needed', () => {
    const printed = (formula: string) =>
      printFormula(parseFormula(wholeText(new Source('formula', formula))).expression!);
    expect(printed('((a)+(b*c))-(d-e)')).toBe('a + b * c - (d - e)');
    expect(printed('not (a and b) or (not c)')).toBe('not (a and b) or not c');
    expect(printed('(not a) == b')).toBe('(not a) == b');
    expect(printed('(a + b).c[1][n + 1]')).toBe('(a + b).c[1][n + 1]');
    expect(printed('-(-a) * -(a * b)')).toBe('-(-a) * -(a * b)');
  });
});

describe('the deepest formulas', () => {
  it.each([
    ['-('.repeat(63) + 'a' + ')'.repeat(63)],
    ['{a:'.repeat(63) + '1' + '}'.repeat(63)],
    ['object("1",'.repeat(63) + '1' + ')'.repeat(63)],
    ['not '.repeat(63) + 'a'],
  ])('are printed as fast as others: %s', (formula) => {
    const { expression } = parseFormula(wholeText(new Source('formula', formula)));
    withoutHanging(() => printFormula(expression!));
    withoutHanging(() => toJsonLogic(expression!));
  });
});

describe('a mistake in a formula', () => {
  /** `«` and `»` mark where it must be reported. */
  it.each([
    ['a «=» 1', 'expression/other-sign', 'Write `==`.'],
    ['a «&&» b', 'expression/other-sign', 'Write `and`.'],
    ['a «AND» b', 'expression/other-sign', 'Write `and`.'],
    ['«!» a', 'expression/other-sign', 'Write `not`.'],
    ["a == «'b'»", 'expression/single-quotes', 'Write `"b"`.'],
    ['«“b”» & c', 'expression/single-quotes', 'Write `"b"`.'],
    ['round«(»a, 2', 'expression/unclosed-bracket', 'Add the missing `)`.'],
    ['[1, «[»2, 3', 'expression/unclosed-bracket', 'Add the missing `]`.'],
    ['(a«]»', 'expression/unexpected', 'Look for a sign too many, or one that is missing before it.'],
    ['a == «"b»', 'expression/unclosed-text', 'Close it with `"`; a line break is written `\\n`.'],
    ['"a«\\q»b"', 'expression/bad-escape', 'Write `\\\\q`.'],
    ['«0120»', 'expression/bad-number', 'Write `"0120"` for a text, or the number without leading zeros.'],
    ['«1_000»', 'expression/bad-number', 'Write the digits without `_`.'],
    ['a > «2026-10-31»', 'expression/unquoted-date', 'Write `"2026-10-31"`.'],
    ['a > «2026-10-31T10:00:00Z»', 'expression/unquoted-date', 'Write `"2026-10-31T10:00:00Z"`.'],
    ['a < b «<=» c', 'expression/chained-comparison', 'Join two comparisons with `and`, or set brackets.'],
    ['a < b < c «<» d', 'expression/chained-comparison', 'Join two comparisons with `and`, or set brackets.'],
    ['a == b «==» c', 'expression/chained-comparison', 'Join two comparisons with `and`, or set brackets.'],
    ['«a.b.upper»()', 'expression/method-call', 'Write `upper(…)`, with `a.b` as its first argument.'],
    ['a «b»', 'expression/unexpected', 'Two values need an operator between them, `&` to join texts.'],
    ['if «a» then b', 'expression/unexpected', 'Write `if(condition, then, else)`.'],
    ['a «?» b : c', 'expression/unexpected', 'Write `if(condition, then, else)`.'],
    ['a «not» in b', 'expression/unexpected', 'Write `not a in b` for `a not in b`.'],
    ['a in (1«,» 2)', 'expression/unexpected', 'Write numbers without grouping, lists in `[ ]`.'],
    ['«.»5', 'expression/unexpected', 'A number has a digit before its point: `0.5`.'],
    ['a == «not» b', 'expression/unexpected', 'Set brackets: `(not …)`.'],
    ['a +«»', 'expression/unexpected', 'Add a value.'],
    ['a.«»', 'expression/unexpected', 'Add the name of a field.'],
    ['«=» ', 'expression/empty', 'Write a formula after the `=`, or a literal without it.'],
  ])('%s', (marked, code, hint) => {
    const source = new Source('formula', marked.replace(/[«»]/g, ''));
    const { diagnostics } = parseFormula(wholeText(source));
    expect(diagnostics.map((found) => [found.code, found.hint])).toEqual([[code, hint]]);
    const { span } = diagnostics[0]!;
    const end = code === 'expression/empty' ? source.text.length : marked.indexOf('»') - 1;
    expect([span.start, span.end]).toEqual([marked.indexOf('«'), end]);
  });

  it('is read as it was meant, where that is plain', () => {
    const { expression, diagnostics } = parseFormula(wholeText(new Source('formula', "= a = 'b' && !c")));
    expect(printFormula(expression!)).toBe('a == "b" and not c');
    expect(diagnostics.map((found) => found.fix?.edits[0]?.text)).toEqual(['==', '"b"', 'and', 'not']);
  });
});

describe('the limits of a formula', () => {
  const codesOf = (formula: string) =>
    parseFormula(wholeText(new Source('formula', formula))).diagnostics.map((found) => found.code);

  it('bound its depth, in brackets, prefixes and chains', () => {
    expect(codesOf('('.repeat(128) + 'a' + ')'.repeat(128))).toEqual([]);
    expect(codesOf('('.repeat(129) + 'a' + ')'.repeat(129))).toEqual(['expression/too-deep']);
    expect(codesOf('['.repeat(64) + ']'.repeat(64))).toEqual([]);
    expect(codesOf('['.repeat(65) + ']'.repeat(65))).toEqual(['expression/too-deep']);
    expect(codesOf('-('.repeat(63) + 'a' + ')'.repeat(63))).toEqual([]);
    expect(codesOf('not '.repeat(63) + 'a')).toEqual([]);
    expect(codesOf('not '.repeat(64) + 'a')).toEqual(['expression/too-deep']);
    expect(codesOf('('.repeat(200_000))).toEqual(['expression/too-deep']);
    expect(codesOf('not '.repeat(200_000))).toEqual(['expression/too-deep']);
    expect(codesOf(`a${' - a'.repeat(63)}`)).toEqual([]);
    expect(codesOf(`a${' - a'.repeat(64)}`)).toEqual(['expression/too-deep']);
  });

  it('bound its size', () => {
    expect(codesOf(`a${' + a'.repeat(4_998)}`)).toEqual([]);
    expect(codesOf(`a${' + a'.repeat(4_999)}`)).toEqual(['expression/too-large']);
  });

  it.each(["'a',", '"', '{"', '1 ', 'a.', '[', 'a = ', '\\', '(a) ', '`a`.', 'a < '])(
    'leave no room for slow reading: %s',
    (piece) => {
      withoutHanging(() => codesOf(piece.repeat(200_000 / piece.length)));
      withoutHanging(() => codesOf(`[${piece.repeat(200_000 / piece.length)}`));
    },
  );
});

describe('a formula in YAML', () => {
  it('is quoted where YAML would read it otherwise', () => {
    expect(quoteFormula('a + b', 'block')).toBe('= a + b');
    expect(quoteFormula('f(a, b)', 'block')).toBe('= f(a, b)');
    expect(quoteFormula('f(a, b)', 'flow')).toBe("'= f(a, b)'");
    expect(quoteFormula('"it\'s" & [a]', 'flow')).toBe(`'= "it''s" & [a]'`);
    expect(quoteFormula('"a #b"', 'block')).toBe(`'= "a #b"'`);
    expect(quoteFormula('{ a: 1 }', 'block')).toBe(`'= { a: 1 }'`);
  });
});
