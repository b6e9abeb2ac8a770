/**
 * `npm run test:browser [-- words of titles] [--update] [--smoke]`: tells the stories, one after the other, in a real
 * Chromium on one runtime. `--update` makes the pictures of docs/pictures anew; `--smoke` tells the first story only.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { launchChromium } from '../../../tools/browser/chromium.js';
import { ensureBuilt, ensureDesignerBuilt } from '../../../tools/build/fresh.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BUNDLED = join(HERE, '../dist/browser');

/** The stories as JavaScript: this Node runs no TypeScript. */
async function bundled() {
  const files = readdirSync(HERE).filter((name) => name.endsWith('.story.ts'));
  rmSync(BUNDLED, { recursive: true, force: true });
  mkdirSync(BUNDLED, { recursive: true });
  await build({
    entryPoints: [...files.sort(), 'house/theatre.ts'].map((name) => join(HERE, name)),
    outdir: BUNDLED,
    outbase: HERE,
    bundle: true,
    splitting: true,
    packages: 'external',
    external: [join(HERE, '../../../tools/*')],
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    plugins: [toolsAsTheyAre],
  });
  const load = (name) => import(pathToFileURL(join(BUNDLED, name.replace(/\.ts$/, '.js'))).href);
  for (const file of files.sort()) await load(file);
  return load('house/theatre.ts');
}

/** Programs of the repository find their neighbours by where they lie: they are not bundled. */
const toolsAsTheyAre = {
  name: 'tools',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/tools\/.*\.js$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    })),
};

async function main(args) {
  if (process.env.RECKONER_SKIP_BROWSER === '1') {
    process.stdout.write('– no browser was started: RECKONER_SKIP_BROWSER=1\n0 passed, 0 failed\n');
    return 0;
  }
  if (!ensureBuilt() || !ensureDesignerBuilt()) return 1;
  const { tellAll } = await bundled();
  const words = args.filter((arg) => !arg.startsWith('--')).map((word) => word.toLowerCase());
  const failed = await tellAll(launchChromium, {
    words,
    isUpdating: args.includes('--update'),
    isSmoke: args.includes('--smoke'),
  });
  return failed === 0 ? 0 : 1;
}

process.exit(await main(process.argv.slice(2)));
