import type { CatalogueEntry } from '@reckoner/diagnostics';
import { EXPRESSION } from '../expression/catalogue.js';
import * as table from '../table/catalogue.js';
import { SHAPE } from './shape.js';
import { WORKSPACE } from './workspace.js';
import { YAML } from './yaml.js';

/** Every diagnostic of reading definitions, in the order in which the stages run. */
export const CATALOGUE: readonly CatalogueEntry<never>[] = [
  ...Object.values(YAML),
  ...Object.values(SHAPE),
  ...Object.values(EXPRESSION),
  ...Object.values(table),
  ...Object.values(WORKSPACE),
];
