import { beforeAll, expect, test } from '@jest/globals';
import { callerOf, type TestCaller } from './calling.js';
import { DEMO } from './demo-workspace.js';
import { useRuntime } from './runtime.js';

const runtime = useRuntime({ RECKONER_ROLES: 'api' });
const PATH = '/v1/history/imports';
const FILE =
  'flow,key,revision,purpose,to,operation,documentKey,reference\ndemo,h-1,1,cost,demo,book,h-1,J-1\nnone,h-2,1,cost,demo,book,h-2,J-2\n';
let api: TestCaller;

beforeAll(async () => {
  api = await callerOf(runtime, DEMO, ['admin', 'viewer']);
});

test('history is compared, looked at, and applied over the API', async () => {
  const compared = await api.post(PATH, FILE, 'text/csv');
  expect(compared).toMatchObject({
    status: 201,
    answer: { state: 'compared', added: 1, refused: 1, sums: [{ flow: 'demo', purpose: 'cost', documents: 1 }] },
  });
  const at = `${PATH}/${String(compared.answer['id'])}`;
  const refused = await api.get(`${at}/rows?difference=refused`);
  expect(refused.answer).toMatchObject({ rows: [{ row: 3, code: 'FLOW_UNKNOWN' }] });
  expect(await api.post(`${at}/apply`, '', 'application/json')).toMatchObject({
    status: 200,
    answer: { state: 'applied' },
  });
  expect(await api.post(`${at}/apply`, '', 'application/json')).toMatchObject({
    status: 409,
    answer: { code: 'IMPORT_NOT_READY' },
  });
  const added = (await api.get(`${at}/rows`)).answer['rows'] as { executionId: number }[];
  expect(added).toMatchObject([{ row: 2, reference: 'J-1', executionId: expect.any(Number) }]);
  expect((await api.get('/v1/totals')).answer).toMatchObject({ events: { imported: 1 }, isBalanced: true });
});

test.each([
  ['another type', FILE, 'text/plain', 415, 'CONTENT_TYPE_UNKNOWN'],
  ['an unknown header', 'a,b\n1,2\n', 'text/csv', 400, 'FILE_UNREADABLE'],
  ['nothing', '', 'text/csv', 400, 'FILE_UNREADABLE'],
])('refuses %s', async (...[, body, type, status, code]) => {
  expect(await api.post(PATH, body, type)).toMatchObject({ status, answer: { code } });
});

test('no other environment is shown', async () => {
  const unknown = `${PATH}/00000000-0000-4000-8000-000000000000`;
  expect(await api.get(unknown)).toMatchObject({ status: 404, answer: { code: 'IMPORT_UNKNOWN' } });
  expect((await api.get(PATH)).status).toBe(200);
});
