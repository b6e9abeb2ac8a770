import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Folder, linesOf, reckoner } from './reckoner.js';

const RULES = 'rules/eligibility.rules.yaml';

let folder: Folder;
beforeAll(() => void (folder = Folder.workspace()));
afterAll(() => folder.remove());

describe('reckoner init', () => {
  it('makes a workspace that checks, is formatted, passes its tests and runs', () => {
    expect(folder.run(['check', '.']).code).toBe(0);
    expect(folder.run(['fmt', '--check', '.']).code).toBe(0);
    const tested = folder.run(['test', '.']);
    expect(tested.code).toBe(0);
    expect(`${tested.out}${tested.said}`).toMatch(/\b6 passed, 0 failed/);
    expect(linesOf(folder.run(['run', 'time', '--input', 'examples/time.ndjson']).out)).toHaveLength(3);
  });

  it('says what it made as JSON, too', () => {
    const other = new Folder();
    const { code, out } = reckoner(['init', other.path, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      folder: other.path,
      files: expect.arrayContaining(['reckoner.yaml', RULES]),
    });
    const untidy = (text: string): string => text.replace('then: {', 'then:   {');
    other.changed(RULES, untidy, () => {
      const ran = other.run(['fmt', '--check', '--format', 'json']);
      expect(ran.code).toBe(1);
      expect(JSON.parse(ran.out)).toEqual({ files: [RULES], diagnostics: [] });
    });
    other.remove();
  });

  it('overwrites nothing', () => {
    const { code, said } = reckoner(['init', folder.path]);
    expect(code).toBe(2);
    expect(said).toContain('is a workspace already');
    const other = new Folder();
    other.write('rules/mine.txt', 'mine');
    expect(reckoner(['init', other.path])).toMatchObject({ code: 2, said: expect.stringContaining('rules') });
    other.remove();
  });
});

describe('reckoner fmt', () => {
  const untidy = (text: string): string =>
    text.replace('input: { entry: demo/time-entry }', 'input:   {entry:   demo/time-entry}');

  it('tells what differs with --check, changes nothing and ends with 1', () => {
    folder.changed(RULES, untidy, () => {
      const before = folder.read(RULES);
      expect(folder.run(['fmt', '--check', '.'])).toMatchObject({ code: 1, out: `${RULES}\n` });
      expect(folder.read(RULES)).toBe(before);
    });
  });

  it('brings files into form, once and for all', () => {
    const before = folder.read(RULES);
    folder.changed(RULES, untidy, () => {
      expect(folder.run(['fmt', '.'])).toMatchObject({ code: 0, out: `${RULES}\n` });
      expect(folder.read(RULES)).toBe(before);
      expect(folder.run(['fmt', '.'])).toMatchObject({ code: 0, out: '' });
    });
  });

  it('leaves a file that it cannot read as it is', () => {
    folder.changed(
      RULES,
      (text) => `${text}  broken: [\n`,
      () => {
        const before = folder.read(RULES);
        expect(folder.run(['fmt', '.']).code).toBe(1);
        expect(folder.read(RULES)).toBe(before);
      },
    );
  });
});

describe('reckoner diff', () => {
  let other: Folder;
  beforeAll(() => {
    other = new Folder();
    folder.copyTo(other);
  });
  afterAll(() => other.remove());

  const diff = (...args: string[]): ReturnType<typeof reckoner> => other.run(['diff', ...args]);

  it('finds nothing in layout and comments', () => {
    const layout = (text: string): string =>
      `# why\n${text.replace('input: { entry: demo/time-entry }', 'input:\n  entry: demo/time-entry')}`;
    other.changed(RULES, layout, () => {
      expect(diff('--from', folder.path, '--to', '.')).toMatchObject({
        code: 0,
        out: '',
        said: expect.stringContaining('Nothing changed in meaning'),
      });
    });
  });

  it('says in a sentence what changed, between folders', () => {
    other.changed(
      RULES,
      (text) => text.replace('entry.hours == 0', 'entry.hours <= 0'),
      () => {
        const { code, out } = diff('--from', folder.path, '--to', '.');
        expect(code).toBe(0);
        expect(out).toContain('rules eligibility');
        expect(out).toMatch(/some-time/);
        const { changes } = JSON.parse(diff('--from', folder.path, '--to', '.', '--format', 'json').out) as {
          changes: { kind: string; id: string; how: string; sentences: string[] }[];
        };
        expect(changes).toMatchObject([{ kind: 'rules', id: 'eligibility', how: 'changed' }]);
        expect(changes[0]!.sentences).not.toEqual([]);
      },
    );
  });

  it('compares revisions of git', () => {
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: other.path,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    expect(diff()).toMatchObject({ code: 0, out: '' });
    other.write('rules/rates.csv', other.read('rules/rates.csv').replace('P-2,98', 'P-2,99'));
    expect(diff().out).toMatch(/rates/);
    git('commit', '-q', '-a', '-m', 'second');
    expect(diff().out).toBe('');
    expect(diff('--from', 'git:HEAD~1', '--to', 'git:HEAD').out).toMatch(/98.*99/);
    expect(diff('--from', 'git:--output=x')).toMatchObject({ code: 2 });
  });
});

describe('reckoner explain', () => {
  const explain = (...args: string[]): ReturnType<typeof reckoner> =>
    folder.run(['explain', 'time', '--input', 'examples/time.ndjson', ...args]);

  it('says why one entry ended as it did, and what would have to change', () => {
    const { code, out } = explain('--line', '2');
    expect(code).toBe(0);
    expect(out).toContain('line 2: held NOT_APPROVED');
    expect(out).toContain('(entry.approved = false)');
    expect(out).toContain('Approve the entry.');
    expect(out).toMatch(/would change it: .*approved/);
  });

  it('finds entries by their text', () => {
    expect(explain('--match', 'Cleo').out).toContain('held NO_RATE');
    expect(explain('--match', 'Nobody')).toMatchObject({ code: 2, out: '' });
  });

  it('prints JSON with places', () => {
    const [explanation] = linesOf(explain('--line', '2', '--format', 'json').out);
    expect(explanation).toMatchObject({
      result: { outcome: 'held', reason: 'NOT_APPROVED' },
      steps: expect.any(Array),
    });
    expect(JSON.stringify(explanation)).toContain('"file":"rules/eligibility.rules.yaml"');
  });
});
