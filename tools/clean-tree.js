/** Fails where the working tree differs from the last commit: what a generator or formatter changed must be committed. */
import { execFileSync } from 'node:child_process';

const changed = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' });
if (changed !== '') {
  process.stderr.write(`Not committed:\n${changed}`);
  process.exitCode = 1;
}
