import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { SkeletonBar } from '../states/skeletons.js';
import { useRowKeys } from './row-keys.js';
import { TableHead, type Sorting } from './table-head.js';
import css from './data-table.module.css';

/** A column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** A width of CSS grid: `120px`, `minmax(160px, 1fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers and amounts stand at the right. */
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
}

interface DataTableProps<Row> {
  /** What the rows are: read by screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while they are asked for. */
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string | number;
  /** Enter, or a click. */
  readonly onOpen?: (row: Row) => void;
  /** The row whose details are shown beside. */
  readonly selected?: string | number | undefined;
  /** Instead of rows where there are none. */
  readonly empty: ReactNode;
  readonly sorting?: Sorting | undefined;
  readonly onSort?: (sorting: Sorting) => void;
  /** The last rows came into view: ask for more. */
  readonly onEnd?: () => void;
  readonly isDense?: boolean;
}

const ROW = 32;
const DENSE_ROW = 28;

/** Rows of one height, however many: only those in view are drawn. Arrows move, Enter opens. Fills its parent. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, empty, sorting, onSort, onEnd, isDense = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const height = isDense ? DENSE_ROW : ROW;
  const count = rows?.length ?? 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const open = (index: number): void => props.onOpen?.(rows![index]!);
  const keys = useRowKeys({ count, scrollTo: (index) => virtual.scrollToIndex(index), open });
  useEndInView(count > 0 && items.at(-1)?.index === count - 1, onEnd);
  const grid: CSSProperties = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  if (rows && count === 0) return <div className={css.empty}>{empty}</div>;
  return (
    <div className={css.scroller} ref={scroller}>
      <div className={css.table} role="grid" aria-label={label} aria-rowcount={count + 1} aria-busy={!rows}>
        <TableHead columns={columns} grid={grid} sorting={sorting} onSort={onSort} />
        {!rows && <LoadingRows columns={columns} style={{ ...grid, height }} />}
        <div role="rowgroup" className={css.body} style={{ height: virtual.getTotalSize() }} {...keys.body}>
          {items.map(({ index, start }) => (
            <TableRow
              key={props.keyOf(rows![index]!)}
              table={props}
              row={rows![index]!}
              index={index}
              style={{ ...grid, height, transform: `translateY(${start}px)` }}
              keys={keys.row(index)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface TableRowProps<Row> {
  readonly table: DataTableProps<Row>;
  readonly row: Row;
  readonly index: number;
  readonly style: CSSProperties;
  readonly keys: ReturnType<ReturnType<typeof useRowKeys>['row']>;
}

function TableRow<Row>({ table, row, index, style, keys }: TableRowProps<Row>) {
  const { columns, keyOf, selected, onOpen } = table;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected === undefined ? undefined : keyOf(row) === selected}
      className={css.row}
      data-open={onOpen ? true : undefined}
      style={style}
      onClick={() => onOpen?.(row)}
      {...keys}
    >
      {columns.map(({ id, cell, isNumber }) => (
        <div key={id} role="gridcell" className={css.cell} data-number={isNumber || undefined}>
          {cell(row)}
        </div>
      ))}
    </div>
  );
}

function useEndInView(isInView: boolean, onEnd: (() => void) | undefined): void {
  const tell = useRef(onEnd);
  useEffect(() => {
    tell.current = onEnd;
  });
  useEffect(() => {
    if (isInView) tell.current?.();
  }, [isInView]);
}

interface LoadingRowsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly style: CSSProperties;
}

function LoadingRows<Row>({ columns, style }: LoadingRowsProps<Row>) {
  return (
    <div aria-hidden>
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className={css.loading} style={style}>
          {columns.map(({ id }, column) => (
            <div key={id} className={css.cell}>
              <SkeletonBar width={`${40 + ((index * 7 + column * 13) % 45)}%`} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
