import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Who may import whom. Arrows point down only: cli → testing, plan → engine → definitions → diagnostics. */
const LAYERS = {
  'libs/diagnostics': [],
  'libs/definitions': ['diagnostics'],
  'libs/engine': ['definitions', 'diagnostics'],
  'libs/testing': ['engine', 'definitions', 'diagnostics'],
  'libs/plan': ['engine', 'definitions', 'diagnostics'],
  'libs/language': ['engine', 'definitions', 'diagnostics'],
  'libs/connect': ['engine', 'definitions', 'diagnostics'],
  'libs/contract': [],
  'apps/runtime': ['connect', 'contract', 'engine', 'definitions', 'diagnostics'],
  'apps/sandbox': [],
  'apps/designer': ['contract', 'testing', 'language', 'engine', 'definitions', 'diagnostics'],
  'apps/cli': ['contract', 'testing', 'plan', 'engine', 'definitions', 'diagnostics'],
};
const PROJECTS = Object.keys(LAYERS).map((folder) => folder.split('/')[1]);

const reach = { regex: '^(\\.\\./)+(apps|libs)/', message: 'Import another project by its package name.' };
/** Parts of a project that are loaded by themselves, when somebody asks for them. */
const PARTS = [
  'definitions/describe',
  'definitions/edit',
  'definitions/format',
  'definitions/tree',
  'engine/causes',
  'engine/drift',
  'engine/compiled',
  'engine/equivalence',
  'engine/eval-line',
  'engine/lines',
  'engine/totals',
  'testing/mutation',
  'testing/portable',
];
const inside = {
  regex: `^@reckoner/(?!(${PARTS.join('|')})$)[^/]+/.+`,
  message: 'Only the index of a project, and the parts that its package.json exports, are public.',
};
const node = { regex: '^node:', message: 'Libraries run in the browser too: no Node built-ins.' };

const layers = Object.entries(LAYERS).map(([folder, allowed]) => {
  const forbidden = PROJECTS.filter((project) => !allowed.includes(project));
  const upward = {
    regex: `^@reckoner/(${forbidden.join('|')})(/|$)`,
    message: `${folder} may import ${allowed.join(', ') || 'no other project'} only.`,
  };
  const patterns = [reach, inside, upward, ...(folder.startsWith('libs/') ? [node] : [])];
  return {
    files: [`${folder}/src/**/*.{ts,tsx}`],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
});

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '.nx/**', 'examples/**', 'docs/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-params': ['error', 4],
      'max-depth': ['error', 4],
      'no-console': 'error',
    },
  },
  {
    files: ['libs/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Buffer', 'process', 'require', 'setTimeout', 'setInterval'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as a parameter.' },
        { object: 'Math', property: 'random', message: 'Randomness comes in as a parameter.' },
      ],
    },
  },
  { ...reactHooks.configs.flat.recommended, files: ['apps/designer/src/**/*.{ts,tsx}'] },
  // Nothing here is compiled by React's compiler.
  { files: ['apps/designer/src/**/*.tsx'], rules: { 'react-hooks/incompatible-library': 'off' } },
  ...layers,
);
