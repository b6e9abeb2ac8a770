import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Folder, reckoner } from './reckoner.js';

const COMMANDS = [
  ...['init', 'check', 'fmt', 'test', 'run', 'explain', 'eval', 'diff'],
  ...['login', 'send', 'events', 'cases', 'import', 'export', 'audit'],
];
/** Each with an action of its own. */
const ACTIONS = [
  ...['events list', 'events show', 'cases groups', 'cases list', 'cases show', 'cases retry', 'cases replay'],
  ...['cases assign', 'cases resolve', 'cases comment', 'cases reopen', 'audit list', 'audit export', 'audit verify'],
];

describe('help', () => {
  it('lists every command', () => {
    const { code, out } = reckoner(['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(out).toContain('Exit codes: 0 fine, 1 findings, 2 usage, 3 fault.');
  });

  it.each(COMMANDS)('explains %s', (command) => {
    const { code, out, said } = reckoner([command, '--help']);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(out).toContain(`Usage: reckoner ${command}`);
    expect(out).toContain('--help');
  });

  it.each([...COMMANDS.filter((command) => !ACTIONS.some((action) => action.startsWith(command))), ...ACTIONS])(
    'lets %s print as text or JSON',
    (command) => {
      expect(reckoner([...command.split(' '), '--help']).out).toContain('--format');
    },
  );

  it('says its version', () => {
    expect(reckoner(['--version'])).toEqual({ code: 0, out: '0.1.0\n', said: '' });
  });
});

describe('a wrong call ends with 2, one line and no data', () => {
  let folder: Folder;
  beforeAll(() => void (folder = Folder.workspace()));
  afterAll(() => folder.remove());

  it('shows its help where nothing was asked', () => {
    const { code, out } = reckoner([]);
    expect(code).toBe(2);
    expect(out).toContain('Usage: reckoner');
  });

  const calls: [string, string[], string][] = [
    ['an unknown command', ['rnu'], 'Did you mean run?'],
    ['an unknown option', ['check', '--fromat', 'json'], '--format'],
    ['an unknown choice', ['check', '--format', 'xml'], 'text, json'],
    [
      'an unknown flow',
      ['run', 'tiem', '--input', 'examples/time.ndjson'],
      'There is no flow tiem. Did you mean time?',
    ],
    ['an unknown flow to explain', ['explain', 'tiem', '--input', 'examples/time.ndjson'], 'The flows are: time.'],
    ['no input', ['run', 'time'], '--input'],
    ['a file that is not there', ['run', 'time', '--input', 'nope.ndjson'], 'There is no file nope.ndjson.'],
    [
      'rows that are not there',
      ['run', 'time', '--input', 'examples/time.ndjson', '--rows', 'nope'],
      'There is no folder nope.',
    ],
    ['a folder for a file', ['run', 'time', '--input', '.'], '. is a folder'],
    ['a moment that is none', ['run', 'time', '--input', 'examples/time.ndjson', '--now', 'today'], '2026-11-21T'],
    ['a delimiter of two', ['run', 'time', '--input', 'examples/time.ndjson', '--delimiter', ';;'], 'one character'],
    ['a line that is no number', ['explain', 'time', '--input', 'examples/time.ndjson', '--line', 'x'], '1 or more'],
    ['a line that is not there', ['explain', 'time', '--input', 'examples/time.ndjson', '--line', '9'], '--line'],
    ['a filter that fits nothing', ['test', '--filter', 'nope'], 'No file and no case'],
    ['a file where a folder is made', ['init', 'reckoner.yaml'], 'reckoner.yaml'],
    ['an unknown encoding', ['run', 'time', '--input', 'examples/time.ndjson', '--encoding', 'latin'], 'windows-1252'],
    [
      'workers that are no number',
      ['run', 'time', '--input', 'examples/time.ndjson', '--workers', 'all'],
      'from 1 to 64',
    ],
    [
      'a summary that cannot be written',
      ['run', 'time', '--input', 'examples/time.ndjson', '--summary-file', 'reckoner.yaml/x'],
      'cannot be written',
    ],
    ['a folder that is not there', ['check', 'nope'], 'There is no folder nope.'],
    ['no workspace', ['check', '/'], 'no reckoner.yaml'],
    ['a revision where git has none', ['diff', '--from', 'git:nope'], 'nope'],
    ['a reference that is none', ['diff', '--from', 'nope'], 'nope is no folder'],
  ];
  it.each(calls)('%s', (_, args, said) => {
    const ran = folder.run(args);
    expect(ran.code).toBe(2);
    expect(ran.said).toContain(said);
    expect(ran.said).not.toContain('    at ');
  });
});
