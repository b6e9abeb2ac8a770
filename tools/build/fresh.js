/**
 * Builds what is older than its sources, and says so on standard error only. `node tools/build/fresh.js` by itself does
 * the same; it is what the commands that work on built code begin with.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(fileURLToPath(import.meta.url), '../../..');

function projects() {
  return ['libs', 'apps'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .map((name) => join(ROOT, folder, name))
      .filter((project) => existsSync(join(project, 'tsconfig.json'))),
  );
}

function isStale(project) {
  const built = statSync(join(project, 'dist/.tsbuildinfo'), { throwIfNoEntry: false });
  if (!built) return true;
  const isNewer = (file) => statSync(file).mtimeMs > built.mtimeMs;
  if (isNewer(join(project, 'package.json')) || isNewer(join(project, 'tsconfig.json'))) return true;
  return readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true }).some(
    (entry) =>
      entry.isFile() &&
      entry.name.endsWith('.ts') &&
      !entry.name.endsWith('.spec.ts') &&
      isNewer(join(entry.parentPath, entry.name)),
  );
}

/** Answers whether everything is built. */
export function ensureBuilt() {
  if (!projects().some(isStale)) return true;
  process.stderr.write('Building ...\n');
  const built = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stderr.write(built.stdout);
  return built.status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !ensureBuilt()) process.exitCode = 1;
