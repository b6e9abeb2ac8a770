/** The libraries as a browser gets them: no Node built-ins, without what only documentation and tests read. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minify } from '@swc/core';
import { build } from 'esbuild';
import { ROOT } from '../build/fresh.js';
import { withoutProse } from './prose.js';
import { withoutExamples } from './without-examples.js';

/** What the page of a designer begins with. */
export const SIZED = ['definitions', 'engine', 'testing'];

/** What it loads when somebody asks for it. */
export const PARTS = [
  'definitions/describe',
  'definitions/format',
  'engine/causes',
  'engine/compiled',
  'engine/eval-line',
  'engine/lines',
  'engine/totals',
  'testing/mutation',
  'testing/portable',
];

const SETTINGS = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  platform: 'browser',
  format: 'esm',
  target: 'es2023',
  write: false,
  logLevel: 'silent',
};

/** Reads the built libraries without examples and without prose, which `texts` collects. */
function libraries(texts) {
  return {
    name: 'libraries',
    setup(bundling) {
      bundling.onLoad({ filter: /[/\\]libs[/\\][^/\\]+[/\\]dist[/\\].*\.js$/ }, ({ path }) => {
        return { contents: withoutProse(path, withoutExamples(readFileSync(path, 'utf8')), texts) };
      });
    },
  };
}

/** One file; fails where anything in it imports a Node built-in. `contents` is the module to begin with, `texts` collects the prose. */
export async function bundle(contents, { texts = [], ...options } = {}) {
  const { outputFiles } = await build({
    ...SETTINGS,
    stdin: { contents, resolveDir: ROOT },
    plugins: [libraries(texts)],
    ...options,
  });
  return smaller(outputFiles[0].text, options.format !== 'iife');
}

/** esbuild leaves a few per cent that a second look at the whole finds: values used once, branches that join. */
async function smaller(text, isModule) {
  const { code } = await minify(text, {
    module: isModule,
    ecma: 2020,
    compress: { passes: 3 },
    mangle: { toplevel: isModule },
  });
  return code;
}

const CORE = SIZED.map((name) => `export * as ${name} from '@reckoner/${name}';`).join('\n');

/** The modules that the page names: the core, and each part, which all have the core loaded before them. */
const pages = {
  name: 'pages',
  setup(bundling) {
    bundling.onResolve({ filter: /^page:/ }, ({ path }) => ({ path: path.slice('page:'.length), namespace: 'page' }));
    bundling.onLoad({ filter: /.*/, namespace: 'page' }, ({ path }) => ({
      contents: path === 'core' ? CORE : `import 'page:core'; export * from '@reckoner/${path}';`,
      resolveDir: ROOT,
    }));
  },
};

/** How large the libraries are in bytes: the core, each part, the prose of hover texts, and everything together. */
export async function bundleSizes() {
  const texts = [];
  const { outputFiles, metafile } = await build({
    ...SETTINGS,
    entryPoints: ['page:core', ...PARTS.map((part) => `page:${part}`)],
    splitting: true,
    metafile: true,
    absWorkingDir: ROOT,
    outdir: 'page',
    plugins: [pages, libraries(texts)],
  });
  const files = new Map();
  for (const [index, path] of Object.keys(metafile.outputs).entries()) {
    files.set(path, weigh(await smaller(outputFiles[index].text, true)));
  }
  const fileOf = (name) =>
    Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === `page:${name}`)[0];
  const core = reached(metafile, fileOf('core'));
  const parts = PARTS.map((name) => {
    const own = [...reached(metafile, fileOf(name))].filter((path) => !core.has(path));
    return { name, ...sum(own.map((path) => files.get(path))) };
  });
  const prose = { name: 'prose', ...weigh(JSON.stringify(texts)) };
  return {
    core: sum([...core].map((path) => files.get(path))),
    parts: [...parts, prose],
    total: sum([...files.values(), prose]),
  };
}

/** The files that come with one, as its imports say. */
function reached(metafile, file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const { path } of metafile.outputs[file].imports) reached(metafile, path, found);
  return found;
}

function weigh(text) {
  return { plain: Buffer.byteLength(text), gzip: gzipSync(text, { level: 9 }).length };
}

function sum(weights) {
  return weights.reduce((a, b) => ({ plain: a.plain + b.plain, gzip: a.gzip + b.gzip }), { plain: 0, gzip: 0 });
}
