import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundle } from './bundle.js';
import { withoutExamples } from './without-examples.js';

describe('bundling for the browser', () => {
  it('fails on a Node built-in, however deep', async () => {
    await assert.rejects(bundle("import { readFileSync } from 'node:fs'; export const a = readFileSync;"), /node:fs/);
  });
  it('bundles what needs none', async () => {
    assert.match(await bundle('export const answer = 6 * 7;'), /42/);
  });
});

describe('leaving examples out', () => {
  it('empties those of operators and kinds', () => {
    assert.equal(
      withoutExamples("export const a = { name: 'a', examples: [{ formula: '1' }], form };"),
      "export const a = { name: 'a', examples: [], form };",
    );
  });
  it('empties those of diagnostics, and nothing else of that name', () => {
    assert.equal(
      withoutExamples("entry('x', 'error', { reason: r, bad: rules('«a»'), good: `b` }, say);"),
      `entry('x', 'error', { reason: r, bad: "", good: "" }, say);`,
    );
    const other = 'const result = { bad: [1], good: 2, examples: spec.examples };';
    assert.equal(withoutExamples(other), other);
  });
});
