import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEARER, Running } from './running.js';

let running: Running;
beforeAll(async () => void (running = await new Running().start({ entries: 400, seed: 11 })));
afterAll(() => running.stop());

interface Page {
  time_entries: { id: number; updated_at: string; approval_status: string }[];
  total_entries: number;
  next_page: number | null;
  links: { next: string | null };
}

async function page(query: string): Promise<Page> {
  return (await running.ask('GET', `/harvest/v2/time_entries?${query}`, { authorization: BEARER }))
    .body as unknown as Page;
}

describe('the pulled source', () => {
  it('gives all entries over its pages, each once, whatever timestamps meet at an edge', async () => {
    const ids: number[] = [];
    const moments: string[] = [];
    let next: string | null = `${running.sandbox.address}/harvest/v2/time_entries?per_page=7`;
    while (next !== null) {
      const got: Page = await page(new URL(next).search.slice(1));
      ids.push(...got.time_entries.map(({ id }) => id));
      moments.push(...got.time_entries.map((entry) => entry.updated_at));
      next = got.links.next;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe((await page('')).total_entries);
    expect(moments).toEqual([...moments].sort());
    expect(moments.some((moment, i) => i % 7 === 0 && moment === moments[i - 1])).toBe(true);
  });

  it('gives only what changed since a moment, that moment included', async () => {
    const all = (await page('')).time_entries;
    const since = all[200]!.updated_at;
    const got = (await page(`updated_since=${since}`)).time_entries;
    expect(got).toEqual(all.filter((entry) => entry.updated_at >= since));
    expect(
      (await page(`approval_status=unsubmitted`)).time_entries.every(
        (entry) => entry.approval_status === 'unsubmitted',
      ),
    ).toBe(true);
  });

  it('moves entries to later pages as they are revised', async () => {
    await running.control('source', { released: 100 });
    const before = await page('');
    await running.control('source', { released: 100 + 300 });
    const after = await page('');
    expect(after.total_entries).toBeGreaterThan(before.total_entries);
    const moved = before.time_entries.filter(({ id, updated_at }) =>
      after.time_entries.some((entry) => entry.id === id && entry.updated_at > updated_at),
    );
    expect(moved.length).toBeGreaterThan(0);
  });

  it('has in the ledger what it gave, once, also after a restart', async () => {
    await page('');
    const given = async (): Promise<Record<string, number>> =>
      (await running.ledger<{ source: Record<string, number> }>()).source;
    const before = await given();
    await running.restart();
    await page('');
    expect(await given()).toEqual(before);
    expect(before).toMatchObject({ emitted: before.acknowledged, open: 0 });
  });

  it('wants its token, and page numbers that are some', async () => {
    expect((await running.ask('GET', '/harvest/v2/time_entries')).body).toMatchObject({ error: 'invalid_token' });
    expect((await running.ask('GET', '/harvest/v2/time_entries?page=0', { authorization: BEARER })).status).toBe(422);
    expect(
      (await running.ask('GET', '/harvest/v2/time_entries?updated_since=soon', { authorization: BEARER })).status,
    ).toBe(422);
  });

  it('has expenses too', async () => {
    const { body } = await running.ask('GET', '/harvest/v2/expenses', { authorization: BEARER });
    expect((body.expenses as unknown[]).length).toBeGreaterThan(3);
  });
});
