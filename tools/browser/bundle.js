/** The libraries as a browser gets them: one file, no Node built-ins, without what only documentation and tests read. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minify } from '@swc/core';
import { build } from 'esbuild';
import { ROOT } from '../build/fresh.js';
import { withoutExamples } from './without-examples.js';

/** What the page of a designer would load, all of it at once. */
export const SIZED = ['definitions', 'engine', 'testing'];

const examples = {
  name: 'without-examples',
  setup(bundling) {
    bundling.onLoad({ filter: /[/\\]libs[/\\][^/\\]+[/\\]dist[/\\].*\.js$/ }, ({ path }) => ({
      contents: withoutExamples(readFileSync(path, 'utf8')),
    }));
  },
};

/** Fails where anything in it imports a Node built-in. `contents` is the module to begin with. */
export async function bundle(contents, options = {}) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    charset: 'utf8',
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    write: false,
    logLevel: 'silent',
    plugins: [examples],
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

/** How large the libraries are as a browser loads them, in bytes. */
export async function bundleSize(libraries = SIZED) {
  const text = await bundle(libraries.map((name) => `export * as ${name} from '@reckoner/${name}';`).join('\n'));
  return { plain: Buffer.byteLength(text), gzip: gzipSync(text, { level: 9 }).length };
}
