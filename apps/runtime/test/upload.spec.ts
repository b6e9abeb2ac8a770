import { beforeAll, describe, expect, test } from '@jest/globals';
import { callerOf, type Answer, type TestCaller } from './calling.js';
import { DEMO } from './demo-workspace.js';
import { WORKBOOK_MEDIA } from '../src/platform/workbook/limits.js';
import { useRuntime } from './runtime.js';
import { workbookOf } from './workbook-file.js';

const runtime = useRuntime({ RECKONER_ROLES: 'api' });
let api: TestCaller;

beforeAll(async () => {
  api = await callerOf(runtime, DEMO, ['sender']);
});

const HEAD = 'id,rev,person,project,hours,status\n';
const upload = (body: string | Uint8Array | ReadableStream, query: string, type = 'text/csv'): Promise<Answer> =>
  api.post(`/v1/uploads?source=demo&type=entry&${query}`, body, type);

async function bodies(): Promise<string[]> {
  const rows = await runtime.test.asOwner('SELECT body FROM event_payload ORDER BY event_id');
  return rows.map(({ body }) => String(body));
}

describe('POST /v1/uploads', () => {
  test('makes an event of each row; the same rows again, or under another name, are duplicates', async () => {
    const csv = `${HEAD}u-1,1,p-1,P-1,7.50,approved\nu-2,1,p-2,P-1,8,approved\n`;
    expect(await upload(csv, 'name=a.csv')).toMatchObject({
      status: 201,
      answer: { state: 'done', accepted: 2, duplicate: 0, refused: 0 },
    });
    expect(await bodies()).toContain(
      '{"hours":7.5,"id":"u-1","person":"p-1","project":"P-1","rev":1,"status":"approved"}',
    );
    expect((await upload(csv, 'name=b.csv')).answer).toMatchObject({ accepted: 0, duplicate: 2 });
    const lines = '{"rev":1,"id":"u-1","person":"p-1","project":"P-1","hours":7.50,"status":"approved"}\n';
    expect((await upload(lines, 'name=c.ndjson', 'application/x-ndjson')).answer).toMatchObject({ duplicate: 1 });
  });

  test('keeps a row that cannot be read with the reason, and takes the others', async () => {
    const csv = `${HEAD}k-1,1,p-1,P-1,eight,approved\nk-2,1,p-2,P-1,8,approved\n"k-3,1\n`;
    const { answer } = await upload(csv, 'name=k.csv');
    expect(answer).toMatchObject({ accepted: 1, refused: 2 });
    const { text } = await api.get(`/v1/uploads/${String(answer['id'])}/rows`);
    expect((JSON.parse(text) as { rows: unknown }).rows).toMatchObject([
      { row: 2, code: 'ROW_INVALID', message: expect.stringContaining('`hours` needs a number') },
      { row: 3, code: null, eventId: expect.any(Number) },
      { row: 4, code: 'ROW_UNREADABLE' },
    ]);
  });

  test('reads other encodings, delimiters and decimal commas', async () => {
    const csv = Buffer.from(`${HEAD.replaceAll(',', ';')}e-1;1;J\u00fcrgen;P-1;1.234,50;approved\n`, 'latin1');
    expect((await upload(csv, 'name=e.csv')).answer).toMatchObject({ refused: 1 });
    const query = 'name=e.csv&encoding=windows-1252&delimiter=;&decimalComma=true';
    expect((await upload(csv, query)).answer).toMatchObject({ accepted: 1 });
    expect((await bodies()).at(-1)).toContain('"hours":1234.5,"id":"e-1","person":"J\u00fcrgen"');
  });

  test('reads a workbook, with the rows numbered as the sheet numbers them', async () => {
    const rows = [
      ['id', 'rev', 'person', 'project', 'hours', 'status'],
      ['x-1', 1, 'p-1', 'P-1', 7.1999999999999993, 'approved'],
      ['x-2', 1, 'p-1', 'P-1', 'eight', 'approved'],
      ['x-3', 1, 'p-1', 'P-1', 8, 'approved', 'beyond'],
      // the same as a CSV would have it
      ['u-1', 1, 'p-1', 'P-1', 7.5, 'approved'],
    ];
    const bytes = workbookOf(rows);
    const { answer } = await upload(bytes, 'name=x.xlsx&decimalComma=true', WORKBOOK_MEDIA);
    expect(answer).toMatchObject({ state: 'done', accepted: 1, duplicate: 1, refused: 2 });
    const { text } = await api.get(`/v1/uploads/${String(answer['id'])}/rows`);
    expect((JSON.parse(text) as { rows: unknown }).rows).toMatchObject([
      { row: 2, code: null },
      { row: 3, code: 'ROW_INVALID', message: expect.stringContaining('`hours` needs a number') },
      { row: 4, code: 'ROW_UNREADABLE', message: expect.stringContaining('column 7') },
      { row: 5, code: 'DUPLICATE' },
    ]);
    expect((await bodies()).at(-1)).toContain('"hours":7.2,');
    expect(await upload('no workbook', 'name=y.xlsx', WORKBOOK_MEDIA)).toMatchObject({
      status: 400,
      answer: { code: 'FILE_UNREADABLE', detail: 'The file is no workbook (.xlsx).' },
    });
    expect(await upload(bytes, 'name=x.xlsx&sheet=Other', WORKBOOK_MEDIA)).toMatchObject({ status: 400 });
  });

  test('names rows by a field where one is given; another row under the name is a conflict', async () => {
    const row = (hours: number): string => `${HEAD}i-1,1,p-1,P-1,${hours},approved\n`;
    expect((await upload(row(1), 'name=i.csv&id=id')).answer).toMatchObject({ accepted: 1 });
    expect((await upload(row(2), 'name=i.csv&id=id')).answer).toMatchObject({ refused: 1 });
    const [kind] = await runtime.test.asOwner(`SELECT kind FROM exception_case WHERE kind = 'event-conflict'`);
    expect(kind).toEqual({ kind: 'event-conflict' });
  });

  test('takes one bad row among 20,000, tells how far it is meanwhile, and goes on after a cut', async () => {
    const count = 20_000;
    const lines = function* (from: number, to: number): Generator<string> {
      for (let row = from; row < to; row += 1) yield row === 777 ? 'nonsense\n' : `m-${row},1,p-1,P-1,8,approved\n`;
    };
    let cut: (() => void) | undefined;
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(HEAD + [...lines(0, count / 2)].join('')));
        cut = () => controller.error(new Error('cut off'));
      },
    });
    const interrupted = upload(half, 'name=m.csv').then(
      () => 'answered',
      () => 'cut off',
    );
    for (let accepted = 0; accepted === 0;) {
      const { text } = await api.get('/v1/uploads?name=m.csv');
      accepted = (JSON.parse(text) as { rows: { accepted: number }[] }).rows[0]?.accepted ?? 0;
    }
    cut!();
    expect(await interrupted).toBe('cut off');
    const whole = await upload(HEAD + [...lines(0, count)].join(''), 'name=m.csv');
    expect(whole.answer).toMatchObject({ state: 'done', refused: 1 });
    const { accepted, duplicate } = whole.answer as { accepted: number; duplicate: number };
    expect(duplicate).toBeGreaterThan(0);
    expect(accepted + duplicate).toBe(count - 1);
    const [stored] = await runtime.test.asOwner(
      `SELECT count(*)::int AS count FROM event_payload WHERE convert_from(body, 'UTF8') LIKE '%"m-%'`,
    );
    expect(stored).toEqual({ count: count - 1 });
  });

  test.each([
    ['another type', 'name=x', 'application/pdf', 415, 'CONTENT_TYPE_UNKNOWN'],
    ['an unknown encoding', 'name=x&encoding=utf-7', 'text/csv', 400, 'FIELDS_INVALID'],
    ['a header that does not fit', 'name=x', 'text/csv', 400, 'FILE_UNREADABLE'],
  ])('refuses %s', async (...[, query, type, status, code]) => {
    expect(await upload('a,b\n1,2\n', query, type)).toMatchObject({ status, answer: { code } });
  });

  test('refuses rows that no flow would take', async () => {
    const refused = await api.post('/v1/uploads?source=demo&type=none&name=x', HEAD, 'text/csv');
    expect(refused).toMatchObject({ status: 409, answer: { code: 'NO_FLOW' } });
  });
});
