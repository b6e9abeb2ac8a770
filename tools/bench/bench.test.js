/** Every area of the benchmark still runs: it imports what the engine has and is answered as it expects. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAIN = fileURLToPath(new URL('main.js', import.meta.url));
const AREAS = readdirSync(new URL('areas/', import.meta.url)).map((file) => file.replace(/\.js$/, ''));

describe('the benchmark', { concurrency: 2 }, () => {
  for (const area of AREAS) {
    it(`measures ${area}`, async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [MAIN, area, '--smoke', '--json']);
      const figures = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.ok(figures.length > 0);
      for (const figure of figures) {
        assert.equal(figure.area, area);
        assert.ok(Number.isFinite(figure.value), figure.name);
      }
    });
  }
});
