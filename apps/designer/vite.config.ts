import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
// What the runtime says of itself: the designer's engine is bundled from the same sources.
import { engineBuild } from '../runtime/dist/execution/engine-build.js';

/** Where a designer under development finds its runtime. */
const RUNTIME = process.env['RECKONER_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  define: { ENGINE_BUILD: JSON.stringify(engineBuild()) },
  resolve: {
    // The libraries are bundled from their sources: what is previewed is what is built.
    conditions: ['@reckoner/source', 'module', 'browser', 'development|production'],
    alias: [{ find: /^monaco-editor\/esm\/vs\/(.*)$/, replacement: 'monaco-editor/$1' }],
  },
  build: {
    outDir: 'dist/web',
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 6_000,
    // The manifest says which chunks a page begins with; the sizes are read from it.
    manifest: 'manifest.json',
  },
  // A worker has a policy of its own, which the runtime knows by the folder it lies in.
  worker: {
    format: 'es',
    rolldownOptions: {
      output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'workers/[name]-[hash].js' },
    },
  },
  server: { proxy: { '^/(v1|docs|openapi)': { target: RUNTIME } } },
});
