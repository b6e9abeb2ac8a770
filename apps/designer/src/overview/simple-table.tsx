import type { ReactNode } from 'react';
import { SkeletonRows } from '../design/states/skeletons.js';
import css from './overview.module.css';

/** A column of a short table. */
export interface SimpleColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
}

interface SimpleTableProps<Row> {
  readonly label: string;
  readonly columns: readonly SimpleColumn<Row>[];
  /** Undefined while they are asked for. */
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string;
  readonly empty: ReactNode;
}

/** A few rows, all of them drawn: a table as documents have it. */
export function SimpleTable<Row>({ label, columns, rows, keyOf, empty }: SimpleTableProps<Row>) {
  if (!rows) return <SkeletonRows count={4} />;
  if (rows.length === 0) return empty;
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" data-number={isNumber || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, cell, isNumber }) => (
                <td key={title} data-number={isNumber || undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
