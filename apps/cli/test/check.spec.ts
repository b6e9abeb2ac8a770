import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Folder } from './reckoner.js';

const RULES = 'rules/eligibility.rules.yaml';

let folder: Folder;
beforeAll(() => void (folder = Folder.workspace()));
afterAll(() => folder.remove());

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint?: string;
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

function findings(of = folder): { code: number | null; diagnostics: Finding[] } {
  const { code, out } = of.run(['check', '.', '--format', 'json']);
  return { code, diagnostics: (JSON.parse(out) as { diagnostics: Finding[] }).diagnostics };
}

describe('reckoner check', () => {
  it('is quiet about what is sound', () => {
    const { code, out, said } = folder.run(['check', '.']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(said).toMatch(/^\d+ files, nothing to complain about\.\n$/);
    expect(findings()).toEqual({ code: 0, diagnostics: [] });
  });

  it('finds the workspace from a folder within', () => {
    expect(folder.run(['check', 'rules'])).toEqual(folder.run(['check', '.']));
  });

  it('says of a misspelt field where, what is known there, and what was probably meant', () => {
    folder.changed(
      RULES,
      (text) => text.replace('entry.hours == 0', 'entry.huors == 0'),
      () => {
        const { code, diagnostics } = findings();
        expect(code).toBe(1);
        expect(diagnostics).toHaveLength(1);
        expect(diagnostics[0]).toMatchObject({
          code: 'name/unknown-field',
          severity: 'error',
          message: '`entry` has no field `huors`',
          file: RULES,
          start: { line: 9, column: 19 },
          end: { line: 9, column: 24 },
        });
        expect(diagnostics[0]!.hint).toMatch(/^did you mean `entry\.hours`\? its fields: `id`, `person`, `project`/);
      },
    );
  });

  it('shows the place in the text', () => {
    folder.changed(
      RULES,
      (text) => text.replace('entry.hours == 0', 'entry.huors == 0'),
      () => {
        const { code, out } = folder.run(['check', '.']);
        expect(code).toBe(1);
        expect(out).toContain(`${RULES}:9:19`);
        expect(out).toContain('    when: = entry.huors == 0');
        expect(out).toMatch(/ {2}\^{5}\n/);
      },
    );
  });

  it('names a payload that no rule answers', () => {
    folder.changed(
      RULES,
      (text) => text.replace(/^otherwise.*\n/m, ''),
      () => {
        const { code, diagnostics } = findings();
        expect(code).toBe(1);
        expect(diagnostics.map((one) => one.code)).toEqual(['rules/unanswered']);
        const [, payload] = /for example (\{.*\}):/.exec(diagnostics[0]!.hint!)!;
        expect(JSON.parse(payload!)).toMatchObject({ entry: { approved: true } });
      },
    );
  });

  it('calls a number times a text a type error', () => {
    folder.changed(
      RULES,
      (text) => text.replace('entry.hours == 0', 'entry.hours * "abc" == 0'),
      () => {
        const { code, diagnostics } = findings();
        expect(code).toBe(1);
        expect(diagnostics.map((one) => [one.code, one.start])).toEqual([['type/mismatch', { line: 9, column: 27 }]]);
      },
    );
  });

  it('keeps the form of its JSON, field by field', () => {
    folder.changed(
      RULES,
      (text) => text.replace('entry.hours == 0', 'entry.huors == 0'),
      () => {
        const [finding] = findings().diagnostics;
        expect(Object.keys(finding!)).toEqual([
          'code',
          'severity',
          'message',
          'hint',
          'reason',
          'file',
          'start',
          'end',
        ]);
        expect(Object.keys(finding!.start)).toEqual(['line', 'column']);
      },
    );
  });

  it('reports files that are no YAML, of no kind, or hostile, and ends', () => {
    const other = Folder.workspace();
    other.write('rules/broken.rules.yaml', 'title: "open\nrules: [');
    other.write('rules/deep.rules.yaml', `title: ${'['.repeat(100_000)}`);
    other.write('rules/odd.ruls.yaml', 'title: A misspelt suffix\n');
    other.write('rules/bomb.rules.yaml', 'a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\ntitle: *b\n');
    const { code, diagnostics } = findings(other);
    expect(code).toBe(1);
    const files = new Set(diagnostics.map((one) => one.file));
    for (const file of ['broken.rules', 'deep.rules', 'odd.ruls', 'bomb.rules'])
      expect(files).toContain(`rules/${file}.yaml`);
    other.remove();
  });
});
