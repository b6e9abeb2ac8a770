import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { ROOT } from '../build/fresh.js';
import { readDefects } from './defects.js';

test('every planted defect still applies to the sources', () => {
  const defects = readDefects();
  assert.ok(defects.length >= 14);
  for (const { name, file } of defects) {
    const { status, stderr } = spawnSync('git', ['apply', '--check', file], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(status, 0, `${name}: ${stderr}`);
  }
});
