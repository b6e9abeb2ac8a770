import { describe, expect, it } from '@jest/globals';
import { Source } from '@reckoner/diagnostics';
import fc from 'fast-check';
import { readYaml } from '../yaml/read-yaml.js';
import type { MapNode, ScalarNode } from '../yaml/node.js';
import { expressionFromYaml } from './from-yaml.js';
import { parseTemplate } from './template.js';
import { printFormula } from './print.js';
import { quoteFormula } from './quote.js';
import { scalarText } from './parsed.js';
import type { Expression } from './expression.js';

function valueOf(text: string): MapNode['entries'][number]['value'] {
  const { root, diagnostics } = readYaml(new Source('example.yaml', text));
  expect(diagnostics).toEqual([]);
  return (root as MapNode).entries[0]!.value;
}

/** What of the file the parts of an expression cover, outermost first. */
function covered(expression: Expression): string[] {
  const { source, start, end } = expression.span;
  const inner = expression.kind === 'call' ? expression.args : expression.kind === 'list' ? expression.items : [];
  return [source.text.slice(start, end), ...inner.flatMap(covered)];
}

describe('the places of an expression in a YAML file', () => {
  it.each([
    ['plain', 'x: = a.b + "c"', ['a.b + "c"', 'a.b', '"c"']],
    ['single-quoted', `x: '= a.b & "it''s"'`, [`a.b & "it''s"`, 'a.b', `"it''s"`]],
    [
      'double-quoted',
      String.raw`x: "= \u0061.b & \"c\""`,
      [String.raw`\u0061.b & \"c\"`, String.raw`\u0061.b`, String.raw`\"c\"`],
    ],
    ['literal block', 'x: |-\n    = a.b +\n      cc\n', ['a.b +\n      cc', 'a.b', 'cc']],
    ['JSON-Logic', 'x: { "+": [{ var: a.b }, 1.50] }', ['{ "+": [{ var: a.b }, 1.50] }', '{ var: a.b }', '1.50']],
    ['a formula in JSON-Logic', `x: { not: '= a.b == "c"' }`, [`{ not: '= a.b == "c"' }`, 'a.b == "c"', 'a.b', '"c"']],
    ['an object', 'x: { object: { a: 1, b: = cc } }', ['{ object: { a: 1, b: = cc } }', 'a', '1', 'b', 'cc']],
  ])('%s', (_title, text, parts) => {
    const { expression, diagnostics } = expressionFromYaml(valueOf(text));
    expect(diagnostics).toEqual([]);
    expect(covered(expression!)).toEqual(parts);
  });

  it('are exact for each name of a path, in both notations', () => {
    for (const text of ['x: "= \\u0061.bb.`c c`"', 'x: { var: a.bb.c c }', "x: { var: ['a.bb.c c'] }"]) {
      const { expression } = expressionFromYaml(valueOf(text));
      const spans = expression?.kind === 'path' ? expression.segmentSpans : [];
      expect(
        spans.map(({ source, start, end }) =>
          source.text.slice(start, end).replace('\\u0061', 'a').replaceAll('`', ''),
        ),
      ).toEqual(['a', 'bb', 'c c']);
    }
  });

  it('are exact for a mistake, whatever surrounds it', () => {
    for (const text of [
      'x: = a ? b',
      "x: '= \"it''s\" ? b'",
      'x: "= \\"\\u00e9\\" ? b"',
      'x: |-\n   = a\n   ? b\n',
      'x: { "!": = a ? b }',
    ]) {
      const { diagnostics } = expressionFromYaml(valueOf(text));
      expect(diagnostics.map(({ span }) => span.source.text.slice(span.start, span.end))).toEqual(['?']);
      expect(diagnostics[0]!.span.start).toBe(text.indexOf('?'));
    }
  });

  it('are exact in messages', () => {
    const text = "x: 'It''s {{ {entry.id} of {round(a, 2)}'";
    const { template } = parseTemplate(scalarText(valueOf(text) as ScalarNode));
    const parts = template!.parts.map((part) => (typeof part === 'string' ? part : covered(part)[0]));
    expect(parts).toEqual(["It's { ", 'entry.id', ' of ', 'round(a, 2)']);
  });
});

describe('a literal in YAML', () => {
  it('keeps the text that spells it only where it is plain', () => {
    const literal = (text: string) => {
      const { expression } = expressionFromYaml(valueOf(text));
      return expression?.kind === 'literal' ? [expression.value, expression.plain] : undefined;
    };
    expect(literal('x: 0120')).toEqual([{ number: '120' }, '0120']);
    expect(literal('x: 1.50')).toEqual([{ number: '1.50' }, '1.50']);
    expect(literal('x: "1.50"')).toEqual(['1.50', undefined]);
    expect(literal('x: approved')).toEqual(['approved', 'approved']);
    expect(literal('x:')).toEqual([null, '']);
  });
});

describe('a quoted formula', () => {
  it('is read back from YAML as it was, on its own and within brackets', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(': ', ' #', "'", ',', '{', 'a:', '\ttab', '\u0085', '\ufeff'),
    );
    fc.assert(
      fc.property(text, (value) => {
        const span = new Source('nowhere', '').span();
        const formula = printFormula({
          kind: 'list',
          items: [
            { kind: 'literal', value, span },
            { kind: 'path', segments: [value], segmentSpans: [span], span },
          ],
          span,
        });
        for (const file of [`x: ${quoteFormula(formula, 'block')}\n`, `[${quoteFormula(formula, 'flow')}]\n`]) {
          const { root, diagnostics } = readYaml(new Source('example.yaml', file));
          expect(diagnostics).toEqual([]);
          const scalar =
            root!.kind === 'map' ? root!.entries[0]!.value : (root as unknown as { items: ScalarNode[] }).items[0]!;
          expect((scalar as ScalarNode).text).toBe(`= ${formula}`);
        }
      }),
      { numRuns: 1_000, seed: 20_261_121 },
    );
  });
});
