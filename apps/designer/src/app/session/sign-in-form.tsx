import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { wordsOf } from '../../api/problems.js';
import { useSignIn } from '../../api/session.js';
import css from './sign-in.module.css';

/** The token in what somebody pasted: a whole link, or the token itself. */
export function tokenIn(text: string): string {
  return /[?&]token=([\w-]+)/.exec(text)?.[1] ?? text.trim();
}

interface SignInFormProps {
  /** Of the link that led here. */
  readonly token: string | undefined;
  readonly onSignedIn: () => void;
}

/** Signs in by a link that works once: the one that led here, or one that is pasted. */
export function SignInForm({ token, onSignedIn }: SignInFormProps) {
  const [text, setText] = useState('');
  const signIn = useSignIn();
  const isByLink = token !== undefined && !signIn.isError;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const used = isByLink ? token : tokenIn(text);
    if (used !== '') signIn.mutate(used, { onSuccess: onSignedIn });
  };
  const words = signIn.error ? wordsOf(signIn.error) : undefined;
  return (
    <form className={css.form} onSubmit={submit}>
      {!isByLink && (
        <TextInput
          label="Login link"
          description="Printed where Reckoner was started. It works once, within 15 minutes."
          placeholder="http://…/login?token=…"
          size="sm"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={words && `${words.detail} ${words.remedy ?? ''}`}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
      )}
      <Button
        type="submit"
        size="sm"
        fullWidth
        loading={signIn.isPending}
        disabled={!isByLink && text.trim() === ''}
        data-autofocus={isByLink || undefined}
      >
        Sign in
      </Button>
    </form>
  );
}
