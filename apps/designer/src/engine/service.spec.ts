import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { FileText } from './facts.js';
import { EngineService } from './service.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
const FOLDERS = ['mappings', 'rules', 'flows', 'environments'];
const MAPPING = 'mappings/harvest/time-entry.mapping.yaml';
const FLOW = 'flows/approved-time.flow.yaml';
const NOW = '2026-10-02T09:00:00Z';

/** The workspace that is shipped. */
function shipped(): FileText[] {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  );
  return ['reckoner.yaml', ...paths].map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

const files = shipped();
const textOf = (path: string): string => files.find((file) => file.path === path)!.text!;

describe('the engine of the designer, on the shipped workspace', () => {
  const service = new EngineService();
  beforeAll(() => service.open(files, 1));

  test('finds nothing wrong', () => {
    const { version, findings } = service.check();
    expect([version, findings.filter(({ severity }) => severity === 'error')]).toEqual([1, []]);
  });

  test('a flow is tried with its sample and explained', () => {
    const [subject] = service.subjects(FLOW);
    expect(subject).toMatchObject({ kind: 'flow', id: 'approved-time', inputs: [{ name: 'data' }] });
    const data = textOf(subject!.samples['data']![0]!);
    const answer = service.attempt({ subject: subject!, inputs: { data }, rows: [], pages: [], now: NOW });
    expect(answer.kind).toBe('flow');
    if (answer.kind !== 'flow') return;
    expect(answer.result.purposes.map(({ name }) => name)).toEqual(['cost', 'billing']);
    expect(answer.steps.length).toBeGreaterThan(3);
  });

  test('a mapping is tried by itself, and its flows are offered', () => {
    const [own, ...flows] = service.subjects(MAPPING);
    expect(own).toMatchObject({ kind: 'mapping', id: 'harvest/time-entry' });
    expect(flows.map(({ id }) => id)).toContain('approved-time');
    const inputs = { entry: textOf(own!.samples['entry']![0]!) };
    const answer = service.attempt({ subject: own!, inputs, rows: [], pages: [], now: NOW });
    expect(answer.kind === 'value' && JSON.parse(answer.json)).toHaveProperty('hours');
  });

  test('a field that is broken is found, mended by its fix, and tried anew', () => {
    const before = textOf(MAPPING);
    const broken = before.replace('entry.rounded_hours', 'entry.rounded_hour');
    expect(broken).not.toBe(before);
    service.change([{ path: MAPPING, text: broken }], 2);
    const { findings } = service.check();
    const [found] = findings.filter(({ at }) => at.file === MAPPING && at.start > 0);
    expect(found).toBeDefined();
    const [fix] = service.fixes(MAPPING, found!.at.start, found!.at.end);
    expect(fix!.edits[0]!.text).toContain('rounded_hours');
    service.change([{ path: MAPPING, text: before }], 3);
    expect(service.check().findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('an input that is no JSON is said so', () => {
    const answer = service.attempt({
      subject: { kind: 'flow', id: 'approved-time' },
      inputs: { data: '{' },
      rows: [],
      pages: [],
      now: NOW,
    });
    expect(answer).toMatchObject({ kind: 'unreadable', input: 'data' });
  });

  test('a row that is missing is named, and can be given for the try', () => {
    const sample = JSON.parse(textOf('mappings/harvest/time-entry.sample.json')) as { user: { id: number } };
    sample.user.id = 999_999_999;
    const request = {
      subject: { kind: 'flow', id: 'approved-time' } as const,
      inputs: { data: JSON.stringify(sample) },
      now: NOW,
    };
    const answer = service.attempt({ ...request, rows: [], pages: [] });
    expect(answer.kind === 'flow' && answer.wanted[0]).toMatchObject({ keys: ['999999999'] });
    const [wanted] = answer.kind === 'flow' ? answer.wanted : [];
    const row = Object.fromEntries(wanted!.keyFields.map((field) => [field, '999999999']));
    const page = { table: wanted!.table, json: JSON.stringify({ rows: [{ row }] }) };
    const again = service.attempt({ ...request, rows: [], pages: [page] });
    expect(again.kind === 'flow' && again.wanted.filter(({ table }) => table === page.table)).toEqual([]);
  });

  test('what is in a sample is a value, never more', () => {
    const answer = service.attempt({
      subject: { kind: 'mapping', id: 'harvest/time-entry' },
      inputs: { entry: '{"__proto__":{"x":1},"notes":"<img src=x onerror=alert(1)>"}' },
      rows: [],
      pages: [],
      now: NOW,
    });
    expect(answer.kind).toBe('value');
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});
