import { describe, expect, it } from '@jest/globals';
import { GroupCommit, Overloaded } from './group-commit.js';

const LIMITS = { group: 4, waiting: 8, writers: 1, isOfOneItem: (error: unknown) => error instanceof RangeError };

/** A writer that ends each group when it is told to. */
function writer(): { groups: number[][]; end: (() => void)[]; write: (items: readonly number[]) => Promise<number[]> } {
  const groups: number[][] = [];
  const end: (() => void)[] = [];
  const write = (items: readonly number[]): Promise<number[]> => {
    groups.push([...items]);
    return new Promise((resolve) => end.push(() => resolve(items.map((item) => item * 10))));
  };
  return { groups, end, write };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('GroupCommit', () => {
  it('lets what arrives together, or during a write, share one', async () => {
    const { groups, end, write } = writer();
    const commits = new GroupCommit(write, LIMITS);
    const first = [commits.submit([1]), commits.submit([2])];
    await turn();
    const second = [commits.submit([3]), commits.submit([4])];
    expect(groups).toEqual([[1, 2]]);
    end[0]!();
    expect(await Promise.all(first)).toEqual([[10], [20]]);
    await turn();
    end[1]!();
    expect(await Promise.all(second)).toEqual([[30], [40]]);
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('does not let a group grow beyond its limit, but writes a larger call whole', async () => {
    const { groups, end, write } = writer();
    const commits = new GroupCommit(write, LIMITS);
    const answers = [commits.submit([1, 2, 3]), commits.submit([4, 5]), commits.submit([6])];
    for (let group = 0; group < 2; group += 1) {
      await turn();
      end[group]!();
    }
    expect(await Promise.all(answers)).toEqual([[10, 20, 30], [40, 50], [60]]);
    expect(groups).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const large = commits.submit([1, 2, 3, 4, 5, 6]);
    await turn();
    end[2]!();
    expect(await large).toHaveLength(6);
  });

  it('refuses what would have to wait too long', async () => {
    const { end, write } = writer();
    const commits = new GroupCommit(write, LIMITS);
    const taken = commits.submit([1, 2, 3, 4, 5, 6, 7]);
    await expect(commits.submit([8, 9])).rejects.toThrow(Overloaded);
    await turn();
    end[0]!();
    await taken;
    await commits.drained();
    const again = commits.submit([8, 9]);
    await turn();
    end[1]!();
    expect(await again).toEqual([80, 90]);
  });

  it('writes each call by itself where one of them may be at fault', async () => {
    const write = (items: readonly number[]): Promise<number[]> =>
      items.includes(13) ? Promise.reject(new RangeError('13')) : Promise.resolve([...items]);
    const commits = new GroupCommit(write, LIMITS);
    const settled = await Promise.allSettled([commits.submit([1]), commits.submit([13]), commits.submit([2])]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails all of a group at once where nothing can be written', async () => {
    let writes = 0;
    const commits = new GroupCommit<number, number>(() => {
      writes += 1;
      return Promise.reject(new Error('gone'));
    }, LIMITS);
    await Promise.allSettled([commits.submit([1]), commits.submit([2])]);
    expect(writes).toBe(1);
  });

  it('says when nothing is left to write', async () => {
    const { end, write } = writer();
    const commits = new GroupCommit(write, LIMITS);
    await commits.drained();
    const order: string[] = [];
    const written = commits.submit([1]).then(() => order.push('written'));
    const drained = commits.drained().then(() => order.push('drained'));
    await turn();
    end[0]!();
    await Promise.all([written, drained]);
    expect(order).toEqual(['written', 'drained']);
  });
});
