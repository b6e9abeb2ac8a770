import { amountText } from './decimal-text.js';
import css from './values.module.css';

interface MoneyProps {
  /** An exact decimal as text; null where the person may not see it or there is none. */
  readonly value: string | null | undefined;
  readonly currency: string | null | undefined;
  /** A plus before what is positive: for differences. */
  readonly isDifference?: boolean;
}

/** An amount with its currency behind. */
export function Money({ value, currency, isDifference = false }: MoneyProps) {
  if (value === null || value === undefined) return <span className={css.none}>–</span>;
  const text = amountText(value, currency);
  const tone = isDifference ? toneOf(text) : undefined;
  return (
    <span className={css.number} data-tone={tone}>
      {tone === 'plus' ? '+' : ''}
      {text}
      {currency && <span className={css.unit}> {currency}</span>}
    </span>
  );
}

function toneOf(text: string): 'plus' | 'minus' | undefined {
  if (!/[1-9]/.test(text)) return undefined;
  return text.startsWith('−') ? 'minus' : 'plus';
}
