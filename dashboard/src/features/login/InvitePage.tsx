import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiClient } from '../../api/client';
import { describe, ProblemError } from '../../api/problem';
import type { User } from '../../api/types';
import { t } from '../../i18n/locale';
import { Notice } from '../../ui/Notice';

interface InvitePageProps {
  readonly api: ApiClient;
  readonly token: string;
  readonly onLogin: (user: User) => void;
}

/** Where a one-time link leads: the person chooses a password and is logged in. */
export function InvitePage({ api, token, onLogin }: InvitePageProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const invitation = useQuery({
    queryKey: ['invite', token],
    queryFn: () => api.invitation(token),
    retry: false,
  });

  const accept = async (form: FormData) => {
    setRefusal(null);
    try {
      onLogin(await api.acceptInvitation(token, String(form.get('password') ?? '')));
    } catch (error) {
      setRefusal(reasonOf(error));
    }
  };
  return (
    <main className="login">
      <form
        className="login-card"
        onSubmit={(event) => {
          event.preventDefault();
          void accept(new FormData(event.currentTarget));
        }}
      >
        <h1 className="brand">Deskstream</h1>
        {invitation.isError && <Notice kind="error">{reasonOf(invitation.error)}</Notice>}
        {invitation.data !== undefined && (
          <>
            <p className="login-line">{t('invite.welcome', { name: invitation.data.name })}</p>
            <label className="field">
              {t('login.email')}
              <input
                name="email"
                type="email"
                autoComplete="username"
                readOnly
                value={invitation.data.email}
              />
            </label>
            <label className="field">
              {t('invite.password')}
              <input
                name="password"
                type="password"
                autoComplete="new-password"
                minLength={8}
                required
                autoFocus
                data-testid="invite-password"
              />
              <small>{t('people.passwordHint')}</small>
            </label>
            {refusal !== null && <Notice kind="error">{refusal}</Notice>}
            <button type="submit" className="button button-primary" data-testid="invite-submit">
              {t('invite.accept')}
            </button>
          </>
        )}
      </form>
    </main>
  );
}

function reasonOf(error: unknown): string {
  return error instanceof ProblemError && error.status === 404 ? t('invite.gone') : describe(error);
}
