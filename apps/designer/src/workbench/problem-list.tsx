import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { Finding } from '../engine/facts.js';
import css from './workbench.module.css';

const SIGNS = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle };

/** More are not read; the first are mended first. */
const SHOWN_MAX = 200;

interface ProblemListProps {
  readonly findings: readonly Finding[];
  readonly isChecking: boolean;
  readonly onOpen: (path: string, line?: number) => void;
}

/** What was found: each leads to its place. */
export function ProblemList({ findings, isChecking, onOpen }: ProblemListProps) {
  if (isChecking) return <p className={css.note}>Checking…</p>;
  if (findings.length === 0) return <p className={css.note}>Nothing is wrong here.</p>;
  return (
    <ul className={css.problems}>
      {findings.slice(0, SHOWN_MAX).map((finding, index) => {
        const { severity, message, hint, at, code } = finding;
        const Sign = SIGNS[severity];
        return (
          <li key={index}>
            <button type="button" className={css.problem} onClick={() => onOpen(at.file, at.line)}>
              <span className={css.sign} data-severity={severity}>
                <Sign size={14} aria-label={severity} />
              </span>
              <span className={css.message}>
                {message}
                {hint !== undefined && <span className={css.hint}>{hint}</span>}
                <span className={css.place}>
                  {code} · {at.file}:{at.line}
                </span>
              </span>
            </button>
          </li>
        );
      })}
      {findings.length > SHOWN_MAX && <li className={css.note}>and {findings.length - SHOWN_MAX} more</li>}
    </ul>
  );
}
