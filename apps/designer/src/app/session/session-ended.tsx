import { Dialog } from '../../design/layout/dialog.js';
import { SignInForm } from './sign-in-form.js';
import css from './sign-in.module.css';

interface SessionEndedProps {
  readonly isOpen: boolean;
  readonly onSignedIn: () => void;
}

/** Over the page, which stays as it is, with what was not saved yet. */
export function SessionEnded({ isOpen, onSignedIn }: SessionEndedProps) {
  return (
    <Dialog isOpen={isOpen} title="Your session has ended" width={420}>
      <p className={css.words}>Sign in again to go on where you are. Nothing on this page is lost.</p>
      <SignInForm token={undefined} onSignedIn={onSignedIn} />
    </Dialog>
  );
}
