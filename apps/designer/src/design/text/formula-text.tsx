import { useMemo } from 'react';
import { tokensOf } from './formula-tokens.js';
import css from './text.module.css';

/** A formula to read, in coloured words. */
export function FormulaText({ formula }: { readonly formula: string }) {
  const tokens = useMemo(() => tokensOf(formula), [formula]);
  return (
    <code className={css.formula}>
      {tokens.map(({ kind, text }, index) => (
        <span key={index} data-kind={kind}>
          {text}
        </span>
      ))}
    </code>
  );
}
