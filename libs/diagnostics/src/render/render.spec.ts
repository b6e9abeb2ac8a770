import { describe, expect, it } from '@jest/globals';
import type { Diagnostic } from '../diagnostic.js';
import { Source } from '../source.js';
import { renderJson } from './json.js';
import { renderText } from './text.js';

const source = new Source('rules/a.rules.yaml', 'title: Example\n\tstrategy: frist\n');
const finding: Diagnostic = {
  code: 'shape/unknown-word',
  severity: 'error',
  message: '`frist` is not one of `first`, `all`.',
  hint: 'did you mean `first`?',
  reason: 'Only what has the declared form means something.',
  span: source.span(26, 31),
};

describe('renderText', () => {
  it('shows the place with carets, what to do, and why', () => {
    expect(renderText([finding])).toBe(
      [
        'error `frist` is not one of `first`, `all`.  shape/unknown-word',
        '  rules/a.rules.yaml:2:12',
        '  2 │ \tstrategy: frist',
        '    │ \t          ^^^^^',
        '  help: did you mean `first`?',
        '  why: Only what has the declared form means something.',
        '',
        '1 error.',
      ].join('\n'),
    );
  });

  it('says that there is nothing to say', () => {
    expect(renderText([])).toBe('No findings.');
  });

  it('shows the part of a long line around the place', () => {
    const long = new Source('x', `${'a'.repeat(1000)}HERE${'b'.repeat(1000)}`);
    const lines = renderText([{ ...finding, span: long.span(1000, 1004) }]).split('\n');
    expect(lines[2]!.length).toBeLessThan(140);
    expect(lines[2]!.indexOf('HERE')).toBe(lines[3]!.indexOf('^^^^'));
  });

  it('lets no control character reach the terminal', () => {
    const hostile = new Source('x\u001b]0;y', '\u001b[2J\u202e evil');
    const text = renderText([{ ...finding, message: '\u001b[31m', span: hostile.span(0, 3) }]);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
  });

  it('counts what it does not show', () => {
    expect(renderText([finding, finding, finding], { max: 1 })).toContain('… and 2 more\n\n3 errors.');
  });

  it('survives a place past the end', () => {
    expect(renderText([{ ...finding, span: source.span(900, 901) }])).toContain('rules/a.rules.yaml:3:1');
  });
});

describe('renderJson', () => {
  it('is one line in the published format', () => {
    expect(JSON.parse(renderJson([finding]))).toEqual({
      diagnostics: [
        {
          code: 'shape/unknown-word',
          severity: 'error',
          message: finding.message,
          hint: finding.hint,
          reason: finding.reason,
          file: 'rules/a.rules.yaml',
          start: { line: 2, column: 12 },
          end: { line: 2, column: 17 },
        },
      ],
    });
    expect(renderJson([])).toBe('{"diagnostics":[]}');
  });
});
