/**
 * `npm run generate`: everything that is committed and made from something else in the repository. With `-- --check`
 * nothing is written, and it fails where a committed file is not what it would be made to.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from './build/fresh.js';

const GENERATORS = [
  'tools/gen/reference.js',
  'tools/gen/settings.js',
  'tools/gen/contract/main.js',
  'tools/demo-data/generate.js',
  'tools/demo/picture.js',
];

const check = process.argv.includes('--check');
let isFine = ensureBuilt();
for (const generator of isFine ? GENERATORS : []) {
  const { status } = spawnSync(process.execPath, [join(ROOT, generator), ...(check ? ['--check'] : [])], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  isFine &&= status === 0;
}
process.exitCode = isFine ? 0 : 1;
