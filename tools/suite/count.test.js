import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { counted } from './count.js';

describe('counting tests', () => {
  it('adds up the projects that jest ran, coloured or not', () => {
    const output =
      'Tests:       1 failed, 2 skipped, 20 passed, 23 total\n\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[32m5 passed\u001b[39m\u001b[22m, 5 total\n';
    assert.deepEqual(counted({ output, fine: false }), { passed: 25, failed: 1, fine: false });
  });
  it('reads the summary of node --test', () => {
    assert.deepEqual(counted({ output: 'ℹ tests 4\nℹ pass 3\nℹ fail 1\n', fine: false }), {
      passed: 3,
      failed: 1,
      fine: false,
    });
  });
  it('reads our own line', () => {
    assert.deepEqual(counted({ output: '415 passed, 0 failed\n', fine: true }), { passed: 415, failed: 0, fine: true });
  });
  it('never takes a crash for a success', () => {
    assert.deepEqual(counted({ output: '12 passed, 0 failed\n', fine: false }), { passed: 12, failed: 1, fine: false });
    assert.deepEqual(counted({ output: '', fine: false }), { passed: 0, failed: 1, fine: false });
  });
  it('counts a check without counts as one', () => {
    assert.deepEqual(counted({ output: '260 files, nothing to complain about.\n', fine: true }), {
      passed: 1,
      failed: 0,
      fine: true,
    });
  });
});
