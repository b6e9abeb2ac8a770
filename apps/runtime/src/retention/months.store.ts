import { statement, type Session } from '../platform/database/statement.js';

/** The tables whose rows are kept by months. */
export const KEPT_BY_MONTHS = ['event_payload', 'delivery_payload', 'execution_record'] as const;

const MAKE = statement(`
  SELECT count(*) FILTER (WHERE make_month(parent, (date_trunc('month', clock_timestamp() AT TIME ZONE 'UTC') + ahead * interval '1 month')::date)) AS made
  FROM unnest($1::text[]) AS parent, generate_series(0, $2::int) AS ahead`);
/** By their names: a month that ended so many months ago, and is still there. */
const OLD = statement(`
  SELECT p.relname AS parent, to_date(right(c.relname, 7), 'YYYY_MM')::text AS month
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
  WHERE p.relname = ANY ($1) AND p.relnamespace = current_schema()::regnamespace AND c.relname ~ '_[0-9]{4}_[0-9]{2}$'
    AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' * ($2::int + 1) <= clock_timestamp() AT TIME ZONE 'UTC'
  ORDER BY month, parent`);
const DROP = statement('SELECT drop_month($1, $2::date) AS dropped, month_in_use($1, $2::date) AS needed');

/** A month of a table. */
export interface Month {
  readonly parent: string;
  /** Its first day. */
  readonly month: string;
}

export const monthsStore = {
  /** Answers how many were made, this month's and those ahead of it. */
  make: async (session: Session, ahead: number): Promise<number> =>
    (await session.one<{ made: number }>(MAKE, [KEPT_BY_MONTHS, ahead]))!.made,

  old: (session: Session, months: number): Promise<Month[]> => session.query<Month>(OLD, [KEPT_BY_MONTHS, months]),

  /** Whether it is gone; else how much still needs it. */
  drop: async (session: Session, { parent, month }: Month): Promise<{ dropped: boolean; needed: number }> =>
    (await session.one<{ dropped: boolean; needed: number }>(DROP, [parent, month]))!,
};
