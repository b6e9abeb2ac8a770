import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { readExample, type Diagnostic } from '@reckoner/diagnostics';
import { checkWorkspace } from '../../src/index.js';
import { allEntries } from './entries.js';

const entries = await allEntries();

function findings(files: ReadonlyMap<string, string>): Diagnostic[] {
  return [...checkWorkspace(Workspace.of(files)).diagnostics];
}

describe('every diagnostic', () => {
  it.each(entries.map((entry) => [entry.code, entry] as const))(
    '%s is what its bad example yields, there',
    (code, entry) => {
      const { files, marked } = readExample(entry.bad);
      const found = findings(files).map((diagnostic) => ({
        code: diagnostic.code,
        severity: diagnostic.severity,
        file: diagnostic.span.source.file,
        start: diagnostic.span.start,
        end: diagnostic.span.end,
      }));
      expect(found).toEqual([{ code, severity: entry.severity, ...marked }]);
    },
  );

  it.each(entries.map((entry) => [entry.code, entry] as const))(
    '%s is not what its good example yields, nor is another',
    (_code, entry) => {
      expect(findings(readExample(entry.good).files).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    },
  );

  it.each(entries.map((entry) => [entry.code, entry] as const))(
    '%s says why it matters and what to do',
    (_code, entry) => {
      const [found] = findings(readExample(entry.bad).files);
      expect(found?.reason).toMatch(/\S/);
      expect(found?.hint).toMatch(/\S/);
    },
  );

  it.each(entries.map((entry) => [entry.code, entry] as const))(
    '%s is mended by its fix, where it has one',
    (_code, entry) => {
      const { files } = readExample(entry.bad);
      const fix = findings(files)[0]?.fix;
      if (!fix) return;
      const { source } = fix.edits[0]!.span;
      const edits = [...fix.edits].sort((a, b) => b.span.start - a.span.start);
      const mended = edits.reduce(
        (text, { span, text: by }) => text.slice(0, span.start) + by + text.slice(span.end),
        source.text,
      );
      expect(findings(new Map([...files, [source.file, mended]])).map(({ code }) => code)).not.toContain(entry.code);
    },
  );

  it('has a code of its own', () => {
    const codes = entries.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    for (const code of codes) expect(code).toMatch(/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/);
  });
});
