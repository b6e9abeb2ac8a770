import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import css from './data-table.module.css';

/** By which column the rows are in order. */
export interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

interface HeadColumn {
  readonly id: string;
  readonly title: string;
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
}

interface TableHeadProps {
  readonly columns: readonly HeadColumn[];
  readonly grid: CSSProperties;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
}

/** The titles, which stay in view; pressed, a sortable one puts the rows in its order. */
export function TableHead({ columns, grid, sorting, onSort }: TableHeadProps) {
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" aria-rowindex={1} className={css.headRow} style={grid}>
        {columns.map((column) => (
          <TitleCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

interface TitleCellProps extends Pick<TableHeadProps, 'sorting' | 'onSort'> {
  readonly column: HeadColumn;
}

function TitleCell({ column: { id, title, isNumber, isSortable }, sorting, onSort }: TitleCellProps) {
  const isHere = sorting?.column === id;
  const Arrow = sorting?.isDescending ? IconArrowDown : IconArrowUp;
  const sort = (): void => onSort?.({ column: id, isDescending: isHere ? !sorting.isDescending : true });
  return (
    <div
      role="columnheader"
      aria-sort={isHere ? (sorting.isDescending ? 'descending' : 'ascending') : undefined}
      className={css.title}
      data-number={isNumber || undefined}
    >
      {isSortable && onSort ? (
        <button type="button" className={css.sort} onClick={sort}>
          {title}
          {isHere && <Arrow size={13} aria-hidden />}
        </button>
      ) : (
        title
      )}
    </div>
  );
}
