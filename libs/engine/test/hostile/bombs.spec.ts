import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '../../src/index.js';
import { BOMBS } from './bombs.js';
import { withoutHanging } from './without-hanging.js';

const reference =
  'title: X\nrows: release\nkey: [ a ]\nrow: { type: object, required: [ a ], properties: { a: { type: string }, b: { type: number } } }\n';

/** As many rules, rows and steps as a file holds, each of them good. */
const LARGE = new Set(['many rules', 'a table of many rows', 'a flow of many steps', 'many fields']);

describe('a text that is made to break its reader', () => {
  it.each(BOMBS)('%s', (_, file, text) => {
    const files = new Map([
      [file, text],
      ...(file.endsWith('.csv') ? ([['rules/x.reference.yaml', reference]] as const) : []),
    ]);
    const workspace = withoutHanging(() => Workspace.of(files));
    const { diagnostics } = withoutHanging(() => checkWorkspace(workspace));
    for (const { message, hint, span } of diagnostics) {
      expect(message.length).toBeLessThan(2000);
      expect((hint ?? '').length).toBeLessThan(2000);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.end).toBeLessThanOrEqual(span.source.text.length);
    }
  });

  it.each(BOMBS.filter(([name]) => LARGE.has(name)))('is refused for no more than its size: %s', (_, file, text) => {
    const { diagnostics } = Workspace.of(new Map([[file, text]]));
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([]);
  });
});
