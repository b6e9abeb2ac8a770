import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { CRASH_POINTS } from './crash-points.js';

const SOURCES = join(import.meta.dirname, '..');

it('the list of crash points is what the code passes: none is forgotten, none is named that nobody passes', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('crash-points.ts'),
  );
  const passed = files.flatMap((file) =>
    [...readFileSync(join(SOURCES, file), 'utf8').matchAll(/\bcrashPoint\((.*?)\)/g)].map(([, name]) => name),
  );
  expect([...new Set(passed)].sort()).toEqual(CRASH_POINTS.map((name) => `'${name}'`).sort());
});
