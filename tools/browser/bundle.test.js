import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KIND_NAMES, KINDS } from '@reckoner/definitions';
import { fieldsAt, outlineOf } from '@reckoner/definitions/describe';
import { OPERATORS } from '@reckoner/engine';
import { bundle } from './bundle.js';
import { withoutProse } from './prose.js';
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
  it('keeps those of required fields, which findings show', () => {
    const source = "required('The key.', text(), { examples: ['a'] }); optional('It.', text(), { examples: ['b'] });";
    assert.equal(
      withoutExamples(source),
      "required('The key.', text(), { examples: ['a'] }); optional('It.', text(), { examples: [] });",
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

describe('leaving prose out', () => {
  it('puts marks for the words of operators and of fields, and keeps what findings say', () => {
    const texts = [];
    const source =
      "const a = { summary: 'One ' + 'text.', docs }; optional('Two.', text()); required('Three.'); const b = { docs: 'Two.' };";
    assert.equal(
      withoutProse('/libs/engine/dist/operators/a.js', source, texts),
      'const a = { summary: "¶1", docs }; optional("¶2", text()); required(\'Three.\'); const b = { docs: "¶2" };',
    );
    assert.deepEqual(texts, ['One text.', 'Two.']);
    assert.equal(withoutProse('/libs/engine/dist/check/check.js', source, texts), source);
  });

  it('leaves descriptions as they are in Node, once the prose is loaded', async () => {
    const texts = [];
    const built = await bundle(
      `export { OPERATORS } from '@reckoner/engine'; export { KINDS } from '@reckoner/definitions';
       export { outlineOf, fieldsAt, proseOf, useProse } from '@reckoner/definitions/describe';`,
      { texts },
    );
    const page = await import(`data:text/javascript,${encodeURIComponent(built)}`);
    const words = (fields) => fields.map(({ name, path, summary, docs }) => ({ name, path, summary, docs }));
    const hover = fieldsAt('flow', ['steps', 0]);
    assert.notDeepEqual(words(page.fieldsAt('flow', ['steps', 0])), words(hover));
    page.useProse(texts);
    assert.deepEqual(words(page.fieldsAt('flow', ['steps', 0])), words(hover));
    for (const kind of KIND_NAMES) {
      assert.deepEqual(words(page.outlineOf(kind)), words(outlineOf(kind)));
      assert.equal(page.proseOf(page.KINDS[kind].summary), KINDS[kind].summary);
    }
    for (const [name, { summary, docs = '' }] of OPERATORS) {
      const { summary: mark, docs: mark2 = '' } = page.OPERATORS.get(name);
      assert.deepEqual([page.proseOf(mark), page.proseOf(mark2)], [summary, docs]);
    }
  });
});
