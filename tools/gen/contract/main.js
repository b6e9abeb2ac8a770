/**
 * Writes what clients of the API build on: libs/contract/openapi.json, from the application's routes and the types of what
 * they answer, and the types of the client. With --check nothing is written, and it fails where a committed file is another.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { apiDocument } from '@reckoner/runtime';
import prettier from 'prettier';
import { ROOT } from '../../build/fresh.js';
import { readAnswers } from './answers.js';

const FOLDER = join(ROOT, 'libs/contract');
const { default: openapiTS, astToString } = createRequire(join(FOLDER, 'package.json'))('openapi-typescript');

/** The document with what each operation answers, in an order that does not depend on the start. */
async function described() {
  const document = JSON.parse(JSON.stringify(await apiDocument()));
  const { answers, schemas } = readAnswers(join(ROOT, 'apps/runtime'), Object.keys(document.components.schemas ?? {}));
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    const answer = answers.get(operation.operationId);
    for (const [status, response] of Object.entries(operation.responses)) {
      if (answer && status.startsWith('2') && !response.content)
        response.content = { 'application/json': { schema: answer } };
    }
  }
  document.components.schemas = sorted({ ...document.components.schemas, ...schemas });
  return { ...document, paths: sorted(document.paths) };
}

const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

async function files() {
  const document = await described();
  const types = `/** Generated from openapi.json by \`npm run generate\`; not to be edited. */\n${astToString(await openapiTS(structuredClone(document)))}`;
  return [
    ['openapi.json', await formatted('openapi.json', JSON.stringify(document))],
    ['src/api.ts', await formatted('src/api.ts', types)],
  ];
}

async function formatted(name, text) {
  const file = join(FOLDER, name);
  return prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file });
}

function current(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const check = process.argv.includes('--check');
for (const [name, text] of await files()) {
  if (current(join(FOLDER, name)) === text) continue;
  if (check) {
    console.error(`libs/contract/${name} is not what the API is; run \`npm run generate\`.`);
    process.exitCode = 1;
    continue;
  }
  writeFileSync(join(FOLDER, name), text);
  console.log(`wrote libs/contract/${name}`);
}
