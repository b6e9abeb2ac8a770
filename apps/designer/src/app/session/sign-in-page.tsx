import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useTitle } from '../../design/layout/page.js';
import { Mark } from '../shell/mark.js';
import { SignInForm, tokenIn } from './sign-in-form.js';
import css from './sign-in.module.css';

/** Where a login link leads, and where one lands without a session. */
export function SignInPage() {
  useTitle('Sign in');
  const search = useSearch();
  const [path, navigate] = useLocation();
  const [token] = useState(() => (search.includes('token=') ? tokenIn(`?${search}`) : undefined));
  const card = useRef<HTMLDivElement>(null);
  // The token is not left in the address, where histories and screenshots would keep it.
  useEffect(() => {
    if (token !== undefined) window.history.replaceState(null, '', '/login');
    card.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [token]);
  return (
    <main className={css.page}>
      <div className={css.card} ref={card}>
        <Mark />
        <h1 className={css.title}>Sign in to Reckoner</h1>
        <p className={css.words}>Approved work becomes correct bills: mapped, decided, explained, posted once.</p>
        <SignInForm token={token} onSignedIn={() => path === '/login' && navigate('/')} />
      </div>
    </main>
  );
}
