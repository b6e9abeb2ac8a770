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
  return isOlder(join(project, 'dist/.tsbuildinfo'), [project], /\.tsx?$/);
}

/** Whether a built file is not there, or older than a source of these projects whose name is of that form. */
function isOlder(file, sources, form) {
  const built = statSync(file, { throwIfNoEntry: false });
  if (!built) return true;
  const isNewer = (path) => statSync(path).mtimeMs > built.mtimeMs;
  return sources.some(
    (project) =>
      isNewer(join(project, 'package.json')) ||
      isNewer(join(project, 'tsconfig.json')) ||
      readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true }).some(
        (entry) =>
          entry.isFile() &&
          form.test(entry.name) &&
          !entry.name.endsWith('.spec.ts') &&
          isNewer(join(entry.parentPath, entry.name)),
      ),
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

const DESIGNER = join(ROOT, 'apps/designer');

/** The designer's page, bundled from its sources and those of the libraries that it runs; answers whether it is there. */
export function ensureDesignerBuilt() {
  const libraries = projects().filter((project) => project.startsWith(join(ROOT, 'libs')));
  const page = join(DESIGNER, 'dist/web/index.html');
  if (!isOlder(page, [DESIGNER, ...libraries], /\.(tsx?|css)$/) && !isBeside(page)) return true;
  process.stderr.write('Building the designer ...\n');
  const vite = [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'];
  const built = spawnSync(process.execPath, vite, { cwd: DESIGNER, stdio: ['ignore', 'pipe', 'inherit'] });
  process.stderr.write(built.stdout);
  return built.status === 0;
}

/** What the page is made of beside its sources. */
function isBeside(page) {
  const { mtimeMs } = statSync(page);
  const files = [
    'index.html',
    'vite.config.ts',
    ...readdirSync(join(DESIGNER, 'public')).map((name) => `public/${name}`),
  ];
  return files.some((file) => statSync(join(DESIGNER, file)).mtimeMs > mtimeMs);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !ensureBuilt()) process.exitCode = 1;
