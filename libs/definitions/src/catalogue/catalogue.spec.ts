import { describe, expect, it } from '@jest/globals';
import { readExample } from '@reckoner/diagnostics';
import { Workspace } from '../workspace/workspace.js';
import { SHAPE } from './shape.js';
import { WORKSPACE } from './workspace.js';
import { YAML } from './yaml.js';

const ENTRIES = [...Object.values(YAML), ...Object.values(SHAPE), ...Object.values(WORKSPACE)];

describe('the catalogue of reading definitions', () => {
  it.each(ENTRIES.map((entry) => [entry.code, entry] as const))(
    '%s: the bad example yields exactly it, where marked',
    (code, entry) => {
      const { files, marked } = readExample(entry.bad);
      const found = Workspace.of(files).diagnostics.map((diagnostic) => ({
        code: diagnostic.code,
        severity: diagnostic.severity,
        file: diagnostic.span.source.file,
        start: diagnostic.span.start,
        end: diagnostic.span.end,
      }));
      expect(found).toEqual([{ code, severity: entry.severity, ...marked }]);
    },
  );

  it.each(ENTRIES.map((entry) => [entry.code, entry] as const))(
    '%s: the good example yields nothing',
    (_code, entry) => {
      expect(Workspace.of(readExample(entry.good).files).diagnostics).toEqual([]);
    },
  );

  it.each(ENTRIES.map((entry) => [entry.code, entry] as const))('%s: a fix mends the bad example', (_code, entry) => {
    const { files } = readExample(entry.bad);
    const fix = Workspace.of(files).diagnostics[0]?.fix;
    if (!fix) return;
    const { source } = fix.edits[0]!.span;
    const edits = [...fix.edits].sort((a, b) => b.span.start - a.span.start);
    const mended = edits.reduce(
      (text, { span, text: by }) => text.slice(0, span.start) + by + text.slice(span.end),
      source.text,
    );
    expect(Workspace.of(files).withFile(source.file, mended).diagnostics).toEqual([]);
  });

  it('has each code once, under its stage', () => {
    const codes = ENTRIES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^(yaml|shape|workspace)\/[a-z-]+$/);
  });
});
