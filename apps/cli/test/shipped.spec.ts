import { describe, expect, it } from '@jest/globals';
import { runTests } from '@reckoner/testing';
import type { StepIr } from '@reckoner/engine';
import { loadWorkspace } from '../src/workspace/load.js';
import { REPOSITORY } from './reckoner.js';

const { checked } = loadWorkspace(REPOSITORY);

function mappingsWithin(steps: readonly StepIr[]): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'map') return [step.mapping.id];
    if (step.kind === 'purpose' || step.kind === 'split') return mappingsWithin(step.steps);
    return step.kind === 'route' ? step.branches.flatMap((branch) => mappingsWithin(branch.steps)) : [];
  });
}

describe('the shipped workspace', () => {
  it('uses each of its mappings in a flow', () => {
    const used = new Set(checked.program.all('flow').flatMap((flow) => mappingsWithin(flow.steps)));
    const idle = checked.workspace.all('mapping').filter(({ id }) => !used.has(id));
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  it('tests each of its mappings, rule sets, tables, balances and flows', () => {
    const targets = checked.workspace.all('test').map(({ value }) => value.of);
    const kinds = ['mapping', 'rules', 'table', 'balance', 'flow'] as const;
    const untested = kinds.flatMap((kind) =>
      checked.workspace
        .all(kind)
        .filter(({ id }) => !targets.some((of) => of.kind === kind && `/${id}`.endsWith(`/${of.id}`)))
        .map(({ id }) => `${kind} ${id}`),
    );
    expect(untested).toEqual([]);
  });

  it('passes far more than two hundred cases', () => {
    const { passed, failed } = runTests(checked, {});
    expect(failed).toBe(0);
    expect(passed).toBeGreaterThan(800);
  });

  it('sets up development, test and production, in that order', () => {
    const order = checked.workspace.all('environment').map(({ id, value }) => [value.order, id]);
    expect(order.sort()).toEqual([
      [1, 'dev'],
      [2, 'test'],
      [3, 'prod'],
    ]);
  });
});
