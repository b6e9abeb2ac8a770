import css from './values.module.css';

interface ReasonTextProps {
  readonly code: string | null | undefined;
  readonly message?: string | null | undefined;
}

/** Why something ended so: its code, and the sentence that says it. */
export function ReasonText({ code, message }: ReasonTextProps) {
  if (!code && !message) return <span className={css.none}>–</span>;
  return (
    <span className={css.reason} title={message ?? undefined}>
      {code && <span className={css.code}>{code}</span>}
      {message && <span className={css.message}>{message}</span>}
    </span>
  );
}
