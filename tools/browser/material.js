/** What the corpus runs on, read from the repository: the workspaces, the examples of operators, conformance cases, a month of events. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATORS } from '@reckoner/engine';
import { ROOT } from '../build/fresh.js';

const DEFINITION_FOLDERS = ['mappings', 'rules', 'flows', 'environments'];

function workspaceFiles(root) {
  const files = {};
  const take = (path) => void (files[path] = readFileSync(join(root, path), 'utf8'));
  for (const folder of DEFINITION_FOLDERS.filter((name) => existsSync(join(root, name)))) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile())
        take(
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .replaceAll('\\', '/'),
        );
    }
  }
  if (existsSync(join(root, 'reckoner.yaml'))) take('reckoner.yaml');
  return files;
}

/** Numbers too long for a double are spelled out in examples; here each is put in as a number. */
function jsonOf(value) {
  return JSON.stringify(value).replace(/\{"decimal":"([^"]+)"\}/g, '$1');
}

function operatorExamples() {
  return [...OPERATORS.values()].flatMap(({ examples }) =>
    examples.map(({ formula, data = {} }) => ({ line: jsonOf({ logic: `= ${formula}`, data }), conformance: false })),
  );
}

function conformanceCases() {
  const folder = join(ROOT, 'corpus/conformance');
  return readdirSync(folder).flatMap((file) => {
    const content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const cases = Array.isArray(content) ? content.flatMap((group) => group.cases) : coercionCases(content);
    return cases.map(({ logic, data = null }) => ({ line: JSON.stringify({ logic, data }), conformance: true }));
  });
}

/** A table of operators over all pairs of values. */
function coercionCases({ values, wants }) {
  return Object.keys(wants).flatMap((operator) =>
    values.flatMap((a) => values.map((b) => ({ logic: { [operator]: [{ var: 'a' }, { var: 'b' }] }, data: { a, b } }))),
  );
}

export function readMaterial() {
  const events = readFileSync(join(ROOT, 'examples/month/time-entries.ndjson'), 'utf8').trim().split('\n');
  return {
    workspaces: { shipped: workspaceFiles(ROOT), design: workspaceFiles(join(ROOT, 'libs/definitions/corpus/design')) },
    runs: [{ workspace: 'shipped', flow: 'approved-time', events }],
    logic: [...operatorExamples(), ...conformanceCases()],
  };
}
