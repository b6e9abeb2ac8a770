import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { renderText } from '@reckoner/diagnostics';
import { checkWorkspace, correct, evaluateDefinition, standing, validateValue } from '../../src/index.js';
import { Both, eventOf } from '../flows/both.js';
import { designFiles } from './files.js';

const checked = checkWorkspace(Workspace.of(designFiles()));
const both = new Both(checked);

/** An approved entry of 44 hours in one go, as the source sends it. */
const entry = (changes: object = {}) => ({
  id: 88,
  spent_date: '2026-11-18',
  rounded_hours: 44,
  user: { id: 7 },
  project: { code: 'P-DE' },
  notes: 'review travel',
  billable: true,
  approval_status: 'approved',
  updated_at: '2026-11-20T08:00:00Z',
  ...changes,
});
const run = (changes: object = {}, host = both.host()) => both.run('approved-time', eventOf(entry(changes)), host);

describe('the definitions of the design', () => {
  it('are checked without a finding', () => {
    expect(renderText(checked.diagnostics)).toBe('No findings.');
  });
});

describe('approved time', () => {
  it('of 44 hours in a German week is 40 hours and 4 at the higher rate', () => {
    const { execution, fallbacks } = run();
    expect(fallbacks).toEqual([]);
    expect(execution.result).toEqual({
      outcome: 'accepted',
      purposes: {
        cost: { outcome: 'accepted' },
        billing: {
          outcome: 'accepted',
          parts: [
            { part: 'standard', outcome: 'accepted' },
            { part: 'overtime', outcome: 'accepted' },
          ],
        },
      },
    });
    expect(
      execution.deliveries.map(({ purpose, part, operation, key, body }) => ({ purpose, part, operation, key, body })),
    ).toEqual([
      { purpose: 'cost', operation: 'post-cost', key: ['harvest:88'], body: { externalId: 'harvest:88', hours: 44 } },
      {
        purpose: 'billing',
        part: 'standard',
        operation: 'upsert-time-bill',
        key: ['harvest:88', 'standard'],
        body: { externalId: 'harvest:88', hours: 40, amount: 4004 },
      },
      {
        purpose: 'billing',
        part: 'overtime',
        operation: 'upsert-time-bill',
        key: ['harvest:88', 'overtime'],
        body: { externalId: 'harvest:88', hours: 4, amount: 600.6 },
      },
    ]);
    expect(execution.draws).toEqual([{ balance: 'billing/weekly-hours', key: 'E-7/2026-W47', amount: 40 }]);
    expect(execution.subject).toEqual({
      sourceId: 'harvest:88',
      employee: { id: 'E-7' },
      workDate: '2026-11-18',
      hours: 44,
      projectCode: 'P-DE',
      approval: { status: 'approved' },
      billable: true,
      tags: ['REVIEW', 'TRAVEL'],
    });
  });

  it('under a French contract is overtime beyond 35 hours, and goes to the other ERP', () => {
    const { execution, fallbacks } = run({ project: { code: 'P-FR' } });
    expect(fallbacks).toEqual([]);
    expect(execution.deliveries.slice(1).map(({ to, part, body }) => [to, part, body])).toEqual([
      ['sap', 'standard', { Reference: 'harvest:88', NetAmount: 3150 }],
      ['sap', 'overtime', { Reference: 'harvest:88', NetAmount: 810 }],
    ]);
  });

  it('draws on what the person had before in the week, and has no part of zero', () => {
    const host = both.host();
    const first = run({ rounded_hours: 40 }, host).execution;
    host.commit(first.draws);
    expect(first.deliveries.map(({ part }) => part)).toEqual([undefined, 'standard']);
    const next = run({ id: 89, rounded_hours: 4 }, host).execution;
    expect(next.deliveries.map(({ part }) => part)).toEqual([undefined, 'overtime']);
    expect(run({ id: 90, spent_date: '2026-11-25', rounded_hours: 4 }, host).execution.deliveries[1]?.part).toBe(
      'standard',
    );
  });

  it('without hours is not billed, and costs nothing', () => {
    const { purposes } = run({ rounded_hours: 0 }).execution.result;
    expect(purposes?.['billing']).toMatchObject({ outcome: 'excluded', reason: 'NOT_APPLICABLE' });
  });

  it('that is not approved is held for billing alone, and its source is told why', () => {
    const { execution } = run({ approval_status: 'submitted' });
    const held = {
      outcome: 'held',
      reason: 'NOT_APPROVED',
      message: 'Entry harvest:88 is submitted; only approved time is billed.',
      owner: 'project-managers',
      remedy: 'Approve the entry.',
      deadline: 'P3D',
    };
    expect(execution.result).toEqual({ ...held, purposes: { cost: { outcome: 'accepted' }, billing: held } });
    expect(execution.draws).toEqual([]);
    expect(execution.deliveries).toEqual([
      expect.objectContaining({ purpose: 'cost' }),
      {
        purpose: 'billing',
        to: 'harvest',
        operation: 'annotate',
        key: [88, 'billing', 'NOT_APPROVED'],
        body: { code: 'NOT_APPROVED', message: held.message, owner: held.owner, remedy: held.remedy },
      },
    ]);
  });

  it('on a project that closed before the work is rejected; one that is open is not asked for the day', () => {
    const { execution } = run({ project: { code: 'P-CLOSED' }, spent_date: '2026-11-02' });
    expect(execution.result.purposes?.['billing']).toMatchObject({
      outcome: 'rejected',
      reason: 'PROJECT_CLOSED',
      remedy: 'Reopen the project, or move the entry to an open one.',
    });
    expect(execution.deliveries.at(-1)).toMatchObject({ to: 'harvest', key: [88, 'billing', 'PROJECT_CLOSED'] });
    expect(run({ project: { code: 'P-CLOSED' }, spent_date: '2026-10-31' }).execution.result.outcome).toBe('accepted');
  });

  it('on an unknown project is held as a whole, once for each purpose', () => {
    const { execution } = run({ project: { code: 'P-?' } });
    expect(execution.result).toMatchObject({
      outcome: 'held',
      reason: 'PROJECT_UNKNOWN',
      deadline: 'P2D',
      purposes: {
        cost: { outcome: 'held', reason: 'PROJECT_UNKNOWN' },
        billing: { outcome: 'held', reason: 'PROJECT_UNKNOWN' },
      },
    });
    expect(execution.deliveries.map(({ purpose, key }) => [purpose, key])).toEqual([
      ['cost', [88, 'cost', 'PROJECT_UNKNOWN']],
      ['billing', [88, 'billing', 'PROJECT_UNKNOWN']],
    ]);
    expect(run({ project: { code: 'P-ORPHAN' } }).execution.result.reason).toBe('CONTRACT_UNKNOWN');
  });

  it('of nobody who works here on that day is rejected, and the look-up named', () => {
    for (const changes of [{ user: { id: 9 } }, { user: { id: 8 } }, { spent_date: '2025-12-31' }]) {
      const { result } = run(changes).execution;
      expect(result).toMatchObject({ outcome: 'rejected', reason: 'FIELD_MISSING' });
      expect(result.message).toMatch(/`employee\.id`.*`(?:reference\/)?employees`/);
    }
    expect(run({ user: { id: 8 }, spent_date: '2026-06-30' }).execution.result.outcome).toBe('accepted');
  });

  it('that is no time entry is rejected before anything else, for every purpose', () => {
    const { result } = run({ rounded_hours: 'eight' }).execution;
    expect(result).toMatchObject({
      outcome: 'rejected',
      reason: 'INVALID_PAYLOAD',
      purposes: { cost: { reason: 'INVALID_PAYLOAD' }, billing: { reason: 'INVALID_PAYLOAD' } },
    });
  });

  it('that is routed to nowhere fails in each part', () => {
    const { result } = run({ project: { code: 'P-ODD' } }).execution;
    expect(result.purposes?.['billing']).toMatchObject({
      outcome: 'failed',
      error: { code: 'NO_ROUTE' },
      parts: [
        { part: 'standard', outcome: 'failed' },
        { part: 'overtime', outcome: 'failed' },
      ],
    });
    expect(result.purposes?.['cost']).toEqual({ outcome: 'accepted' });
  });
});

describe('a newer revision of approved time', () => {
  const flow = checked.program.find('flow', 'approved-time')!;
  /** What the newer one owes after the former was posted. */
  const corrected = (former: object, newer: object) => {
    const host = both.host();
    const posted = run(former, host).execution;
    host.commit(posted.draws);
    host.release(posted.draws);
    return correct(flow, posted, run(newer, host).execution);
  };

  it('reverses the cost and posts it anew, and writes over the bills; what did not change is not sent again', () => {
    const { deliveries, stranded } = corrected(
      { rounded_hours: 8 },
      { rounded_hours: 7, updated_at: '2026-11-21T08:00:00Z' },
    );
    expect(deliveries.map(({ operation, body }) => [operation, body])).toEqual([
      ['reverse-cost', { externalId: 'harvest:88', hours: 8 }],
      ['post-cost', { externalId: 'harvest:88', hours: 7 }],
      ['upsert-time-bill', { externalId: 'harvest:88', hours: 7, amount: 700.7 }],
    ]);
    expect(stranded).toEqual([]);
    expect(corrected({}, { notes: 'other words' }).deliveries).toEqual([]);
  });

  it('is told from an older one by its time, and from a conflict by its body', () => {
    const at = (revision: string, data: object) => ({ revision, data: entry(data) });
    expect(standing(at('2026-11-20T08:00:00Z', {}), at('2026-11-20T09:00:00+02:00', {}))).toBe('older');
    expect(standing(at('2026-11-20T08:00:00Z', {}), at('2026-11-20T10:00:00+02:00', {}))).toBe('same');
    expect(standing(at('2026-11-20T08:00:00Z', {}), at('2026-11-20T08:00:00Z', { rounded_hours: 1 }))).toBe('conflict');
  });
});

describe('the test of the design', () => {
  it('decides without what is not given', () => {
    const sample = JSON.parse(
      checked.workspace.source('mappings/canonical/approved-entry.sample.json')!.text,
    ) as object;
    const rules = checked.program.find('rules', 'billing/eligibility')!;
    const inputs = {
      entry: { ...sample, workDate: '2026-11-02' },
      project: { status: 'closed', closedOn: '2026-10-31' },
    };
    const surroundings = { now: '2026-11-21T10:00:00Z', row: () => undefined, validate: validateValue };
    expect(evaluateDefinition(rules, inputs, surroundings)).toMatchObject({
      outcome: 'reject',
      reason: 'PROJECT_CLOSED',
    });
  });
});
