import { describe, expect, it } from '@jest/globals';
import { parseFile, Workspace } from './workspace.js';

const REASONS = 'title: X\nreasons: {}\n';
const RULES = 'title: X\ninput: { entry: any }\nrules: []\notherwise: {}\n';
const CONNECTION = 'title: X\nsystem: x\ndirection: source\n';
const TABLE = 'title: X\nrows: release\nkey: [code]\nrow: any\n';

const of = (files: Record<string, string>) => Workspace.of(new Map(Object.entries(files)));
const codes = (workspace: Workspace) => workspace.diagnostics.map(({ code }) => code);

describe('parseFile', () => {
  it('tells kind and id by the path', () => {
    expect(parseFile('mappings/harvest/a.b/late.reasons.yaml', REASONS).definition).toMatchObject({
      kind: 'reasons',
      id: 'harvest/a.b/late',
    });
    expect(parseFile('anything/late.reasons.yaml', REASONS).definition).toMatchObject({ id: 'late' });
    expect(parseFile('reckoner.yaml', 'name: x\nlanguage: 1\n').definition).toMatchObject({ kind: 'workspace' });
    expect(parseFile('rules/late.txt', REASONS)).toMatchObject({ diagnostics: [] });
  });

  it('fills in what is declared as default, and leaves out what is not written', () => {
    const { definition } = parseFile('rules/x.rules.yaml', RULES);
    expect(definition!.value).toMatchObject({
      strategy: 'first',
      otherwise: { outcome: 'accept', outputs: new Map() },
    });
    expect(definition!.value).not.toHaveProperty('outputs');
  });

  it('keeps a definition with mistakes as far as it can be read, marked as not complete', () => {
    const { definition, diagnostics } = parseFile('rules/x.rules.yaml', `${RULES}odd: 1\nstrategy: frist\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['shape/unknown-field', 'shape/unknown-word']);
    expect(definition).toMatchObject({ complete: false, value: { title: 'X' } });
  });

  it('speaks of a missing field only where nothing unreadable may hide it', () => {
    const missing = parseFile('rules/x.rules.yaml', 'title: X\nrules: []\n').diagnostics.map(
      ({ data }) => data?.['field'],
    );
    expect(missing).toEqual(['input']);
    const hidden = parseFile('rules/x.rules.yaml', 'title: X\nrules: []\ninput: *x\n').diagnostics.map(
      ({ code }) => code,
    );
    expect(hidden).toEqual(['yaml/alias']);
  });
});

describe('Workspace', () => {
  it('resolves ids, and last segments that only one definition has', () => {
    const workspace = of({
      'mappings/harvest/harvest.connection.yaml': CONNECTION,
      'rules/a/same.rules.yaml': RULES,
      'rules/b/same.rules.yaml': RULES,
      'rules/same.rules.yaml': RULES,
      'rules/c/twin.rules.yaml': RULES,
      'rules/d/twin.rules.yaml': RULES,
    });
    expect(workspace.resolve('connection', 'harvest')).toMatchObject({ definition: { id: 'harvest/harvest' } });
    expect(workspace.resolve('rules', 'same')).toMatchObject({ definition: { id: 'same' } });
    expect(workspace.resolve('rules', 'b/same')).toMatchObject({ definition: { id: 'b/same' } });
    expect(workspace.resolve('rules', 'twin')).toMatchObject({ ambiguous: [{ id: 'c/twin' }, { id: 'd/twin' }] });
    expect(workspace.resolve('rules', 'none')).toBeUndefined();
    expect(workspace.resolve('table', 'b/same')).toBeUndefined();
    expect(codes(workspace)).toEqual([]);
  });

  it('knows one namespace of rules and tables', () => {
    const table = 'title: X\ninput: { a: any }\ninputs: { a: { value: = a } }\noutputs: { b: any }\nrows: []\n';
    const workspace = of({
      'rules/a/x.rules.yaml': RULES,
      'rules/b/x.table.yaml': table,
      'rules/y.rules.yaml': RULES,
      'rules/y.table.yaml': table,
    });
    expect(workspace.resolve('rules', 'x')).toMatchObject({ ambiguous: [{ kind: 'rules' }, { kind: 'table' }] });
    expect(codes(workspace)).toEqual(['workspace/duplicate-id']);
  });

  it('tells a broken definition from one that is not there', () => {
    const workspace = of({ 'rules/x.rules.yaml': 'title: [\n' });
    expect(workspace.resolve('rules', 'x')).toEqual({ broken: 'rules/x.rules.yaml' });
    expect(workspace.get('rules', 'x')).toBeUndefined();
  });

  it('finds nothing under inherited names', () => {
    const workspace = of({ 'rules/constructor.rules.yaml': RULES });
    expect(workspace.resolve('rules', 'constructor')).toMatchObject({ definition: { id: 'constructor' } });
    expect(workspace.resolve('rules', 'toString')).toBeUndefined();
    expect(workspace.resolve('rules', '__proto__')).toBeUndefined();
  });

  it('reads an edited file only', () => {
    const before = of({ 'rules/a.rules.yaml': RULES, 'rules/c.rules.yaml': RULES });
    const after = before.withFile('rules/a.rules.yaml', RULES.replace('X', 'Y')).withFile('rules/b.rules.yaml', RULES);
    expect(after.get('rules', 'c')).toBe(before.get('rules', 'c'));
    expect(after.get('rules', 'a')!.value.title).toBe('Y');
    expect(after.all('rules').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(
      after
        .withFile('rules/a.rules.yaml', undefined)
        .all('rules')
        .map(({ id }) => id),
    ).toEqual(['b', 'c']);
    expect(before.get('rules', 'a')!.value.title).toBe('X');
  });

  it('keeps the rows beside a table, and speaks of rows without one', () => {
    const workspace = of({
      'rules/p.reference.yaml': TABLE,
      'rules/p.csv': 'code\nP\n',
      'rules/p.sample.csv': 'code\nS\n',
      'rules/stray.csv': 'code\n',
    });
    const table = workspace.get('reference', 'p')!;
    expect([workspace.rowsOf(table, 'release')?.text, workspace.rowsOf(table, 'sample')?.text]).toEqual([
      'code\nP\n',
      'code\nS\n',
    ]);
    expect(codes(workspace)).toEqual(['workspace/stray-rows']);
  });

  it('has the same diagnostics whatever the order of the files', () => {
    const files: [string, string][] = [
      ['rules/z.rules.yaml', 'title: 1\n'],
      ['rules/a.rules.yaml', 'x'],
      ['rules/z.reasonz.yaml', ''],
    ];
    const forwards = Workspace.of(new Map(files)).diagnostics.map(({ code, span }) => [code, span.source.file]);
    const backwards = Workspace.of(new Map(files.toReversed())).diagnostics.map(({ code, span }) => [
      code,
      span.source.file,
    ]);
    expect(forwards).toEqual(backwards);
  });
});
