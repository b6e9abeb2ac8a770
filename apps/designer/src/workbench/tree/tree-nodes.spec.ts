import { describe, expect, test } from '@jest/globals';
import { bestOf, fileNodes, filtered, foldersOf, withFolders } from './tree-nodes.js';

const PATHS = [
  'flows/a.flow.yaml',
  'mappings/harvest/time-entry.mapping.yaml',
  'mappings/harvest/time-entry.schema.yaml',
  'reckoner.yaml',
  'rules/xref/people.csv',
];

describe('the tree of definitions', () => {
  test('folders first, files by what they are called, with their kind', () => {
    const nodes = fileNodes(PATHS);
    expect(nodes.map(({ label }) => label)).toEqual(['flows', 'mappings', 'rules', 'reckoner.yaml']);
    expect(nodes[1]!.children![0]!.children).toEqual([
      { id: PATHS[1], label: 'time-entry', kind: 'mapping' },
      { id: PATHS[2], label: 'time-entry', kind: 'schema' },
    ]);
    expect(nodes[2]!.children![0]!.children).toEqual([{ id: PATHS[4], label: 'people.csv', kind: 'rows' }]);
  });

  test.each([
    ['', PATHS],
    ['harv map', PATHS.slice(1, 3)],
    ['SCHEMA', [PATHS[2]]],
    ['nowhere', []],
  ])('found by %j', (words, found) => expect(filtered(PATHS, words)).toEqual(found));

  test.each([
    ['time-entry mapping', PATHS[1]],
    ['harvest schema', PATHS[2]],
  ])('Enter on %j opens %s', (words, path) => expect(bestOf(filtered(PATHS, words), words)).toBe(path));

  test('counts are added up for the folders above', () => {
    const counts = withFolders(new Map([['a/b/x', 2], ['a/y', 1]])); // prettier-ignore
    expect([...counts]).toEqual([['a/b/x', 2], ['a/y', 1], ['a/', 3], ['a/b/', 2]]); // prettier-ignore
    expect(foldersOf('reckoner.yaml')).toEqual([]);
  });
});
