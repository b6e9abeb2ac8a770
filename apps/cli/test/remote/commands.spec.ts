/** The commands that work on a running runtime, against one with its database, as processes. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { entry } from '../../../runtime/test/demo-workspace.js';
import { linesOf } from '../reckoner.js';
import { Served } from './served.js';

const served = new Served();
const TABLE = 'demo/projects';
const PROJECTS = 'code,status,rate,entity\nP-1,open,100,DE01\nP-2,closed,80,DE01\n';

jest.setTimeout(120_000);
beforeAll(() => served.start(), 120_000);
afterAll(() => served.stop(), 60_000);

/** A CloudEvent on a line. */
const event = (id: string, data: object): string =>
  JSON.stringify({ specversion: '1.0', id, source: 'demo', type: 'entry', data });

/** Until what is asked for holds: executing takes a moment. */
async function until<T>(ask: () => T, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = ask();
    if (holds(answer)) return answer;
    await wait(100);
  }
}

describe('login', () => {
  it('says in one line that nobody is logged in, or that nobody answers', () => {
    expect(served.run(['events'])).toMatchObject({
      code: 2,
      out: '',
      said: expect.stringMatching(/^Which runtime\?.*\n$/),
    });
    const nobody = { RECKONER_URL: 'http://127.0.0.1:9', RECKONER_TOKEN: 'x' };
    expect(served.run(['events'], { env: nobody })).toMatchObject({
      code: 3,
      out: '',
      said: expect.stringMatching(/^Nobody answers at http:\/\/127.0.0.1:9\..*\n$/),
    });
  });

  it('says in one line what the runtime refuses', () => {
    const env = { RECKONER_URL: served.url, RECKONER_TOKEN: 'rk_unknown' };
    const { code, said } = served.run(['events'], { env });
    expect([code, said]).toEqual([2, expect.stringMatching(/^NOT_AUTHENTICATED: .*\(correlation \S+\)\n$/)]);
  });

  it('takes a link once, and keeps it for nobody else to read', () => {
    const ran = served.run(['login', served.link]);
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining(served.url) });
    const file = path.join(served.config, 'reckoner', 'login.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(served.json(['login'])).toMatchObject({
      url: served.url,
      environment: 'dev',
      actor: expect.stringMatching(/^person:/),
    });
    expect(served.run(['login', served.link]).said).toMatch(/^LINK_INVALID: /);
    expect(served.run(['login', '--forget']).code).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  it('takes a key from a file or standard input, and replaces what was kept, whoever could read it', () => {
    expect(served.run(['login', served.url, '--key', served.keyFile]).code).toBe(0);
    const file = path.join(served.config, 'reckoner', 'login.json');
    chmodSync(file, 0o644);
    expect(served.run(['login', served.url, '--key', '-'], { input: readFileSync(served.keyFile) }).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('sends what it keeps for one address to no other', () => {
    const { code, said } = served.run(['events', '--url', 'http://127.0.0.1:9']);
    expect([code, said]).toEqual([2, expect.stringMatching(/^Nobody is logged in at http:\/\/127.0.0.1:9/)]);
  });

  it.each([
    ['no key', ['login', 'http://127.0.0.1:1'], /--key/],
    ['an address that is none', ['login', 'nowhere', '--key', '-'], /no address/],
    ['a key that is none', ['login', 'http://127.0.0.1:1', '--key', '-'], /holds no key/],
    ['an environment of somebody else', ['events', '--environment', 'prod'], /another environment/],
  ])('refuses %s', (_, args, words) => {
    expect(served.run(args, { input: 'two words' })).toMatchObject({
      code: 2,
      out: '',
      said: expect.stringMatching(words),
    });
  });
});

describe('import', () => {
  it('shows what would change, changes it with --yes, and then finds nothing to do', () => {
    served.folder.write('projects.csv', PROJECTS);
    const shown = served.run(['import', TABLE, 'projects.csv']);
    expect(shown).toMatchObject({ code: 0, said: expect.stringContaining('Nothing is changed yet') });
    expect(shown.out).toMatch(/^\+ \S*P-1.*\n\+ .*P-2.*\n2 added, 0 changed, 0 removed, 0 as they are, 0 refused\n$/);
    expect(served.json(['import', TABLE, 'projects.csv', '--yes'])).toMatchObject({ added: 2, version: 1 });
    expect(served.json(['import', TABLE, 'projects.csv'])).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('applies nothing while a row is refused, and says which and why', () => {
    const ran = served.run(['import', TABLE, '-', '--input-format', 'csv', '--yes'], {
      input: `${PROJECTS}P-3,open,dear,DE01\n`,
    });
    expect(ran).toMatchObject({ code: 1, said: expect.stringContaining('Nothing is applied') });
    expect(ran.out).toMatch(/^! line 4: /);
  });

  it('knows no table that there is not', () => {
    expect(served.run(['import', 'demo/nope', 'projects.csv'])).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^TABLE_UNKNOWN/),
    });
  });
});

describe('send', () => {
  it('sends CloudEvents as they are spelled, twice the same, and lists what was not taken by its line', () => {
    const lines = [
      event('e-1', entry('e-1', 1)),
      '',
      '{"no":"event"}',
      event('e-2', entry('e-2', 1, { project: 'P-2' })),
      'nonsense',
    ];
    served.folder.write('events.ndjson', lines.join('\n'));
    const ran = served.run(['send', 'events.ndjson', '--batch', '2']);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(
      /^line 3: NOT_A_CLOUD_EVENT: .*\nline 5: NOT_JSON: .*\n2 accepted, 0 known already, 0 in conflict, 2 refused\n$/,
    );
    const again = [event('e-1', entry('e-1', 1)), event('e-2', entry('e-2', 1, { hours: 1 }))].join('\n');
    expect(served.json(['send', '-'], { input: again })).toMatchObject({
      duplicate: 1,
      conflict: 1,
      problems: [{ line: 2, code: 'EVENT_CONFLICT' }],
    });
  });

  it('goes on from a line, and takes a JSON list', () => {
    const lines = ['nonsense', event('e-3', entry('e-3', 1))].join('\n');
    expect(served.json(['send', '-', '--from-line', '2'], { input: lines })).toMatchObject({ accepted: 1, refused: 0 });
    served.folder.write('list.json', `[\n${event('e-4', entry('e-4', 1))}\n]`);
    expect(served.json(['send', 'list.json'])).toMatchObject({ accepted: 1 });
  });

  it('sends the rows of a CSV by their types', () => {
    served.folder.write(
      'rows.csv',
      'id,rev,person,project,hours,status\nc-1,1,p-9,P-1,8,approved\nc-2,1,p-9,P-1,eight,approved\n',
    );
    const args = ['send', 'rows.csv', '--source', 'demo', '--type', 'entry', '--id', 'id'];
    const ran = served.run(args);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^line 3: ROW_INVALID: .*\n1 accepted, 0 known already, 0 in conflict, 1 refused\n$/);
    expect(served.json(args)).toMatchObject({ accepted: 0, duplicate: 1, refused: 1 });
  });

  it.each([
    ['a CSV that says not of what', ['send', 'rows.csv'], /--source and --type/],
    ['a file that is not there', ['send', 'nope.ndjson'], /There is no file nope.ndjson/],
    ['a JSON that is none', ['send', '-', '--input-format', 'json'], /is no JSON: line 1/],
  ])('refuses %s', (_, args, words) => {
    expect(served.run(args, { input: '[1,' })).toMatchObject({ code: 2, said: expect.stringMatching(words) });
  });
});

describe('events', () => {
  it('lists, searches, and shows one with all that came of it', async () => {
    const executed = await until(
      () => linesOf(served.run(['events', '--state', 'executed', '--format', 'json']).out),
      (rows) => rows.length === 5,
    );
    expect(executed.map(({ sourceId }) => sourceId)).toEqual(['c-1', 'e-4', 'e-3', 'e-2', 'e-1']);
    expect(served.run(['events', '--type', 'nope'])).toMatchObject({
      code: 0,
      out: '',
      said: 'There is no such event.\n',
    });
    expect(served.json(['events', 'show', 'e-2', '--source', 'demo'])).toMatchObject({
      executions: [{ outcome: 'rejected', reason: 'PROJECT_CLOSED' }],
    });
    const { out } = served.run(['events', 'show', String(executed[0]!['id'])]);
    expect(out).toMatch(/demo: accepted \(execution \d+, attempt 1\)\n(.|\n)*→ demo put standard: /);
    expect(served.run(['events', 'show', 'e-2'])).toMatchObject({ code: 2, said: expect.stringContaining('--source') });
    expect(served.run(['events', 'show', '999999'])).toMatchObject({
      code: 2,
      said: expect.stringMatching(/NOT_FOUND/),
    });
  });

  it('follows those that come in, until it is told to end', async () => {
    const child = served.spawn(['events', '--follow', '--limit', '1', '--format', 'json']);
    let out = '';
    child.stdout!.on('data', (chunk: Buffer) => (out += String(chunk)));
    const heard = async (text: string): Promise<void> => {
      while (!out.includes(text)) await once(child.stdout!, 'data');
    };
    await heard('c-1');
    expect(served.json(['send', '-'], { input: event('e-5', entry('e-5', 1)) })).toMatchObject({ accepted: 1 });
    await heard('e-5');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(linesOf(out).map(({ sourceId }) => sourceId)).toEqual(['c-1', 'e-5']);
  });
});

describe('cases', () => {
  let id = '';

  it('groups them, lists them, and shows one with its payload', () => {
    const groups = linesOf(served.run(['cases', '--format', 'json']).out);
    expect(groups).toEqual(expect.arrayContaining([expect.objectContaining({ reason: 'PROJECT_CLOSED', count: 1 })]));
    const [found] = linesOf(served.run(['cases', 'list', '--reason', 'PROJECT_CLOSED', '--format', 'json']).out);
    id = String(found!['id']);
    expect(served.run(['cases', 'show', id]).out).toMatch(/reason +PROJECT_CLOSED\n(.|\n)*"project": "P-2"/);
  });

  it('comments, assigns, retries one and a group, resolves and opens again', () => {
    expect(served.run(['cases', 'comment', id, '--text', 'asked them'])).toMatchObject({
      code: 0,
      out: '1 done, 0 refused\n',
    });
    expect(served.json(['cases', 'assign', id, '--to', 'ines'])).toEqual({ done: 1, refused: [] });
    expect(served.json(['cases', 'retry', '--reason', 'PROJECT_CLOSED'])).toEqual({ matched: 1 });
    expect(served.json(['cases', 'retry', '--reason', 'PROJECT_CLOSED', '--yes'])).toMatchObject({ done: 1 });
    expect(served.json(['cases', 'resolve', '999999', '--because', 'gone'])).toMatchObject({
      done: 0,
      refused: [{ code: 'CASE_UNKNOWN' }],
    });
    const history = (): unknown =>
      served.json<{ history: { action: string }[] }>(['cases', 'show', id]).history.map(({ action }) => action);
    expect(history()).toEqual(expect.arrayContaining(['commented', 'assigned']));
  });

  it('wants cases or a group', () => {
    expect(served.run(['cases', 'replay'])).toMatchObject({ code: 2, said: expect.stringContaining('--cause') });
    expect(served.run(['cases', 'show', 'x'])).toMatchObject({
      code: 2,
      said: expect.stringContaining('whole number'),
    });
  });
});

describe('export', () => {
  it.each(['events', 'executions', 'deliveries', 'totals'])('%s, as lines and as CSV with the same rows', (what) => {
    const rows = linesOf(served.run(['export', what]).out);
    expect(rows.length).toBeGreaterThan(1);
    const [header, ...lines] = served.run(['export', what, '--format', 'csv']).out.trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows.length);
    expect(header!.split(',').sort()).toEqual(expect.arrayContaining(Object.keys(rows[0]!).sort()));
  });

  it('reference rows, in a form that import takes', () => {
    expect(served.run(['export', 'reference', TABLE, '--format', 'csv', '--output', 'out.csv'])).toMatchObject({
      code: 0,
      out: '',
      said: '2 rows in out.csv.\n',
    });
    expect(served.json(['import', TABLE, 'out.csv'])).toMatchObject({ unchanged: 2, refused: 0 });
  });

  it.each([
    ['what there is not', ['export', 'nonsense'], /There is no export of nonsense/],
    ['reference rows of no table', ['export', 'reference'], /Which table\?/],
    ['a state that there is not', ['export', 'events', '--state', 'x'], /^FIELDS_INVALID: /],
    ['a folder that is not there', ['export', 'events', '--output', 'no/such/file'], /no\/such\/file/],
  ])('refuses %s', (_, args, words) => {
    expect(served.run(args)).toMatchObject({ code: 2, said: expect.stringMatching(words) });
  });
});

describe('audit', () => {
  it('lists, exports and proves', async () => {
    const [line] = linesOf(served.run(['audit', '--action', 'reference', '--format', 'json']).out);
    expect(line === undefined || String(line['action']).startsWith('reference')).toBe(true);
    const rows = linesOf(served.run(['audit', 'export']).out);
    expect(rows.length).toBeGreaterThan(20);
    const verified = await until(
      () => served.json<{ valid: boolean; head: { number: number; hash: string } | null }>(['audit', 'verify']),
      ({ head }) => head !== null,
    );
    const head = `${verified.head!.number}:${verified.head!.hash}`;
    expect(served.run(['audit', 'verify', '--head', head])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing was changed'),
    });
    const cut = served.run(['audit', 'verify', '--head', `${verified.head!.number + 1000}:${'0'.repeat(64)}`]);
    expect([cut.code, cut.out]).toEqual([1, expect.stringMatching(/^Broken: /)]);
    expect(served.run(['audit', 'verify', '--head', 'x'])).toMatchObject({
      code: 2,
      said: expect.stringContaining('NUMBER:HASH'),
    });
  });
});
