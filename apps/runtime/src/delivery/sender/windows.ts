/**
 * Which legal entities have posting windows ($1 environment, $2 connection), and whether they are open at a moment: by the
 * clock on the wall where they are, so that a window keeps its hours when the clocks change. One that closes before it
 * opens goes past midnight.
 */
export function windowsAt(moment: string): string {
  return `
  SELECT coalesce(legal_entity, '') AS legal_entity, legal_entity IS NULL AS is_all,
    bool_or(extract(isodow FROM here)::int = ANY (days) AND CASE WHEN opens < closes
      THEN here::time >= opens AND here::time < closes ELSE here::time >= opens END
      OR closes <= opens AND extract(isodow FROM here - interval '1 day')::int = ANY (days) AND here::time < closes) AS is_open
  FROM posting_window, LATERAL (SELECT ${moment} AT TIME ZONE timezone AS here) AS local
  WHERE environment = $1 AND connection = $2 GROUP BY legal_entity`;
}
