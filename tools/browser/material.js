/** What the corpus runs on, read from the repository: the workspaces, the examples of operators, conformance cases, a month of events. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATORS } from '@reckoner/engine';
import { parse } from 'yaml';
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

/** The files of cases: a small workspace each, with events for its flows and inputs for its other definitions. */
function caseFiles() {
  const corpus = join(ROOT, 'corpus');
  const read = (path) => parse(readFileSync(join(corpus, path), 'utf8'));
  const base = { 'reckoner.yaml': 'name: corpus\nlanguage: 1\n', ...read('base.yaml') };
  return readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'conformance')
    .flatMap(({ name: folder }) => readdirSync(join(corpus, folder)).map((file) => `${folder}/${file}`))
    .map((path) => {
      const { files = {}, cases } = read(path);
      return { path, files: { ...base, ...files }, cases };
    });
}

const EVENT = { id: 'event-1', source: 'demo', type: 'entry', time: '2026-11-21T10:00:00Z' };

export function readMaterial() {
  const events = readFileSync(join(ROOT, 'examples/month/time-entries.ndjson'), 'utf8').trim().split('\n');
  const corpus = caseFiles();
  const cases = corpus.flatMap(({ path, cases }) => cases.map((one) => ({ workspace: path, ...one })));
  return {
    workspaces: {
      shipped: workspaceFiles(ROOT),
      design: workspaceFiles(join(ROOT, 'libs/definitions/corpus/design')),
      ...Object.fromEntries(corpus.map(({ path, files }) => [path, files])),
    },
    runs: [
      { workspace: 'shipped', flow: 'approved-time', events },
      ...cases
        .filter(({ of }) => of === undefined)
        .map(({ workspace, flow = 'demo', data = {}, event, drawn }) => ({
          workspace,
          flow,
          drawn,
          events: [JSON.stringify({ ...EVENT, ...event, data })],
        })),
    ],
    definitions: cases
      .filter(({ of }) => of !== undefined)
      .map(({ workspace, of, given = {} }) => ({ workspace, of, given: JSON.stringify(given) })),
    logic: [...operatorExamples(), ...conformanceCases()],
  };
}
