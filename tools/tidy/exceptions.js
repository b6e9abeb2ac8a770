/** What may be otherwise than the checks ask, each with its reason. An exception that is not needed any more is deleted. */

/** Files that are started and not imported, and by what. */
export const ENTRIES = {
  'apps/designer/browser/house/theatre.ts': 'apps/designer/browser/main.js, once it is JavaScript',
  'apps/designer/browser/main.js': 'npm run test:browser',
  'apps/designer/build/sizes.js': 'npm run build',
  'apps/designer/public/theme.js': 'the page, before it is painted',
  'apps/runtime/test/global-setup.js': 'jest, by its configuration',
  'apps/runtime/test/global-teardown.js': 'jest, by its configuration',
  'tools/bench/main.js': 'npm run bench',
  'tools/browser/main.js': 'npm test',
  'tools/build/fresh.js': 'npm run lint',
  'tools/chaos/main.js': 'npm run chaos',
  'tools/clean-tree.js': 'npm run ready',
  'tools/bench/import-rows.js': 'npm run bench:import',
  'tools/demo-data/generate.js': 'npm run generate',
  'tools/demo/main.js': 'npm run demo',
  'tools/demo/picture.js': 'npm run generate',
  'tools/fuzz/conformance.js': 'by hand: the long comparison with json-logic-js',
  'tools/gen/case.mjs': 'by hand, when Unicode has news',
  'tools/gen/contract/main.js': 'npm run generate',
  'tools/gen/reference.js': 'npm run generate',
  'tools/gen/settings.js': 'npm run generate',
  'tools/gen/zones.mjs': 'by hand, when the time-zone database has news',
  'tools/generate.js': 'npm run generate',
  'tools/start/main.js': 'npm start',
  'tools/suite/main.js': 'npm test',
  'tools/tidy/main.js': 'npm run lint',
};

/** Folders whose files are found by looking into them. */
export const FOUND_BY_FOLDER = ['tools/bench/areas/'];

/** Files of more than 350 lines, and why they are not parted. */
export const LONG_FILES = {
  'libs/contract/src/api.ts': 'generated, a line a field of the API',
};

/** Functions of more than 60 lines, by file, and why. */
export const LONG_FUNCTIONS = {
  'libs/engine/test/hostile/workspace.ts': { workspaceOf: 'a workspace written out as one text' },
};

/** Folders of more than 20 entries, and why they are not parted. */
export const FULL_FOLDERS = {
  'libs/engine/src': 'one folder a stage of the pipeline and a kind of data; docs/ARCHITECTURE.md is the map',
  'libs/engine/src/emit':
    'one file a construct that is emitted; they call each other, so that a cut would be arbitrary',
  'libs/engine/src/lower': 'one file a kind of definition and of expression that is lowered',
  'libs/engine/src/operators/number': 'one file an operator',
  'mappings/canonical': 'one schema an entity of the design, found by its name',
  'rules/billing': 'the rules of one decision, each with its test beside it',
  'rules/reference': 'one table with its rows a master datum, found by its name',
};
