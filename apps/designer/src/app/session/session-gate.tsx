import { useEffect, useState, type ReactNode } from 'react';
import { sessionEnded, useSession } from '../../api/session.js';
import { ErrorState } from '../../design/states/error-state.js';
import { SessionEnded } from './session-ended.js';
import { SignInPage } from './sign-in-page.js';

/** Shows the page to people who are signed in. Where a session ends meanwhile, the page stays, with what is not saved. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useSession();
  const [hasEnded, setEnded] = useState(false);
  useEffect(() => sessionEnded.listen(() => setEnded(true)), []);
  if (error && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data === null) return <SignInPage />;
  return (
    <>
      {children}
      <SessionEnded isOpen={hasEnded} onSignedIn={() => setEnded(false)} />
    </>
  );
}
