import { useCheck, useEdited, useWorkspace } from '../workspace/use.js';
import css from './workbench.module.css';

declare const ENGINE_BUILD: string | undefined;

/** One line below all: what is found, what is edited, and which engine computes here. */
export function StatusBar() {
  const { base } = useWorkspace();
  const { findings, isFirst, trouble } = useCheck();
  const edited = useEdited();
  const count = (severity: string): number => findings.filter((each) => each.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  return (
    <div className={css.status} role="status" aria-label="State of the workspace">
      {trouble !== undefined && <span className={css.trouble}>{trouble}</span>}
      <span>{isFirst ? 'Checking…' : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`}</span>
      <span>{edited.length === 0 ? 'Nothing edited' : `${counted(edited.length, 'file')} edited`}</span>
      <span className={css.right} title="What the change is edited on, and the build of the engine in this browser">
        Release {base.slice(0, 8)} · engine{' '}
        {typeof ENGINE_BUILD === 'string' ? ENGINE_BUILD.slice(0, 8) : 'from sources'}
      </span>
    </div>
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
