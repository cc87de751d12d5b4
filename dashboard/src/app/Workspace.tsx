import { useEffect, useState } from 'react';
import type { ApiClient } from '../api/client';
import type { User } from '../api/types';
import { InboxProvider } from '../store/InboxContext';
import { Desk } from './Desk';
import { browserSession, retryOnReturn } from './session';

interface WorkspaceProps {
  readonly api: ApiClient;
  readonly user: User;
  readonly onEnded: () => void;
  readonly onLogout: () => void;
}

/** Holds the inbox session for as long as the user is logged in. */
export function Workspace({ api, user, onEnded, onLogout }: WorkspaceProps) {
  const [logoutFailed, setLogoutFailed] = useState(false);
  const [session] = useState(() => browserSession(user, api, onEnded));

  useEffect(() => {
    const stopListening = api.whenUnauthorized(() => session.sessionEnded());
    session.start();
    const stopRetrying = retryOnReturn(session);
    return () => {
      stopRetrying();
      session.stop();
      stopListening();
    };
  }, [api, session]);

  const logout = async () => {
    try {
      await api.logout();
      onLogout();
    } catch {
      setLogoutFailed(true);
    }
  };

  return (
    <InboxProvider value={session}>
      <Desk logoutFailed={logoutFailed} onLogout={() => void logout()} />
    </InboxProvider>
  );
}
