import type { SubmitEvent } from 'react';
import { useState } from 'react';
import type { ApiClient } from '../../api/client';
import { describe, ProblemError } from '../../api/problem';
import type { User } from '../../api/types';
import { Notice } from '../../ui/Notice';

interface LoginPageProps {
  readonly api: ApiClient;
  /** Whether a session ended by itself just now. */
  readonly ended: boolean;
  readonly onLogin: (user: User) => void;
}

export function LoginPage({ api, ended, onLogin }: LoginPageProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const submit = async (form: FormData) => {
    setBusy(true);
    setRefusal(null);
    try {
      onLogin(await api.login(text(form, 'email'), text(form, 'password')));
    } catch (error) {
      setRefusal(reasonOf(error));
      setBusy(false);
    }
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget));
  };

  return (
    <main className="login">
      <form className="login-card" onSubmit={onSubmit}>
        <h1 className="brand">Deskstream</h1>
        {ended && refusal === null && (
          <Notice kind="info">Your session has ended. Please log in again.</Notice>
        )}
        <label className="field">
          Email
          <input
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
            data-testid="login-email"
          />
        </label>
        <label className="field">
          Password
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            data-testid="login-password"
          />
        </label>
        {refusal !== null && <Notice kind="error">{refusal}</Notice>}
        <button type="submit" className="button button-primary" disabled={busy} data-testid="login-submit">
          {busy ? 'Logging in…' : 'Log in'}
        </button>
      </form>
    </main>
  );
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof ProblemError)) return describe(error);
  if (error.status === 401) return 'Email or password is not right.';
  return error.status === 429 ? 'Too many attempts. Please wait a moment.' : error.message;
}
