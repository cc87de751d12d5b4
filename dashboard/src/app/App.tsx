import { useCallback, useEffect, useState } from 'react';
import type { ApiClient } from '../api/client';
import { describe } from '../api/problem';
import type { User } from '../api/types';
import { LoginPage } from '../features/login/LoginPage';
import { Blank } from '../ui/Notice';
import { Workspace } from './Workspace';

type Session =
  | { readonly type: 'unknown' }
  | { readonly type: 'unreachable'; readonly message: string }
  | { readonly type: 'none'; readonly ended: boolean }
  | { readonly type: 'user'; readonly user: User };

export function App({ api }: { readonly api: ApiClient }) {
  const [session, setSession] = useState<Session>({ type: 'unknown' });
  const end = useCallback(() => setSession({ type: 'none', ended: true }), []);
  const ask = useCallback(async () => setSession(await askWho(api)), [api]);

  useEffect(() => {
    void askWho(api).then(setSession);
  }, [api]);

  switch (session.type) {
    case 'unknown':
      return <Blank title="Opening Deskstream…" />;
    case 'unreachable':
      return (
        <Blank title={session.message}>
          <button type="button" className="button" onClick={() => void ask()}>
            Try again
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
          api={api}
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
