import { balance } from './balance.js';
import { connection } from './connection.js';
import { environment } from './environment.js';
import { flow } from './flow.js';
import type { Kind, KindSpec } from './kind.js';
import { mapping } from './mapping.js';
import { reasons } from './reasons.js';
import { referenceTable } from './reference.js';
import { rules } from './rules.js';
import { sample } from './sample.js';
import { schema } from './schema.js';
import { table } from './table.js';
import { test } from './test.js';
import { workspace } from './workspace.js';

/** Every kind of file there is. Adding one is a file of this folder and a line here. */
export const KINDS = {
  workspace,
  schema,
  mapping,
  rules,
  table,
  reference: referenceTable,
  flow,
  balance,
  reasons,
  connection,
  environment,
  test,
  sample,
} satisfies Record<Kind, KindSpec>;
