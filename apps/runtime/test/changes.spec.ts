import { beforeAll, describe, expect, test } from '@jest/globals';
import { callerOf, type TestCaller } from './calling.js';
import { DEMO } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

const runtime = useRuntime();
let ines: TestCaller;
let otto: TestCaller;
let base: string;

const json = (value: unknown): [string, string] => [JSON.stringify(value), 'application/json'];
const PATH = 'rules/new.rules.yaml';

beforeAll(async () => {
  ines = await callerOf(runtime, DEMO, ['analyst']);
  otto = await callerOf(runtime, DEMO, ['analyst']);
  const { answer } = await ines.get('/v1/environments');
  base = (answer['rows'] as { name: string; release: string }[]).find(({ name }) => name === 'dev')!.release;
});

async function begin(caller: TestCaller, title: string): Promise<number> {
  return (await caller.post('/v1/changes', ...json({ title, base }))).answer['id'] as number;
}

describe('a release', () => {
  test('gives its files, which stay as they are', async () => {
    const { answer, headers } = await ines.get(`/v1/releases/${base}/files`);
    const files = new Map((answer['files'] as { path: string; text: string }[]).map(({ path, text }) => [path, text]));
    expect(files).toEqual(new Map(Object.entries(DEMO)));
    expect(headers.get('cache-control')).toContain('immutable');
    expect((await ines.get(`/v1/releases/${'0'.repeat(64)}/files`)).answer).toMatchObject({ code: 'UNKNOWN_RELEASE' });
    expect((await ines.get(`/v1/releases/${base}`)).answer).toMatchObject({ hash: base, createdBy: 'test' });
  });
});

describe('a change', () => {
  test('is one at a time, and holds the versions of its files', async () => {
    const id = await begin(ines, 'Overtime in Germany');
    expect(await begin(ines, 'Another')).toBe(id);
    const save = (text: string | null, version: number) =>
      ines.put(`/v1/changes/${id}/files`, ...json({ path: PATH, text, version }));
    expect((await save('title: a\n', 0)).answer).toEqual({ version: 1 });
    expect((await save('title: b\n', 1)).answer).toEqual({ version: 2 });
    expect((await save('title: b\n', 2)).answer).toEqual({ version: 2 });
    expect((await save(null, 2)).answer).toEqual({ version: 3 });
    expect((await ines.get(`/v1/changes/${id}`)).answer).toMatchObject({
      title: 'Overtime in Germany',
      base,
      files: [{ path: PATH, version: 3 }],
      others: [],
    });
    expect((await ines.get(`/v1/changes/${id}/files`)).answer).toMatchObject({
      rows: [{ path: PATH, version: 3, text: null }],
    });
    const versions = (await ines.get(`/v1/changes/${id}/versions?path=${PATH}&limit=2`)).answer;
    expect(versions).toMatchObject({ rows: [{ text: null }, { text: 'title: b\n' }], next: expect.any(String) });
    expect((await ines.get(`/v1/changes/${id}/versions?path=${PATH}&cursor=${versions['next']}`)).answer).toMatchObject(
      { rows: [{ text: 'title: a\n' }] },
    );
  });

  test('refuses an edit of what was edited meanwhile, whoever comes first', async () => {
    const id = await begin(ines, 'x');
    const path = 'rules/race.rules.yaml';
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((text) => ines.put(`/v1/changes/${id}/files`, ...json({ path, text, version: 0 }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.answer).toMatchObject({ code: 'FILE_EDITED' });
  });

  test('is edited by its author alone, and says who edits the same', async () => {
    const hers = await begin(ines, 'x');
    const his = await begin(otto, 'His');
    const path = 'rules/both.rules.yaml';
    const edit = (version: number) => json({ path, text: `title: ${version}\n`, version });
    expect((await otto.put(`/v1/changes/${hers}/files`, ...edit(0))).answer).toMatchObject({
      code: 'CHANGE_OF_ANOTHER',
    });
    await ines.put(`/v1/changes/${hers}/files`, ...edit(0));
    await otto.put(`/v1/changes/${his}/files`, ...edit(0));
    expect((await ines.get(`/v1/changes/${hers}`)).answer['others']).toEqual([
      { path, id: his, title: 'His', author: expect.stringMatching(/^key:/) },
    ]);
    expect((await ines.get('/v1/changes?state=open')).answer['rows']).toHaveLength(2);
    expect((await ines.get('/v1/changes?mine=true')).answer['rows']).toHaveLength(1);
  });

  test('is closed and opened again, one at a time', async () => {
    const id = await begin(otto, 'x');
    const set = (which: number, to: unknown) => otto.put(`/v1/changes/${which}`, ...json(to));
    expect((await set(id, { state: 'closed' })).answer).toMatchObject({ state: 'closed' });
    expect(
      (await otto.put(`/v1/changes/${id}/files`, ...json({ path: PATH, text: '', version: 0 }))).answer,
    ).toMatchObject({ code: 'CHANGE_CLOSED' });
    const other = await begin(otto, 'Second');
    expect(other).not.toBe(id);
    expect((await set(id, { state: 'open' })).answer).toMatchObject({ code: 'CHANGE_OPEN' });
    await set(other, { state: 'closed' });
    expect((await set(id, { state: 'open', title: 'Again' })).answer).toMatchObject({ state: 'open', title: 'Again' });
  });

  test.each([
    '../x.rules.yaml',
    '/rules/x.yaml',
    'rules/../x.yaml',
    'rules/.x.yaml',
    'tmp/x.yaml',
    'rules/x.sh',
    'rules//x.yaml',
    '',
  ])('has no file at %j', async (path) => {
    const id = await begin(ines, 'x');
    const { status } = await ines.put(`/v1/changes/${id}/files`, ...json({ path, text: '', version: 0 }));
    expect(status).toBe(400);
  });

  test.each(['\0', '\ud800'])('takes no text that none can read: %j', async (text) => {
    const id = await begin(ines, 'x');
    const { status } = await ines.put(`/v1/changes/${id}/files`, ...json({ path: PATH, text, version: 3 }));
    expect(status).toBe(400);
  });

  test('leaves a line in the audit for each edit', async () => {
    const lines = await runtime.test.asOwner(
      `SELECT DISTINCT action FROM audit WHERE object_kind = 'change' ORDER BY 1`,
    );
    expect(lines.map(({ action }) => action)).toEqual(['change.closed', 'change.edited', 'change.opened']);
  });
});
