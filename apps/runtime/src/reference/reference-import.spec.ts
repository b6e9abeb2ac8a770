import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '@reckoner/engine';
import { useDatabase } from '../../test/database.js';
import { bookParts, zipOf } from '../../test/workbook-file.js';
import { ReferenceChanges } from './reference-changes.js';
import { ReferenceImports, type ImportRequest, type ImportState } from './reference-import.js';

const FILES = new Map([
  ['reckoner.yaml', 'name: t\nlanguage: 1\n'],
  [
    'mappings/t/rate.schema.yaml',
    `title: Rate
type: object
required: [project, amount]
properties:
  project: { type: string }
  amount: { type: number, minimum: 0 }
  validFrom: { type: string, format: date }
  validTo: { type: string, format: date }
`,
  ],
  [
    'rules/rates.reference.yaml',
    'title: Rates\nrows: environment\nkey: [project]\nrow: t/rate\ndated: { from: validFrom, to: validTo }\n',
  ],
]);

const { program } = checkWorkspace(Workspace.of(FILES));
const reference = program.find('reference', 'rates')!;
const schema = program.find('schema', 't/rate');
const test = useDatabase();
const HEADER = 'project,amount,validFrom,validTo\n';
let environment = 0;
let imports: ReferenceImports;

beforeAll(() => {
  imports = new ReferenceImports(test.database);
});

beforeEach(async () => {
  const [row] = await test.asOwner(`INSERT INTO environment (name) VALUES ('e' || $1) RETURNING id`, [++environment]);
  environment = row!['id'] as number;
});

async function compared(text: string, over: Partial<ImportRequest> = {}): Promise<ImportState> {
  const id = await imports.compare({
    environment,
    reference,
    schema,
    actor: 'ines',
    mode: 'replace',
    format: 'csv',
    stream: chunks(text),
    ...over,
  });
  return (await imports.state(environment, id))!;
}

async function* chunks(text: string): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7));
}

async function imported(text: string, over: Partial<ImportRequest> = {}): Promise<number> {
  const { id } = await compared(text, over);
  return (await imports.apply(environment, id, 'ines')).version;
}

async function live(): Promise<string[]> {
  const rows = await test.asOwner(
    'SELECT body FROM reference_row WHERE environment = $1 AND known_to IS NULL ORDER BY key, valid_from',
    [environment],
  );
  return rows.map(({ body }) => body as string);
}

describe('an import', () => {
  it('is compared first, and changes nothing before it is applied', async () => {
    await imported(
      `${HEADER}P-1,100,2026-01-01,2026-06-30\nP-1,110,2026-07-01,\nP-2,90,2026-01-01,\nP-3,80,2026-01-01,\n`,
    );
    const found = await compared(
      `${HEADER}P-1,100,2026-01-01,2026-06-30\nP-1,115.5,2026-07-01,\nP-3,80,2026-01-01,2026-12-31\nP-4,70,2026-01-01,\n`,
    );
    expect(found).toMatchObject({ state: 'compared', added: 1, changed: 2, removed: 1, unchanged: 1, refused: 0 });
    expect(await live()).toHaveLength(4);
    expect(await imports.apply(environment, found.id, 'ines')).toEqual({ version: 2 });
    expect(await live()).toEqual([
      '{"amount":100,"project":"P-1","validFrom":"2026-01-01","validTo":"2026-06-30"}',
      '{"amount":115.5,"project":"P-1","validFrom":"2026-07-01"}',
      '{"amount":80,"project":"P-3","validFrom":"2026-01-01","validTo":"2026-12-31"}',
      '{"amount":70,"project":"P-4","validFrom":"2026-01-01"}',
    ]);
    const [table] = await test.asOwner('SELECT version, row_count FROM reference_table WHERE environment = $1', [
      environment,
    ]);
    expect(table).toEqual({ version: '2', row_count: '4' });
  });

  it('keeps what was known before', async () => {
    await imported(`${HEADER}P-1,100,2026-01-01,\n`);
    await imported(`${HEADER}P-1,101,2026-01-01,\n`);
    const rows = await test.asOwner(
      `SELECT body::json ->> 'amount' AS amount, known_from, known_to FROM reference_row WHERE environment = $1 ORDER BY id`,
      [environment],
    );
    expect(rows).toEqual([
      { amount: '100', known_from: '1', known_to: '2' },
      { amount: '101', known_from: '2', known_to: null },
    ]);
  });

  it('leaves rows that the file lacks where it merges', async () => {
    await imported(`${HEADER}P-1,100,2026-01-01,\nP-2,90,2026-01-01,\n`);
    await imported(`${HEADER}P-2,95,2026-01-01,\n`, { mode: 'merge' });
    expect(await live()).toHaveLength(2);
  });

  it('refuses rows one by one, with line, code and reason', async () => {
    const found = await compared(
      `${HEADER}P-1,abc,2026-01-01,\n,5,2026-01-01,\nP-2,,2026-01-01,\nP-3,5,2026-02-01,2026-01-01\nP-4,5,2026-01-01,\nP-4,6,2026-03-01,\nP-5,1,2026-01-01,\n`,
    );
    expect(found).toMatchObject({ added: 2, refused: 5 });
    const { rows } = await imports.rows(environment, found.id, { difference: 'refused', limit: 10 });
    expect(rows.map(({ row, code }) => [row, code])).toEqual([
      [2, 'ROW_INVALID'],
      [3, 'KEY_MISSING'],
      [4, 'ROW_INVALID'],
      [5, 'DATES_REVERSED'],
      [7, 'ROWS_OVERLAP'],
    ]);
    expect(rows[4]!.message).toBe('lines 6 and 7 of the file have the same key and days, and differ');
  });

  it('passes over the same row again, and refuses another one for the same days', async () => {
    const row = 'P-1,100,2026-01-01,2026-06-30\n';
    const found = await compared(`${HEADER}${row}P-2,1,2026-01-01,\n${row}P-1,110,2026-03-01,\n${row}`);
    expect(found).toMatchObject({ added: 2, repeated: 2, refused: 1 });
    const { rows } = await imports.rows(environment, found.id, { difference: 'repeated', limit: 10 });
    expect(rows.map(({ row: line, message }) => [line, message])).toEqual([
      [4, 'line 2 of the file says the same'],
      [6, 'line 2 of the file says the same'],
    ]);
    const refused = await imports.rows(environment, found.id, { difference: 'refused', limit: 10 });
    expect(refused.rows).toMatchObject([{ row: 5, code: 'ROWS_OVERLAP' }]);
    await imports.apply(environment, found.id, 'ines');
    expect(await live()).toHaveLength(2);
    expect(await compared(`${HEADER}${row}${row}P-2,1,2026-01-01,\n`)).toMatchObject({
      unchanged: 2,
      repeated: 1,
      removed: 0,
    });
  });

  it('is not applied to a table that has moved on', async () => {
    const { id } = await compared(`${HEADER}P-1,100,2026-01-01,\n`);
    await imported(`${HEADER}P-9,1,2026-01-01,\n`);
    await expect(imports.apply(environment, id, 'ines')).rejects.toMatchObject({ details: { code: 'TABLE_MOVED_ON' } });
    await expect(imports.apply(environment, id, 'ines')).rejects.toMatchObject({ details: { code: 'TABLE_MOVED_ON' } });
    expect(await live()).toHaveLength(1);
  });

  it('is applied once', async () => {
    const { id } = await compared(`${HEADER}P-1,100,2026-01-01,\n`);
    const both = await Promise.allSettled([imports.apply(environment, id, 'a'), imports.apply(environment, id, 'b')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await live()).toHaveLength(1);
  });

  it('does not let two rows hold on one day', async () => {
    await imported(`${HEADER}P-1,100,2026-01-01,\n`);
    const { id } = await compared(`${HEADER}P-1,120,2026-05-01,\n`, { mode: 'merge' });
    await expect(imports.apply(environment, id, 'ines')).rejects.toMatchObject({ details: { code: 'ROWS_OVERLAP' } });
    expect(await live()).toHaveLength(1);
  });

  it('reads a row a line, too', async () => {
    await imported('{"project":"P-1","amount":1.50}\n\n{"project":"P-2","amount":2}', { format: 'ndjson' });
    expect(await live()).toEqual(['{"amount":1.5,"project":"P-1"}', '{"amount":2,"project":"P-2"}']);
  });

  it('reads a workbook, with its dates', async () => {
    const rows =
      '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row><row r="5"><c t="s"><v>3</v></c><c><v>1.5</v></c><c s="1"><v>46023</v></c></row>';
    const sharedTexts = ['project', 'amount', 'validFrom', 'P-1'].map((text) => `<t>${text}</t>`);
    const bytes = zipOf(bookParts({ rows, sharedTexts, formats: [0, 14] }));
    const stream = async function* (): AsyncGenerator<Buffer> {
      yield bytes;
    };
    await imported('', { format: 'xlsx', stream: stream() });
    expect(await live()).toEqual(['{"amount":1.5,"project":"P-1","validFrom":"2026-01-01"}']);
    await expect(compared('a,b', { format: 'xlsx' })).rejects.toMatchObject({ details: { code: 'FILE_UNREADABLE' } });
  });

  it.each([
    ['', 'The file is empty'],
    ['name,amount\n', 'The header is not right'],
  ])('refuses the file %j as a whole', async (text, message) => {
    await expect(compared(text)).rejects.toMatchObject({ details: { detail: expect.stringContaining(message) } });
  });
});

describe('a change of a row', () => {
  it('wakes what waited for it', async () => {
    await test.asOwner(
      `INSERT INTO execution (environment, event_id, flow, release_id, now, outcome) SELECT $1, 7, 'f', 3, now(), 'held' FROM generate_series(1, 2)`,
      [environment],
    );
    const executions = await test.asOwner('SELECT id FROM execution WHERE environment = $1 ORDER BY id', [environment]);
    for (const [index, key] of ['P-1', 'P-2'].entries()) {
      await test.asOwner(`INSERT INTO wake VALUES ($1, 'row', 'rates', $2, $3)`, [
        environment,
        key,
        executions[index]!['id'],
      ]);
    }
    const changes = new ReferenceChanges();
    const edit = { key: 'P-1', validFrom: null, validTo: null, body: '{"project":"P-1","amount":1}' };
    const by = { environment, table: 'rates', actor: 'sync', cause: 'connection' } as const;
    const change = () => test.database.transaction((session) => changes.apply(session, by, [edit]));
    expect(await change()).toEqual({ version: 1 });
    expect(await change()).toEqual({ version: 2 });
    const queued = await test.asOwner(
      'SELECT execution_id, cause, release_id FROM execution_queue WHERE environment = $1',
      [environment],
    );
    expect(queued).toEqual([{ execution_id: executions[0]!['id'], cause: 'woken', release_id: 3 }]);
    const noted = await test.asOwner(
      'SELECT version, added, changed, removed FROM reference_change WHERE environment = $1 ORDER BY version',
      [environment],
    );
    expect(noted).toEqual([
      { version: '1', added: '1', changed: '0', removed: '0' },
      { version: '2', added: '0', changed: '1', removed: '0' },
    ]);
  });
});
