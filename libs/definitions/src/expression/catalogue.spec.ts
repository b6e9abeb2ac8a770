import { describe, expect, it } from '@jest/globals';
import { Source } from '@reckoner/diagnostics';
import type { Kind } from '../kinds/kind.js';
import { parseDefinition } from '../parse/definition.js';
import { EXPRESSION } from './catalogue.js';

/** The one file of an example, without the marks; and where they stood. */
function exampleOf(workspace: string): { kind: Kind; source: Source; marked: [number, number] } {
  const [head = '', ...lines] = workspace.split('\n');
  const text = lines.join('\n');
  const kind = /\.(\w+)\.yaml$/.exec(head)![1] as Kind;
  return {
    kind,
    source: new Source(head.slice(4), text.replace(/[«»]/g, '')),
    marked: [text.indexOf('«'), text.indexOf('»') - 1],
  };
}

describe.each(Object.values(EXPRESSION).map((entry) => [entry.code, entry] as const))('%s', (code, { bad, good }) => {
  it('is what its bad example yields, at the marked place', () => {
    const { kind, source, marked } = exampleOf(bad);
    const { diagnostics } = parseDefinition(kind, 'example', source);
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    expect([diagnostics[0]!.span.start, diagnostics[0]!.span.end]).toEqual(marked);
    expect(diagnostics[0]!.hint ?? code).toBeTruthy();
  });

  it('is mended in its good example', () => {
    const { kind, source } = exampleOf(good);
    expect(parseDefinition(kind, 'example', source).diagnostics).toEqual([]);
  });
});
