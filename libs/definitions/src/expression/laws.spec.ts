import { describe, expect, it } from '@jest/globals';
import { Source } from '@reckoner/diagnostics';
import fc from 'fast-check';
import type { Expression } from './expression.js';
import { expressionFromJson } from './from-json.js';
import { isFormula, parseFormula } from './formula.js';
import { parseTemplate, printTemplate } from './template.js';
import { printFormula } from './print.js';
import { toJsonLogic, writeJsonLogic } from './json-logic.js';
import { wholeText } from './parsed.js';
import { type Template } from './template.js';

const nowhere = new Source('nowhere', '').span();
const runs = { numRuns: 2_000, seed: 20_261_121 };

/** Names that people write, and names that nobody should. */
const name = fc.oneof(
  fc.constantFrom(
    'entry',
    'hours',
    'item',
    'größe',
    '$x',
    '_',
    'in',
    'not',
    'or',
    'true',
    'null',
    'AND',
    'object',
    'get',
    'var',
    'if',
  ),
  fc.constantFrom(
    '',
    '0',
    '12',
    '007',
    'a b',
    'a`b',
    'a"b',
    '=x',
    '__proto__',
    'constructor',
    '\u2028',
    '\ud800',
    '-',
    '{',
    '}}',
  ),
  fc.string({ maxLength: 4, unit: 'binary' }),
);
const operator = fc.oneof(
  fc.constantFrom(
    '+',
    '-',
    '*',
    '/',
    '%',
    'cat',
    '==',
    '!=',
    '===',
    '!==',
    '<',
    '<=',
    '>',
    '>=',
    'in',
    'and',
    'or',
    '!',
    '!!',
    'if',
  ),
  fc.constantFrom('get', 'object', 'missing', 'round', '?:', 'Math.max'),
  name,
);
const number = fc.oneof(
  fc.constantFrom(
    '0',
    '-5',
    '1.50',
    '0.1',
    '12345678901234567890.5',
    '1e400',
    '1E-7',
    '-0',
    '100000000000000000000000',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
const literal: fc.Arbitrary<Expression> = fc
  .oneof(
    fc.constantFrom(true, false, null),
    number.map((text) => ({ number: text })),
    fc.oneof(name, fc.constantFrom("it's", '= 1', '==', 'two\nlines', '{', '{{', '# no')),
  )
  .map((value) => ({ kind: 'literal', value, span: nowhere }));
const path: fc.Arbitrary<Expression> = fc
  .array(name, { minLength: 1, maxLength: 3 })
  .map((segments) => ({ kind: 'path', segments, segmentSpans: segments.map(() => nowhere), span: nowhere }));

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    path,
    fc.array(tie('expression'), { maxLength: 3 }).map((items): Expression => ({ kind: 'list', items, span: nowhere })),
    fc.tuple(operator, fc.array(tie('expression'), { maxLength: 4 })).map(([of, args]): Expression => call(of, args)),
    fc
      .tuple(operator, tie('expression'), tie('expression'))
      .map(([of, left, right]): Expression => call(of, [left, right])),
    fc
      .array(fc.tuple(literal, tie('expression')), { maxLength: 3 })
      .map((entries): Expression => call('object', entries.flat())),
  ),
}));

/** A `var` of one text or index is written as the path that it is, in both notations. */
function call(of: string, args: Expression[]): Expression {
  const only = of === 'var' && args.length === 1 && args[0]!.kind === 'literal' ? args[0]!.value : undefined;
  const path = typeof only === 'object' ? only?.number : only;
  if (typeof path !== 'string' || (typeof only === 'object' && !/^(0|[1-9][0-9]*)$/.test(path))) {
    return { kind: 'call', operator: of, operatorSpan: nowhere, args, span: nowhere };
  }
  const segments = path.split('.');
  return { kind: 'path', segments, segmentSpans: segments.map(() => nowhere), span: nowhere };
}

/** What matters of an expression: everything but where it stood. */
function bare(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (/span/i.test(key) ? undefined : part)));
}

function parsed(formula: string): Expression {
  const result = parseFormula(wholeText(new Source('formula', formula)));
  expect(result.diagnostics).toEqual([]);
  return result.expression!;
}

describe('formulas and JSON-Logic say the same', () => {
  it('reads back each expression that it prints', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        expect(bare(parsed(printFormula(tree)))).toEqual(bare(tree));
      }),
      runs,
    );
  });

  it('reads back the deepest expressions that there may be', () => {
    const wraps: readonly ((inner: Expression) => Expression)[] = [
      ...['-', '!', 'f'].map((of) => (inner: Expression) => call(of, [inner])),
      ...['-', '+', '==', 'and', 'get', '<'].map(
        (of) => (inner: Expression) =>
          call(of, [inner, { kind: 'path', segments: ['a'], segmentSpans: [nowhere], span: nowhere }]),
      ),
      ...['-', '+', '==', 'or', 'get', 'object'].map(
        (of) => (inner: Expression) => call(of, [{ kind: 'literal', value: 'k', span: nowhere }, inner]),
      ),
      (inner) => ({ kind: 'list', items: [inner], span: nowhere }),
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(wraps.length - 1), { minLength: 63, maxLength: 63 }), (chosen) => {
        const leaf: Expression = { kind: 'path', segments: ['a'], segmentSpans: [nowhere], span: nowhere };
        const tree = chosen.reduce<Expression>((inner, at) => wraps[at]!(inner), leaf);
        expect(bare(parsed(printFormula(tree)))).toEqual(bare(tree));
        expect(bare(expressionFromJson(toJsonLogic(tree), nowhere).expression)).toEqual(bare(tree));
      }),
      { numRuns: 200, seed: runs.seed },
    );
  });

  it('prints what it reads the same way each time', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        const once = printFormula(parsed(`= ${printFormula(tree)}`));
        expect(printFormula(parsed(once))).toBe(once);
      }),
      runs,
    );
  });

  it('goes to JSON-Logic and back without loss, as a value and as JSON text', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        const logic = toJsonLogic(tree);
        const result = expressionFromJson(logic, nowhere);
        expect(result.diagnostics).toEqual([]);
        expect(bare(result.expression)).toEqual(bare(tree));
        expect(() => void JSON.parse(writeJsonLogic(logic))).not.toThrow();
      }),
      runs,
    );
  });

  it('has a formula for every JSON-Logic tree that it can read', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (json) => {
        const { expression: tree } = expressionFromJson(json, nowhere);
        fc.pre(tree !== undefined);
        expect(bare(parsed(printFormula(tree!)))).toEqual(bare(tree));
        expect(bare(expressionFromJson(toJsonLogic(tree!), nowhere).expression)).toEqual(bare(tree));
      }),
      runs,
    );
  });

  it('reads back each message that it prints', () => {
    const part = fc.oneof(fc.string({ minLength: 1, unit: 'binary' }), expression);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        fc.pre(parts.every((each, at) => typeof each !== 'string' || typeof parts[at - 1] !== 'string'));
        const template: Template = { parts };
        const result = parseTemplate(wholeText(new Source('message', printTemplate(template))));
        expect(result.diagnostics).toEqual([]);
        expect(bare(result.template)).toEqual(bare(template));
      }),
      runs,
    );
  });
});

describe('whatever is written', () => {
  it('is read, or refused with one or more findings within the text; never thrown at', () => {
    const pieces = fc.constantFrom(
      'a',
      ' ',
      '"',
      "'",
      '`',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      '.',
      '1',
      '02',
      '=',
      '!',
      '&',
      '|',
      '-',
      'not ',
      ' in ',
      '\\',
      '\n',
      'é',
      '💥',
      ':',
      '?',
      '2026-01-01',
      'and ',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (written) => {
        const source = new Source('formula', written);
        for (const result of [parseFormula(wholeText(source)), parseTemplate(wholeText(source))]) {
          const understood = 'expression' in result || 'template' in result;
          expect(understood || result.diagnostics.length > 0).toBe(true);
          for (const { span } of result.diagnostics) {
            expect(span.start >= 0 && span.start <= span.end && span.end <= written.length).toBe(true);
          }
        }
        expect(isFormula(written)).toBe(written[0] === '=');
      }),
      { ...runs, numRuns: 10_000 },
    );
  });
});
