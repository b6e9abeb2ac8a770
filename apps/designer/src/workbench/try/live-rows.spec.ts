import { describe, expect, test } from '@jest/globals';
import type { RowWanted } from '../../engine/facts.js';
import { LiveRows } from './live-rows.js';

function wanted(key: string | undefined): RowWanted {
  return { table: 'people', keys: [key ?? ''], keyFields: ['id'], at: undefined, environmentKey: key };
}

describe('rows of the environment for a try', () => {
  test('each is asked for once, until it may have changed', async () => {
    const asked: string[] = [];
    const rows = new LiveRows(async ({ environmentKey }) => {
      asked.push(environmentKey!);
      return `{"rows":[{"row":{"id":"${environmentKey}"}}]}`;
    });
    expect(await rows.fetch([wanted('a'), wanted('b')], 0)).toBe(true);
    expect(await rows.fetch([wanted('a')], 1_000)).toBe(false);
    expect(await rows.fetch([wanted('a')], 61_000)).toBe(true);
    expect([asked, rows.pages.length]).toEqual([['a', 'b', 'a'], 2]);
  });

  test('rows of the release are not asked for; a refusal is no row', async () => {
    const rows = new LiveRows(() => Promise.reject(new Error('refused')));
    expect(await rows.fetch([wanted(undefined), wanted('a')], 0)).toBe(false);
    expect(rows.pages).toEqual([]);
  });
});
