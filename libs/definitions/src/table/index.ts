/** The cells of decision tables: their syntax tree, reading and printing. What a cell means is the engine's. */
export type { AnyCell, Cell, CellOperator, CompareCell, NotCell, OneOfCell, OrCell, RangeCell } from './cell.js';
export { parseCell, type ParsedCell } from './parse-cell.js';
export { printCell } from './print-cell.js';
