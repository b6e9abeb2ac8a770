import { decimalText } from './decimal-text.js';
import css from './values.module.css';

interface DecimalProps {
  readonly value: string | number | null | undefined;
  /** At least so many places. */
  readonly places?: number;
  /** Behind the number: `h`, `%`. */
  readonly unit?: string;
}

/** A number: its exact digits, grouped, of equal width. */
export function Decimal({ value, places = 0, unit }: DecimalProps) {
  if (value === null || value === undefined) return <span className={css.none}>–</span>;
  return (
    <span className={css.number}>
      {decimalText(value, places)}
      {unit !== undefined && <span className={css.unit}> {unit}</span>}
    </span>
  );
}
