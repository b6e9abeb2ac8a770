import { describe, expect, test } from '@jest/globals';
import { isEdited } from './document.js';
import { DocumentStore } from './store.js';

const FILE = 'rules/a.rules.yaml';

function opened(text = 'title: A\n'): DocumentStore {
  const store = new DocumentStore();
  store.load([{ path: FILE, text }], []);
  return store;
}

function type(store: DocumentStore, at: number, letters: string): void {
  [...letters].forEach((text, index) => store.edit(FILE, [{ start: at + index, end: at + index, text }]));
}

describe('the store', () => {
  test('what is typed in one go is taken back in one go, and made again', () => {
    const store = opened();
    type(store, 8, 'bc');
    expect(store.get(FILE)!.text).toBe('title: Abc\n');
    expect(store.undo(FILE)).toBe(true);
    expect(store.get(FILE)!.text).toBe('title: A\n');
    expect(store.undo(FILE)).toBe(false);
    expect(store.redo(FILE)).toBe(true);
    expect(store.get(FILE)!.text).toBe('title: Abc\n');
  });

  test('typing elsewhere is a step of its own', () => {
    const store = opened();
    type(store, 8, 'b');
    type(store, 0, '#');
    store.undo(FILE);
    expect(store.get(FILE)!.text).toBe('title: Ab\n');
  });

  test('a new edit forgets what was taken back', () => {
    const store = opened();
    type(store, 8, 'b');
    store.undo(FILE);
    type(store, 8, 'c');
    expect(store.redo(FILE)).toBe(false);
  });

  test('a view is told whose step it was', () => {
    const store = opened();
    const view = {};
    const heard: unknown[] = [];
    store.onStep(({ origin }) => heard.push(origin));
    store.edit(FILE, [{ start: 0, end: 0, text: '# ' }], view);
    store.undo(FILE);
    expect(heard).toEqual([view, undefined]);
  });

  test('files come, go, and come back', () => {
    const store = opened();
    store.create('rules/b.rules.yaml', '');
    expect(store.paths).toEqual([FILE, 'rules/b.rules.yaml']);
    store.delete(FILE);
    expect(store.paths).toEqual(['rules/b.rules.yaml']);
    expect(store.edited.map(({ path, text }) => [path, text])).toEqual([
      [FILE, null],
      ['rules/b.rules.yaml', ''],
    ]);
    store.restore(FILE);
    store.restore('rules/b.rules.yaml');
    expect(store.paths).toEqual([FILE]);
    expect(store.edited).toEqual([]);
  });

  test('the change lies over the release', () => {
    const store = new DocumentStore();
    store.load([{ path: FILE, text: 'a' }], [{ path: FILE, text: 'b', version: 3 }]);
    const document = store.get(FILE)!;
    expect([document.text, document.saved.version, document.save, isEdited(document)]).toEqual(['b', 3, 'saved', true]);
  });
});
