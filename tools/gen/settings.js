/** Writes the table of settings in docs/guide/configuration.md from their declarations. With --check it only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { SETTINGS } from '../../apps/runtime/dist/platform/configuration.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const GUIDE = join(ROOT, 'docs/guide/configuration.md');
/** From the head of the table to the first line that is no row. */
const TABLE = /^\| Variable .*\n(\|.*\n)+/m;

const code = (text) => (text === undefined ? '' : `\`${text}\``);
const rows = Object.values(SETTINGS).map(
  (setting) =>
    `| ${code(setting.variable)} | ${code(`--${setting.option}`)} | ${code(setting.default)} | ${setting.meaning} |\n`,
);
const table = `| Variable | Option | Default | Meaning |\n| --- | --- | --- | --- |\n${rows.join('')}`;

const before = readFileSync(GUIDE, 'utf8');
const options = { ...(await resolveConfig(GUIDE)), parser: 'markdown' };
const after = await format(
  before.replace(TABLE, () => table),
  options,
);
if (after === before) process.exit(0);
if (process.argv.includes('--check')) {
  console.error('docs/guide/configuration.md is not what the code says; run `npm run generate`.');
  process.exit(1);
}
writeFileSync(GUIDE, after);
console.log('wrote docs/guide/configuration.md');
