import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '../../src/index.js';
import { BOMBS } from './bombs.js';
import { inTime, LARGE_MS } from './limits.js';

const reference =
  'title: X\nrows: release\nkey: [ a ]\nrow: { type: object, required: [ a ], properties: { a: { type: string }, b: { type: number } } }\n';

/** As many rules, rows and steps as a file holds, each of them good. */
const LARGE = new Set(['many rules', 'a table of many rows', 'a flow of many steps', 'many fields']);

describe('a text that is made to break its reader', () => {
  it.each(BOMBS)('%s', (name, file, text) => {
    const files = new Map([
      [file, text],
      ...(file.endsWith('.csv') ? ([['rules/x.reference.yaml', reference]] as const) : []),
    ]);
    const most = LARGE.has(name) ? LARGE_MS : undefined;
    const workspace = inTime(`reading ${name}`, () => Workspace.of(files), most);
    const { diagnostics } = inTime(`checking ${name}`, () => checkWorkspace(workspace), most);
    for (const { message, hint, span } of diagnostics) {
      expect(message.length).toBeLessThan(2000);
      expect((hint ?? '').length).toBeLessThan(2000);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
    }
  });
});
