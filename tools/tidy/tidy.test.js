import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bannedCalls } from './checks/banned-calls.js';
import { deadFiles } from './checks/dead-files.js';
import { folders } from './checks/folders.js';
import { leftovers } from './checks/leftovers.js';
import { sizes } from './checks/sizes.js';
import { parse } from './source.js';

const said = (check, files) =>
  check(Object.entries(files).map(([path, text]) => parse(path, text))).map(
    ({ path, line, message }) => `${path}:${line ?? ''} ${message.split(':')[0]}`,
  );
const LIB = 'libs/engine/src/run/x.ts';

describe('banned calls', () => {
  const banned = (text, path = LIB) => said(bannedCalls, { [path]: text });

  it('lets code be generated in one file only', () => {
    assert.deepEqual(banned('export const f = new Function("return 1");'), [`${LIB}:1 \`new Function\``]);
    assert.deepEqual(banned('export const f = Function("return 1");'), [`${LIB}:1 \`new Function\``]);
    assert.deepEqual(banned('export const f = new Function("return 1");', 'libs/engine/src/emit/compile.ts'), []);
    assert.deepEqual(banned('export const v = eval("1");'), [`${LIB}:1 \`eval\``]);
  });

  it('lets the command line print in one folder only', () => {
    assert.deepEqual(banned('console.log(1);'), [`${LIB}:1 \`console\``]);
    assert.deepEqual(banned('console.error(1);', 'apps/cli/src/run/x.ts'), ['apps/cli/src/run/x.ts:1 `console`']);
    assert.deepEqual(banned('console.log(1);', 'apps/cli/src/render/x.ts'), []);
  });

  it('asks for time, randomness and calendars as parameters, in libraries', () => {
    assert.deepEqual(
      banned('export const t = [\n  Date.now(),\n  new Date(),\n  Math.random(),\n  Intl.NumberFormat,\n];'),
      [`${LIB}:2 \`Date.now\``, `${LIB}:3 \`new Date()\``, `${LIB}:4 \`Math.random\``, `${LIB}:5 \`Intl\``],
    );
    assert.deepEqual(banned('export const t = new Date(0);'), []);
    assert.deepEqual(banned('export const t = new Date();', 'apps/cli/src/run/x.ts'), []);
    assert.deepEqual(banned('export const c = "a".localeCompare("b");'), [`${LIB}:1 \`localeCompare\``]);
  });

  it('wants names for exports and types for values', () => {
    assert.deepEqual(banned('export default 1;'), [`${LIB}:1 \`export default\``]);
    assert.deepEqual(banned('export default function f() {}'), [`${LIB}:1 \`export default\``]);
    assert.deepEqual(banned('export const a: any = 1;'), [`${LIB}:1 \`any\``]);
    assert.deepEqual(banned('switch (x) { default: y(); }'), []);
  });

  it('does not mind words in comments and texts', () => {
    assert.deepEqual(banned('// console.log, eval(x), any\nexport const s = "new Function()";'), []);
  });
});

describe('sizes', () => {
  it('finds long files, functions and paths', () => {
    assert.deepEqual(said(sizes, { [LIB]: 'const a = 1;\n'.repeat(351) }), [
      `${LIB}: the file has 351 lines; at most 350`,
    ]);
    assert.deepEqual(said(sizes, { [LIB]: 'const a = 1;\n'.repeat(350) }), []);
    assert.deepEqual(said(sizes, { [LIB]: `\nexport function long() {\n${'a();\n'.repeat(59)}}\n` }), [
      `${LIB}:2 long has 61 lines; at most 60`,
    ]);
    assert.deepEqual(said(sizes, { [LIB]: `export function fits() {\n${'a();\n'.repeat(58)}}\n` }), []);
    const path = `docs/${'x'.repeat(96)}`;
    assert.deepEqual(said(sizes, { [path]: '' }), [`${path}: the path has 101 characters; at most 100`]);
  });

  it('takes groups of tests and tables of data as they are', () => {
    assert.deepEqual(
      said(sizes, { 'libs/engine/src/x.spec.ts': `describe('x', () => {\n${'a();\n'.repeat(80)}});\n` }),
      [],
    );
    assert.deepEqual(said(sizes, { 'libs/engine/src/x.data.ts': 'a;\n'.repeat(400) }), []);
  });
});

describe('folders', () => {
  const files = (count, ending = '.ts') =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`libs/x/src/f${at}${ending}`, '']));

  it('finds full ones, and does not count specs', () => {
    assert.deepEqual(said(folders, files(21)), ['libs/x/src: the folder has 21 entries; at most 20']);
    assert.deepEqual(said(folders, { ...files(20), ...files(9, '.spec.ts') }), []);
  });
});

describe('leftovers', () => {
  it('finds notes to oneself, in prose too', () => {
    const [note, other] = ['TO' + 'DO', 'FIX' + 'ME'];
    assert.deepEqual(said(leftovers, { 'docs/a.md': `fine\n${note}: later`, [LIB]: `// ${other} this` }), [
      `docs/a.md:2 \`${note}\``,
      `${LIB}:1 \`${other}\``,
    ]);
    assert.deepEqual(said(leftovers, { [LIB]: 'const method = "mastodon";' }), []);
  });
});

describe('dead files', () => {
  const dead = (files) =>
    deadFiles(Object.entries(files).map(([path, text]) => parse(path, text))).map(({ path }) => path);
  const index = { 'libs/x/src/index.ts': "export { a } from './a.js';" };

  it('finds what nothing imports', () => {
    assert.deepEqual(dead({ ...index, 'libs/x/src/a.ts': '', 'libs/x/src/b.ts': '' }), ['libs/x/src/b.ts']);
  });

  it('takes an import by a spec for none, but of what helps to test', () => {
    const spec = { 'libs/x/src/b.spec.ts': "import './b.js'; import '../test/help.js';" };
    assert.deepEqual(
      dead({ ...index, ...spec, 'libs/x/src/a.ts': '', 'libs/x/src/b.ts': '', 'libs/x/test/help.ts': '' }),
      ['libs/x/src/b.ts'],
    );
  });

  it('knows the parts that a project exports, once somebody imports them', () => {
    const part = (file) => ({ '@reckoner/source': `./src/${file}.ts` });
    const files = {
      ...index,
      'libs/x/package.json': JSON.stringify({ name: '@reckoner/x', exports: { './b': part('b'), './c': part('c') } }),
      'libs/x/src/a.ts': '',
      'libs/x/src/b.ts': '',
      'libs/x/src/c.ts': '',
      'apps/cli/src/main.ts': "import { b } from '@reckoner/x/b';",
    };
    assert.deepEqual(dead(files), ['libs/x/src/c.ts']);
  });

  it('follows workers, dynamic imports and built files', () => {
    const files = {
      'apps/cli/src/main.ts': "new Worker(new URL('./worker.js', import.meta.url)); await import('./late.js');",
      'apps/cli/src/worker.ts': '',
      'apps/cli/src/late.ts': '',
      'tools/bench/main.js': "import '../../libs/x/dist/inner.js';",
      'libs/x/src/inner.ts': '',
    };
    assert.deepEqual(dead(files), []);
  });
});
