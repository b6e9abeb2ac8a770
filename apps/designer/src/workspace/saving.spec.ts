import { describe, expect, test } from '@jest/globals';
import { ProblemError } from '@reckoner/contract';
import { Saving, type ChangeStore } from './saving.js';
import { DocumentStore } from './store.js';

const FILE = 'rules/a.rules.yaml';

/** A change as the runtime keeps it: refuses what was edited on an older version. */
class Change implements ChangeStore {
  begun = 0;
  version = 0;
  text: string | null = 'released';
  isAway = false;

  async begin(): Promise<number> {
    this.begun += 1;
    return 1;
  }

  async save(_: number, file: { path: string; text: string | null; version: number }) {
    if (this.isAway) throw new ProblemError({ status: 503, code: 'AWAY', detail: 'Not now.' } as never);
    if (file.version !== this.version)
      throw new ProblemError({ status: 409, code: 'FILE_EDITED', detail: 'Edited.' } as never);
    this.text = file.text;
    return { version: (this.version += 1) };
  }

  async newest() {
    return { theirs: this.text, version: this.version, by: 'person:2' };
  }
}

function opened() {
  const store = new DocumentStore();
  store.load([{ path: FILE, text: 'released' }], []);
  const change = new Change();
  return { store, change, saving: new Saving(store, change) };
}

describe('saving', () => {
  test('begins the change at the first edit, once', async () => {
    const { store, change, saving } = opened();
    store.replace(FILE, 'one');
    await saving.flush();
    store.replace(FILE, 'two');
    await saving.flush();
    expect([change.begun, change.text, change.version, store.get(FILE)!.save]).toEqual([1, 'two', 2, 'saved']);
  });

  test('a failure is said, and saving again mends it', async () => {
    const { store, change, saving } = opened();
    change.isAway = true;
    store.replace(FILE, 'one');
    await saving.flush();
    expect([store.get(FILE)!.save, store.get(FILE)!.failure]).toEqual(['failed', 'Not now.']);
    change.isAway = false;
    await saving.save(FILE);
    expect([store.get(FILE)!.save, change.text]).toEqual(['saved', 'one']);
  });

  test.each([
    ['mine', 'mine'],
    ['theirs', 'theirs'],
  ])('a conflict is shown and ends with %s', async (chosen, text) => {
    const { store, change, saving } = opened();
    change.version = 4;
    change.text = 'theirs';
    store.replace(FILE, 'mine');
    await saving.flush();
    expect(store.get(FILE)!).toMatchObject({ save: 'conflict', conflict: { theirs: 'theirs', version: 4 } });
    await saving.settle(FILE, chosen);
    expect(store.get(FILE)!).toMatchObject({ text, save: 'saved', conflict: undefined });
    expect(change.text).toBe(text);
  });
});
