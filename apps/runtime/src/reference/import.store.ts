import { statement } from '../platform/database/statement.js';

/** Statements of imports: rows are staged, compared with the table, shown, and only then applied. */

export const BEGIN_IMPORT = statement(`
INSERT INTO reference_import (environment, name, mode, base_version, created_by)
SELECT $1, $2, $3, coalesce((SELECT version FROM reference_table WHERE environment = $1 AND name = $2), 0), $4
RETURNING id`);

export const STAGE_ROWS = statement(`
INSERT INTO reference_import_row (import_id, row, key, valid_from, valid_to, body, difference, code, message)
SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::date[], $5::date[], $6::text[], $7::text[], $8::text[], $9::text[])`);

/**
 * Rows are joined as sets. The planner knows nothing yet of rows that were stored a moment ago: it would take them for
 * few, and look for each among all of the table's.
 */
export const AS_SETS = statement(
  "SELECT set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('work_mem', '64MB', true)",
);

/** Joins as the planner likes them. */
export const AS_USUAL = statement(
  "SELECT set_config('enable_nestloop', 'on', true), set_config('enable_mergejoin', 'on', true)",
);

/** Most files name each key once: only rows whose key occurs again are held against each other. */
const AGAIN = `import_id = $1 AND difference = 'added' AND key IN (
    SELECT key FROM reference_import_row WHERE import_id = $1 AND difference = 'added' GROUP BY key HAVING count(*) > 1)`;

/** The same row again is passed over. $1 import */
export const PASS_REPEATED = statement(`
UPDATE reference_import_row target SET difference = 'repeated', message = 'line ' || same.first || ' of the file says the same'
FROM (
  SELECT row, first_value(row) OVER (PARTITION BY key, valid_from, valid_to, body ORDER BY row) AS first
  FROM reference_import_row WHERE ${AGAIN}
) same
WHERE target.import_id = $1 AND target.row = same.row AND same.first <> same.row`);

/** Of rows for the same key that hold on the same day the later ones are refused. $1 import */
export const REFUSE_OVERLAPS = statement(`
UPDATE reference_import_row target SET difference = 'refused', code = 'ROWS_OVERLAP',
  message = 'lines ' || meets.earlier || ' and ' || meets.row || ' of the file have the same key and days, and differ'
FROM (
  SELECT row, lag(row) OVER days AS earlier,
    coalesce(valid_from, '-infinity') <= max(coalesce(valid_to, 'infinity')) OVER (days ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS overlaps
  FROM reference_import_row WHERE ${AGAIN}
  WINDOW days AS (PARTITION BY key ORDER BY coalesce(valid_from, '-infinity'), row)
) meets
WHERE target.import_id = $1 AND target.row = meets.row AND meets.overlaps`);

/** $1 import, $2 environment, $3 table */
export const COMPARE = statement(`
UPDATE reference_import_row staged SET difference = CASE
  WHEN known.body = staged.body AND known.valid_to IS NOT DISTINCT FROM staged.valid_to THEN 'unchanged'
  ELSE 'changed' END
FROM reference_row known
WHERE staged.import_id = $1 AND staged.difference = 'added'
  AND known.environment = $2 AND known.name = $3 AND known.known_to IS NULL
  AND known.key = staged.key AND known.valid_from IS NOT DISTINCT FROM staged.valid_from`);

export const COUNT_DIFFERENCES = statement(`
SELECT difference, count(*) AS count FROM reference_import_row WHERE import_id = $1 GROUP BY difference`);

/** Rows of the table that the file lacks. $1 import, $2 environment, $3 table */
const LACKING = `
FROM reference_row known
WHERE known.environment = $2 AND known.name = $3 AND known.known_to IS NULL AND NOT EXISTS (
  SELECT FROM reference_import_row staged
  WHERE staged.import_id = $1 AND staged.key = known.key AND staged.valid_from IS NOT DISTINCT FROM known.valid_from
    AND staged.difference <> 'refused')`;

export const COUNT_LACKING = statement(`SELECT count(*) AS count ${LACKING}`);
export const LIST_LACKING = statement(`
SELECT id AS row, key, valid_from AS "validFrom", valid_to AS "validTo", NULL AS body, body AS before, NULL AS code, NULL AS message
${LACKING} AND known.id > $4 ORDER BY id LIMIT $5`);

/** $1 import, $2 environment, $3 table, $4 difference, $5 the last row seen, $6 limit */
export const LIST_ROWS = statement(`
SELECT staged.row, staged.key, staged.valid_from AS "validFrom", staged.valid_to AS "validTo", staged.body,
  known.body AS before, staged.code, staged.message
FROM reference_import_row staged
LEFT JOIN reference_row known ON staged.difference = 'changed' AND known.environment = $2 AND known.name = $3
  AND known.known_to IS NULL AND known.key = staged.key AND known.valid_from IS NOT DISTINCT FROM staged.valid_from
WHERE staged.import_id = $1 AND staged.difference = $4 AND staged.row > $5 ORDER BY staged.row LIMIT $6`);

export const FINISH_COMPARISON = statement(`
UPDATE reference_import SET state = 'compared', added = $2, changed = $3, removed = $4, unchanged = $5, refused = $6, repeated = $7
WHERE id = $1`);

const IMPORT = `
SELECT id, name, mode, base_version AS "baseVersion", state, added, changed, removed, unchanged, repeated, refused, error, created_by AS "createdBy"
FROM reference_import WHERE id = $1 AND environment = $2`;
export const FIND_IMPORT = statement(IMPORT);
export const LOCK_IMPORT = statement(`${IMPORT} FOR UPDATE`);

/** $1 import, $2 environment, $3 table, $4 version */
export const CLOSE_CHANGED = statement(`
UPDATE reference_row known SET known_to = $4
FROM reference_import_row staged
WHERE staged.import_id = $1 AND staged.difference = 'changed' AND known.environment = $2 AND known.name = $3
  AND known.known_to IS NULL AND known.key = staged.key AND known.valid_from IS NOT DISTINCT FROM staged.valid_from`);

export const CLOSE_LACKING = statement(
  `UPDATE reference_row SET known_to = $4 WHERE id IN (SELECT known.id ${LACKING})`,
);

/** $1 import, $2 environment, $3 table, $4 version, $5 and $6 the page's first row and the one after its last */
export const ADD_STAGED = statement(`
INSERT INTO reference_row (environment, name, known_from, key, valid_from, valid_to, body)
SELECT $2, $3, $4, key, valid_from, valid_to, body FROM reference_import_row
WHERE import_id = $1 AND row >= $5 AND row < $6 AND difference IN ('added', 'changed')`);
export const LAST_ROW = statement(
  'SELECT coalesce(max(row), 0) AS last FROM reference_import_row WHERE import_id = $1',
);

/** A key two of whose rows now hold on the same day. $1 environment, $2 table, $3 version */
export const FIND_OVERLAP = statement(`
SELECT one.key FROM reference_row one JOIN reference_row other
  ON other.environment = one.environment AND other.name = one.name AND other.key = one.key AND other.known_to IS NULL AND other.id <> one.id
  AND coalesce(other.valid_from, '-infinity') <= coalesce(one.valid_to, 'infinity')
  AND coalesce(one.valid_from, '-infinity') <= coalesce(other.valid_to, 'infinity')
WHERE one.environment = $1 AND one.name = $2 AND one.known_from = $3 AND one.known_to IS NULL LIMIT 1`);

export const FINISH_IMPORT = statement(`
UPDATE reference_import SET state = 'applied', applied_at = clock_timestamp() WHERE id = $1`);

export const FAIL_IMPORT = statement("UPDATE reference_import SET state = 'failed', error = $2 WHERE id = $1");
