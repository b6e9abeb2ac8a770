import { IconGitBranch } from '@tabler/icons-react';
import css from './top-bar.module.css';

/** The person's open change: what they edited and did not hand in yet. */
export function ChangeIndicator() {
  return (
    <span className={css.change}>
      <IconGitBranch size={14} aria-hidden />
      No open change
    </span>
  );
}
