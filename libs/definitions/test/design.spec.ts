import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renderText } from '@reckoner/diagnostics';
import { formatFile } from '../src/format/format.js';
import { type Step, Workspace } from '../src/index.js';

/** The definitions that the design shows, read as one workspace. */
const ROOT = new URL('../corpus/design', import.meta.url).pathname;
const paths = readdirSync(ROOT, { recursive: true })
  .map(String)
  .filter((path) => statSync(join(ROOT, path)).isFile());
const files = new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
const workspace = Workspace.of(files);

describe('the definitions of the design', () => {
  it('parse without a finding', () => {
    expect(renderText(workspace.diagnostics)).toBe('No findings.');
  });

  it('keep field names as they are written', () => {
    const [mapping] = workspace.all('mapping');
    expect(mapping!.value.fields.map(({ key }) => key)).toEqual([
      ...['sourceId', 'employee.id', 'workDate', 'hours', 'projectCode', 'approval.status', 'billable', 'tags[]'],
    ]);
    expect(mapping!.value.fields[1]!.segments.map(({ name }) => name)).toEqual(['employee', 'id']);
    expect(mapping!.value.fields.at(-1)).toMatchObject({
      segments: [{ name: 'tags', list: true }],
      each: { kind: 'call' },
    });
  });

  it('tell the steps of a flow apart', () => {
    const flow = workspace.get('flow', 'approved-time')!;
    const kinds = (steps: readonly Step[]): unknown[] =>
      steps.map((step) => {
        if (step.kind === 'route') return [step.kind, ...[...step.to].map(([name, inner]) => [name, ...kinds(inner)])];
        return 'steps' in step ? [step.kind, ...kinds(step.steps)] : step.kind;
      });
    expect(kinds(flow.value.steps)).toEqual([
      ...['validate', 'map', 'enrich', 'enrich', ['purpose', 'map', 'deliver']],
      [
        ...['purpose', 'decide', 'draw'],
        ['split', 'decide', 'map', ['route', ['netsuite', 'map', 'deliver'], ['sap', 'map', 'deliver']]],
      ],
      ['on', 'deliver'],
    ]);
    const deliver = flow.value.steps
      .flatMap((step) => (step.kind === 'purpose' ? step.steps : []))
      .find((step) => step.kind === 'deliver');
    expect(deliver?.kind === 'deliver' && deliver.deliver.correct).toEqual({ 'reverse-with': 'reverse-cost' });
  });

  it('know where each field stands', () => {
    const rules = workspace.get('rules', 'billing/eligibility')!;
    const textAt = (path: readonly (string | number)[], part?: 'key' | 'value') => {
      const { source, start, end } = rules.spanOf(path, part);
      return source.text.slice(start, end);
    };
    expect(textAt(['strategy'])).toBe('first');
    expect(textAt(['strategy'], 'key')).toBe('strategy');
    expect(textAt(['rules', 1, 'then', 'reason'])).toBe('PROJECT_CLOSED');
    expect(textAt(['rules', 1, 'then', 'nothing'])).toBe(textAt(['rules', 1, 'then']));
  });

  it('answer to their last segment, where only one has it', () => {
    expect(workspace.resolve('rules', 'eligibility')).toMatchObject({ definition: { id: 'billing/eligibility' } });
    expect(workspace.resolve('table', 'eligibility')).toBeUndefined();
    expect(workspace.resolve('balance', 'weekly-hours')).toMatchObject({ definition: { kind: 'balance' } });
  });

  it.each(paths)('%s is formatted without a second thought', (path) => {
    const once = formatFile(path, files.get(path)!);
    expect('text' in once && formatFile(path, once.text)).toEqual(once);
  });
});
