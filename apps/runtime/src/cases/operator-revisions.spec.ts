import { expect, it } from '@jest/globals';
import { useDatabase } from '../../test/database.js';
import { DEMO, entry, OPEN } from '../../test/demo-workspace.js';
import { Executing } from '../../test/executing.js';
import { Caller } from '../access/caller.js';
import { PERMISSIONS, type Permission } from '../access/permissions.js';
import { OperatorRevisions } from './operator-revisions.js';

const base = useDatabase();

it('is executed in the place of the source’s revision, and gives way to the next one', async () => {
  const on = new Executing(base);
  await on.release(DEMO);
  await on.import('demo/projects', [OPEN]);
  await on.send({ id: 'o-1', data: entry('o-1', 1, { person: 'o', status: 'submitted' }) });
  await on.settle();
  const outcomes = () =>
    on.query<{ id: number; outcome: string; event: number }>(
      'SELECT id, outcome, event_id AS event FROM execution ORDER BY id',
    );
  const [held] = await outcomes();
  expect(held).toMatchObject({ outcome: 'held' });
  const { environment } = on;
  const about = { environment, kind: 'held' as const, eventId: held!.event, executionId: held!.id };
  await on.cases.open(base.database, [{ ...about, purpose: 'billing', reason: 'NOT_APPROVED', message: 'late' }]);
  const [{ id }] = (await on.query<{ id: number }>('SELECT id FROM exception_case')) as [{ id: number }];
  const by = (name: string, permission: Permission) => {
    const permissions = new Set(Object.keys(PERMISSIONS) as Permission[]);
    const grant = { role: 'all', permissions, environment: undefined, legalEntity: undefined, team: undefined };
    const caller = new Caller({ actor: `person:${name}`, name }, { id: environment, name: 'dev' }, [grant]);
    return { caller, permission, id, correlation: 'c' };
  };
  const revisions = new OperatorRevisions(base.database, on.audit, on.releases);
  const body = Buffer.from(JSON.stringify(entry('o-1', 1, { person: 'o', hours: 3 })));
  const another = Buffer.from(JSON.stringify(entry('o-1', 2, { person: 'o', hours: 3 })));
  await expect(revisions.write(by('ines', 'cases.edit'), another, 'as the next one')).rejects.toMatchObject({
    details: { code: 'IDENTITY_CHANGED' },
  });
  const number = await revisions.write(by('ines', 'cases.edit'), body, 'approved by mail');
  await revisions.approve(by('otto', 'cases.approve'), number);
  await on.settle();
  expect(await outcomes()).toMatchObject([{ outcome: 'superseded' }, { outcome: 'accepted' }]);
  expect(await on.query('SELECT state FROM exception_case')).toEqual([{ state: 'resolved' }]);
  await on.send({ id: 'o-1b', data: entry('o-1', 2, { person: 'o', hours: 4 }) });
  await on.settle();
  expect(await outcomes()).toMatchObject([
    { outcome: 'superseded' },
    { outcome: 'superseded' },
    { outcome: 'accepted' },
  ]);
});
