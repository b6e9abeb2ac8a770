import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../database.js';
import { EndToEnd } from './end-to-end.js';
import { json, TestTarget } from './target.js';

/** Projects are made at the target first; entries need what the target calls their project. */
const WORKSPACE: Readonly<Record<string, string>> = {
  'reckoner.yaml': 'name: demo\nlanguage: 1\n',
  'mappings/erp/erp.connection.yaml': `title: ERP
system: erp
direction: target
class: K2
operations:
  make-project: { method: PUT, path: "/projects/{key}", external-reference: ref, reference: id }
  create-project:
    class: K1
    path: /made
    external-reference: ref
    reference: id
    look-up: { path: /made, query: { q: "{key}" }, rows: items, reference: id }
  post-entry: { method: PUT, path: "/entries/{key}", external-reference: ref }
`,
  'mappings/psa/psa.connection.yaml': 'title: PSA\nsystem: psa\ndirection: source\n',
  'rules/reasons.reasons.yaml': `title: Reasons
reasons:
  PROJECT_UNKNOWN: { title: Not made at the target yet, owner: project-managers, service-level: P1D, remedy: Wait. }
`,
  'rules/xref/projects.reference.yaml': `title: What the ERP calls our projects
rows: environment
key: [code]
row: { type: object, required: [code, there], properties: { code: { type: string }, there: { type: string } } }
`,
  'flows/projects.flow.yaml': `title: Projects
on: { source: psa, type: project, key: [ = data.code ], revision: = data.rev }
steps:
  - deliver:
      to: erp
      operation: make-project
      body: = data
      key: [ = data.code ]
      correct: upsert
      remember: { in: xref/projects, key: [ = data.code ], value: = answer.id }
`,
  'flows/created.flow.yaml': `title: Projects that are looked up before they are made again
on: { source: psa, type: created, key: [ = data.code ] }
steps:
  - deliver:
      to: erp
      operation: create-project
      body: = data
      key: [ = data.code ]
      correct: upsert
      remember: { in: xref/projects, key: [ = data.code ], value: = answer.id }
`,
  'flows/entries.flow.yaml': `title: Entries
on: { source: psa, type: entry, key: [ = data.id ] }
steps:
  - enrich: { from: xref/projects, key: [ = data.project ], as: project, missing: hold PROJECT_UNKNOWN }
  - let: { value: "= { id: data.id, project: project.there }", as: body }
  - deliver: { to: erp, operation: post-entry, body: = body, key: [ = data.id ], correct: upsert }
`,
};

const database = useDatabase();
let target: TestTarget;
let world: EndToEnd;
let count = 0;
/** A project that no other case uses. */
let code = '';

beforeAll(async () => {
  target = await TestTarget.start();
  world = new EndToEnd(database);
  await world.run(WORKSPACE, { erp: target.address });
});
afterAll(async () => {
  await world.close();
  await target.stop();
});
beforeEach(() => {
  code = `P-${(count += 1)}`;
  target.seen.length = 0;
  target.answer = (seen, response) =>
    json(response, 200, seen.path.startsWith('/projects') ? { id: `ERP-${code}` } : {});
});

const came = (type: string, data: object) =>
  world.on.send({ source: 'psa', type, id: `${type}-${(count += 1)}`, data });
const project = (rev = 1) => came('project', { code, rev });
const rows = () =>
  world.on.query<{ body: string; version: number; current: boolean }>(
    `SELECT body, known_from AS version, known_to IS NULL AS current FROM reference_row WHERE key = $1 ORDER BY id`,
    [code],
  );
const cases = () =>
  world.on.query<{ kind: string; message: string }>(`SELECT kind, message FROM exception_case ORDER BY id`);

describe('what a delivery remembers', () => {
  it('is a row in the transaction that confirms it, and wakes the entry that missed it', async () => {
    await came('entry', { id: 'e-1', project: code });
    await world.settle();
    expect(target.seen).toHaveLength(0);
    await project();
    await world.settle();
    expect(await rows()).toMatchObject([{ body: JSON.stringify({ there: `ERP-${code}`, code }), current: true }]);
    const posted = target.seen.filter(({ path }) => path.startsWith('/entries'));
    expect(posted.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { id: 'e-1', project: `ERP-${code}` },
    ]);
    const [change] = await world.on.query(
      `SELECT cause, changed_by, added, changed FROM reference_change ORDER BY version DESC LIMIT 1`,
    );
    expect(change).toEqual({ cause: 'remember', changed_by: 'delivery', added: 1, changed: 0 });
    const ended = await world.on.query(
      `SELECT x.outcome, x.attempt FROM execution x JOIN business_key k ON k.id = x.business_key_id WHERE k.key = '["e-1"]'`,
    );
    expect(ended).toEqual([{ outcome: 'accepted', attempt: 2 }]);
  });

  it('is written anew where the target calls it otherwise, and not at all where nothing changed', async () => {
    await project(1);
    await world.settle();
    const version = (await rows())[0]!.version;
    await project(2);
    await world.settle();
    expect(await rows()).toHaveLength(1);
    target.answer = (_seen, response) => json(response, 200, { id: 'renamed' });
    await project(3);
    await world.settle();
    expect(await rows()).toMatchObject([
      { version, current: false },
      { body: JSON.stringify({ there: 'renamed', code }), version: version + 1, current: true },
    ]);
  });

  it('reads the row that a look-up found, where the answer itself was lost', async () => {
    target.answer = (seen, response) => {
      if (seen.method === 'POST') response.socket!.resetAndDestroy();
      else json(response, 200, { items: [{ id: 'found' }] });
    };
    await came('created', { code });
    await world.settle();
    expect((await rows()).map(({ body }) => body)).toEqual([JSON.stringify({ there: 'found', code })]);
  });

  it('becomes a case where the answer does not say it; the delivery is posted all the same', async () => {
    target.answer = (_seen, response) => json(response, 200, { id: 17 });
    await project();
    await world.settle();
    expect(await rows()).toEqual([]);
    const found = await cases();
    expect(found).toMatchObject([{ kind: 'not-remembered', message: expect.stringContaining('needs a text') }]);
    const [delivery] = await world.on.query(`SELECT state FROM delivery ORDER BY id DESC LIMIT 1`);
    expect(delivery).toEqual({ state: 'posted' });
  });

  it('leaves no trace where the transaction fails that confirms it', async () => {
    await project();
    await world.on.settle();
    const [{ id }] = (await world.on.query<{ id: number }>(`SELECT id FROM delivery ORDER BY id DESC LIMIT 1`)) as [
      { id: number },
    ];
    await database.asOwner(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.action = 'delivery.posted' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`,
    );
    await database.asOwner('CREATE TRIGGER refuse BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION refuse()');
    await world.deliver();
    expect(await rows()).toEqual([]);
    await database.asOwner('DROP TRIGGER refuse ON audit');
    await world.on.query(
      `UPDATE delivery_queue SET leased_until = clock_timestamp() - interval '1 second' WHERE delivery_id = $1`,
      [id],
    );
    await world.settle();
    expect(await rows()).toHaveLength(1);
  });
});
