import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Source } from '@reckoner/diagnostics';
import fc from 'fast-check';
import type { Path } from '../definition.js';
import { ExactNumber } from '../expression/json-logic.js';
import { applyEdits } from '../format/edits.js';
import type { YamlNode } from '../yaml/node.js';
import { readYaml } from '../yaml/read-yaml.js';
import { type Edit, editYaml } from './edit.js';
import type { YamlValue } from './write.js';

const WORKSPACE = new URL('../../../../', import.meta.url).pathname;

function edited(text: string, ...edits: readonly Edit[]): string {
  return applyEdits(text, editYaml(new Source('x.yaml', text), edits));
}

function read(text: string, file = 'x.yaml'): YamlNode {
  const { root, diagnostics } = readYaml(new Source(file, text));
  if (!root || diagnostics.length > 0) throw new Error(`${diagnostics.map(({ message }) => message).join()}:\n${text}`);
  return root;
}

/** Numbers by their spelling, so that 1.50 is not 1.5. */
type Plain = string | boolean | null | { number: string } | Plain[] | Map<string, Plain>;

function plain(node: YamlNode): Plain {
  if (node.kind === 'scalar') return node.value as Plain;
  if (node.kind === 'list') return node.items.map(plain);
  return new Map(node.entries.map(({ key, value }) => [key.text, plain(value)]));
}

function plainOf(value: YamlValue): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return { number: String(value) };
  if (value instanceof ExactNumber) return { number: value.number };
  if (Array.isArray(value)) return value.map(plainOf);
  return new Map(Object.entries(value).map(([key, item]) => [key, plainOf(item)]));
}

/** What an edit means, on the values alone. */
function meant(root: Plain, edit: Edit): Plain {
  const path =
    'set' in edit
      ? edit.set
      : 'insert' in edit
        ? edit.insert
        : 'remove' in edit
          ? edit.remove
          : 'move' in edit
            ? edit.move
            : edit.rename;
  return within(root, path, (parent, key) => {
    if (parent instanceof Map) return meantInMap(parent, String(key), edit);
    const list = [...(parent as Plain[])];
    const at = Number(key);
    if ('set' in edit) list[at] = plainOf(edit.to);
    else if ('insert' in edit) list.splice(at, 0, ...edit.items.map(plainOf));
    else if ('remove' in edit) list.splice(at, 1);
    else if ('move' in edit) list.splice(edit.to > at ? edit.to - 1 : edit.to, 0, ...list.splice(at, 1));
    return list;
  });
}

function meantInMap(map: Map<string, Plain>, key: string, edit: Edit): Plain {
  const entries = [...map];
  const at = entries.findIndex(([name]) => name === key);
  if ('set' in edit) return new Map([...map, [key, plainOf(edit.to)]]);
  if ('remove' in edit) entries.splice(at, 1);
  else if ('rename' in edit) entries[at] = [edit.to, entries[at]![1]];
  else if ('move' in edit) entries.splice(edit.to > at ? edit.to - 1 : edit.to, 0, ...entries.splice(at, 1));
  return new Map(entries);
}

function within(node: Plain, path: Path, change: (parent: Plain, key: string | number) => Plain): Plain {
  const [key, ...rest] = path;
  if (rest.length === 0) return change(node, key!);
  if (node instanceof Map) return new Map([...node].map(([k, v]) => [k, k === key ? within(v, rest, change) : v]));
  return (node as Plain[]).map((item, at) => (at === key ? within(item, rest, change) : item));
}

function pathsOf(node: YamlNode, path: Path = []): { path: Path; node: YamlNode }[] {
  const here = { path, node };
  if (node.kind === 'scalar') return [here];
  const below =
    node.kind === 'list'
      ? node.items.flatMap((item, at) => pathsOf(item, [...path, at]))
      : node.entries.flatMap(({ key, value }) => pathsOf(value, [...path, key.text]));
  return [here, ...below];
}

const comments = (text: string) => text.split('\n').flatMap((line) => /(?:^|\s)(#.*?)\s*$/.exec(line)?.[1] ?? []);

const shipped = ['mappings', 'rules', 'flows'].flatMap((top) =>
  readdirSync(join(WORKSPACE, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(WORKSPACE, top, name)),
);

const words = fc.oneof(
  fc.constantFrom(
    'x',
    'a b',
    '= a & "b"',
    '-',
    '"a","b"',
    '[40..45)',
    '>= 40',
    'true',
    '0120',
    '',
    ' lead',
    'a: b',
    'a #b',
    "it's",
    '{x}',
    '\u2028',
    'one\ntwo\n',
    'a\n\n b',
    '\ud800',
    '- x',
    '= f(a, "b")',
  ),
  fc.string({ maxLength: 12 }),
);
const value: fc.Arbitrary<YamlValue> = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    words,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.constantFrom('0.10', '-1.50', '12').map((text) => new ExactNumber(text)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom('a', 'b', 'to'),
        fc.string({ minLength: 1, maxLength: 6 }).filter((key) => key !== '__proto__' && key !== '<<'),
      ),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;

function someEdit(root: YamlNode, pick: (max: number) => number, to: YamlValue): Edit | undefined {
  const all = pathsOf(root).filter(({ path }) => path.length > 0);
  const { path, node } = all[pick(all.length)]!;
  const parent = pathsOf(root).find(
    (one) => one.path.length === path.length - 1 && one.path.every((key, at) => key === path[at]),
  )!.node;
  const size = parent.kind === 'list' ? parent.items.length : parent.kind === 'map' ? parent.entries.length : 0;
  switch (pick(6)) {
    case 0:
      return { set: path, to };
    case 1:
      return { remove: path };
    case 2:
      return parent.kind === 'list'
        ? { insert: [...path.slice(0, -1), pick(size + 1)], items: [to, 'more'] }
        : { set: [...path.slice(0, -1), 'brandNew'], to };
    case 3:
      return { move: path, to: pick(size + 1) };
    case 4:
      return parent.kind === 'map' ? { rename: path, to: 'brand new' } : undefined;
    default:
      return node.kind === 'map' ? { set: [...path, 'brandNew'], to } : { set: path, to };
  }
}

describe('editYaml', () => {
  it('changes a value and nothing else', () => {
    const text = 'a: 1 # why\nrows:\n  - { id: x,  if: [ "-" ], then: [1] }  # kept\n  # between\n  - { id: y }\n';
    expect(
      edited(text, { set: ['rows', 0, 'if', 0], to: '"a","b"' }, { set: ['a'], to: new ExactNumber('1.50') }),
    ).toBe(
      'a: 1.50 # why\nrows:\n  - { id: x,  if: [ \'"a","b"\' ], then: [1] }  # kept\n  # between\n  - { id: y }\n',
    );
  });

  it('adds a rule in the look of its neighbours, behind the comment of the one before', () => {
    const text = 'rules:\n  - id: a\n    then: { outcome: hold }  # of a\n\n  # of b\n  - id: b\n';
    expect(
      edited(text, { insert: ['rules', 1], items: [{ id: 'n', when: '= x > 1', then: { outcome: 'reject' } }] }),
    ).toBe(
      'rules:\n  - id: a\n    then: { outcome: hold }  # of a\n  - id: n\n    when: = x > 1\n    then: { outcome: reject }\n\n  # of b\n  - id: b\n',
    );
  });

  it('moves a rule with the comment above it', () => {
    const text = 'rules:\n  # of a\n  - id: a\n  # of b\n  - id: b # b\n  - id: c';
    expect(edited(text, { move: ['rules', 1], to: 0 })).toBe(
      'rules:\n  # of b\n  - id: b # b\n  # of a\n  - id: a\n  - id: c',
    );
    expect(edited(text, { move: ['rules', 0], to: 3 })).toBe(
      'rules:\n  # of b\n  - id: b # b\n  - id: c\n  # of a\n  - id: a\n',
    );
  });

  it('makes one map of two fields that are new, and a paragraph of several lines', () => {
    const text = 'title: T\nfields: # all\n';
    expect(
      edited(text, { set: ['fields', 'a', 'value'], to: '= x' }, { set: ['fields', 'a', 'note'], to: 'one\ntwo' }),
    ).toBe('title: T\nfields: # all\n  a:\n    value: = x\n    note: |-\n      one\n      two\n');
  });

  it('leaves an empty list where the last item goes', () => {
    expect(edited('a:\n  - x\n  - y\nb: 1\n', { remove: ['a', 0] }, { remove: ['a', 1] })).toBe('a: []\nb: 1\n');
  });

  it('writes JSON into JSON', () => {
    const text = '{ "a": { "b": [1, 2] } }';
    const edits = editYaml(new Source('x.sample.json', text), [{ set: ['a', 'b', 0], to: { c: 'x y' } }]);
    expect(applyEdits(text, edits)).toBe('{ "a": { "b": [{ "c": "x y" }, 2] } }');
  });

  it.each(shipped.map((file) => [file.slice(WORKSPACE.length)]))(
    'means what is meant, and keeps comments: %s',
    (name) => {
      const text = readFileSync(join(WORKSPACE, name), 'utf8');
      const root = read(text);
      const before = plain(root);
      fc.assert(
        fc.property(fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), value, (picks, to) => {
          const rest = [...picks];
          const edit = someEdit(root, (max) => (rest.shift() ?? 0) % max, to);
          if (!edit) return;
          const after = edited(text, edit);
          expect(plain(read(after))).toEqual(meant(before, edit));
          if ('insert' in edit || 'move' in edit || 'rename' in edit)
            expect(comments(after).sort()).toEqual(expect.arrayContaining(comments(text)));
        }),
        { numRuns: 12, seed: 20261121 },
      );
    },
  );
});
