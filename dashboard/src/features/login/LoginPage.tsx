import type { SubmitEvent } from 'react';
import { useState } from 'react';
import type { ApiClient } from '../../api/client';
import { describe, ProblemError } from '../../api/problem';
import type { User } from '../../api/types';
import { t } from '../../i18n/locale';
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
        <p className="login-line">{t('login.welcome')}</p>
        {ended && refusal === null && <Notice kind="info">{t('login.ended')}</Notice>}
        <label className="field">
          {t('login.email')}
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
          {t('login.password')}
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
          {t(busy ? 'login.busy' : 'login.submit')}
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
  if (error.status === 401) return t('login.wrong');
  return error.status === 429 ? t('login.throttled') : error.message;
}
