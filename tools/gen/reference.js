/**
 * Writes docs/reference from the declarations in code: the JSON Schema of each kind, and the pages about kinds, diagnostics
 * and operators. With --check nothing is written, and it fails where a committed file is another. Works on the built libraries.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as definitions from '@reckoner/definitions';
import { jsonSchemaOf, outlineOf } from '@reckoner/definitions/describe';
import * as engine from '@reckoner/engine';
import { readCatalogues } from './catalogues.js';
import { diagnosticsPage } from './diagnostics-page.js';
import { kindsPage } from './kinds-page.js';
import { operatorsPage } from './operators-page.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const FOLDER = join(ROOT, 'docs/reference');

async function pages() {
  const operators = [...engine.OPERATORS.values()];
  const names = operators.map(({ name }) => name);
  const schemas = definitions.KIND_NAMES.map((kind) => [
    `schemas/${kind}.schema.json`,
    `${JSON.stringify(jsonSchemaOf(kind, names), undefined, 2)}\n`,
  ]);
  return new Map([
    ...schemas,
    ['kinds.md', kindsPage({ ...definitions, outlineOf })],
    ['diagnostics.md', diagnosticsPage(await readCatalogues(join(ROOT, 'libs')))],
    ['operators.md', operatorsPage(operators)],
  ]);
}

function current(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const check = process.argv.includes('--check');
const stale = [...(await pages())].filter(([name, text]) => current(join(FOLDER, name)) !== text);
for (const [name, text] of stale) {
  if (check) {
    console.error(`docs/reference/${name} is not what the code says; run \`npm run generate\`.`);
    continue;
  }
  mkdirSync(dirname(join(FOLDER, name)), { recursive: true });
  writeFileSync(join(FOLDER, name), text);
  console.log(`wrote docs/reference/${name}`);
}
if (check && stale.length > 0) process.exitCode = 1;
