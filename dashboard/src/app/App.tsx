import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { ApiClient } from '../api/client';
import { describe, isTransient } from '../api/problem';
import type { User } from '../api/types';
import { InvitePage } from '../features/login/InvitePage';
import { LoginPage } from '../features/login/LoginPage';
import { t } from '../i18n/locale';
import { ApiProvider } from '../store/ApiContext';
import { Blank } from '../ui/Notice';
import { Workspace } from './Workspace';

type Session =
  | { readonly type: 'unknown' }
  | { readonly type: 'unreachable'; readonly message: string }
  | { readonly type: 'none'; readonly ended: boolean }
  | { readonly type: 'user'; readonly user: User };

const TRIES = 3;
const cache = new QueryClient({
  defaultOptions: { queries: { retry: (tries, error) => tries < TRIES && isTransient(error) } },
});

export function App({ api }: { readonly api: ApiClient }) {
  return (
    <QueryClientProvider client={cache}>
      <ApiProvider value={api}>
        <Entrance api={api} />
      </ApiProvider>
    </QueryClientProvider>
  );
}

const INVITE = '/invite';

/** The token of a one-time link stands behind the hash, which no server and no log sees. */
function invitationToken(): string | null {
  const { pathname, hash } = window.location;
  return pathname === INVITE && hash.length > 1 ? hash.slice(1) : null;
}

function Entrance({ api }: { readonly api: ApiClient }) {
  const [session, setSession] = useState<Session>({ type: 'unknown' });
  const end = useCallback(() => setSession({ type: 'none', ended: true }), []);
  const [invitation, setInvitation] = useState(invitationToken);
  const ask = useCallback(async () => setSession(await askWho(api)), [api]);

  useEffect(() => {
    void askWho(api).then(setSession);
  }, [api]);

  if (invitation !== null) {
    const accepted = (user: User) => {
      window.history.replaceState(null, '', '/');
      setInvitation(null);
      setSession({ type: 'user', user });
    };
    return <InvitePage api={api} token={invitation} onLogin={accepted} />;
  }
  switch (session.type) {
    case 'unknown':
      return <Blank title={t('app.opening')} />;
    case 'unreachable':
      return (
        <Blank title={session.message}>
          <button type="button" className="button" onClick={() => void ask()}>
            {t('action.tryAgain')}
          </button>
        </Blank>
      );
    case 'none':
      return (
        <LoginPage api={api} ended={session.ended} onLogin={(user) => setSession({ type: 'user', user })} />
      );
    case 'user':
      return (
        <Workspace
          key={session.user.id}
          user={session.user}
          onEnded={end}
          onLogout={() => setSession({ type: 'none', ended: false })}
        />
      );
  }
}

async function askWho(api: ApiClient): Promise<Session> {
  try {
    const user = await api.currentUser();
    return user === null ? { type: 'none', ended: false } : { type: 'user', user };
  } catch (error) {
    return { type: 'unreachable', message: describe(error) };
  }
}
