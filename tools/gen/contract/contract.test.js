import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readAnswers } from './answers.js';

const CONTROLLER = `
interface Page<Row> {
  readonly rows: readonly Row[];
  /** Absent at the end. */
  readonly next?: string;
}
interface Line { readonly id: number; readonly state: 'open' | 'closed'; readonly team: string | null; readonly isOn: boolean }
interface Taken { readonly id: number }
class Spelled { secret = 1; toJSON(): string { return '' } }
type Value = null | string | readonly Value[];
interface Tree { readonly value: Value; readonly below: readonly Tree[]; readonly exact: Spelled; readonly sums: Record<string, number> }
export class DemoController {
  async list(): Promise<Page<Line>> { throw 1 }
  one(): { line: Line; made?: { at: string } } { throw 1 }
  tree(): Promise<Tree> { throw 1 }
  either(): Taken | { matched: number } { throw 1 }
  nothing(): Promise<void> { throw 1 }
}
class NoHandler { list(): Taken { throw 1 } }
`;

describe('what handlers answer, read from their types', () => {
  let folder;
  let read;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'reckoner-answers-'));
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/demo.controller.ts'), CONTROLLER);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      '{"compilerOptions":{"strict":true,"target":"es2022","module":"nodenext","types":[]},"include":["src"]}',
    );
    read = readAnswers(folder, ['Taken']);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const ref = (name) => ({ $ref: `#/components/schemas/${name}` });

  it('names a page by its rows, and describes its members', () => {
    assert.deepEqual(read.answers.get('demo_list'), ref('LinePage'));
    assert.deepEqual(read.schemas.LinePage, {
      type: 'object',
      properties: {
        rows: { type: 'array', items: ref('Line') },
        next: { type: 'string', description: 'Absent at the end.' },
      },
      required: ['rows'],
    });
    assert.deepEqual(read.schemas.Line.properties, {
      id: { type: 'number' },
      state: { type: 'string', enum: ['closed', 'open'] },
      team: { type: 'string', nullable: true },
      isOn: { type: 'boolean' },
    });
  });

  it('writes out what has no name', () => {
    const { properties, required } = read.answers.get('demo_one');
    assert.deepEqual(properties.line, ref('Line'));
    assert.deepEqual(required, ['line']);
  });

  it('follows what holds itself, spells what spells itself, and takes any value of JSON for one', () => {
    assert.deepEqual(read.schemas.Tree.properties, {
      value: {},
      below: { type: 'array', items: ref('Tree') },
      exact: { type: 'string' },
      sums: { type: 'object', additionalProperties: { type: 'number' } },
    });
  });

  it('gives another number to a name that is taken', () => {
    assert.deepEqual(read.answers.get('demo_either').anyOf[0], ref('Taken2'));
  });

  it('says nothing of what answers nothing, and of what is no controller', () => {
    assert.equal(read.answers.get('demo_nothing'), undefined);
    assert.equal(
      [...read.answers.keys()].some((name) => name.startsWith('nohandler')),
      false,
    );
  });
});
