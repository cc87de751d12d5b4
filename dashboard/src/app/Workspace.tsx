import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { describe } from '../api/problem';
import type { User } from '../api/types';
import { locale, whenLocaleChanges } from '../i18n/locale';
import { useApi } from '../store/ApiContext';
import { InboxProvider } from '../store/InboxContext';
import { toast } from '../store/toasts';
import { Desk } from './Desk';
import { browserSession, runSession } from './session';

interface WorkspaceProps {
  readonly user: User;
  readonly onEnded: () => void;
  readonly onLogout: () => void;
}

/** Holds the inbox session for as long as the user is logged in. */
export function Workspace({ user, onEnded, onLogout }: WorkspaceProps) {
  const api = useApi();
  const cache = useQueryClient();
  const [session] = useState(() => browserSession(user, api, cache, onEnded));
  const language = useSyncExternalStore(whenLocaleChanges, locale);

  useEffect(() => {
    const stopListening = api.whenUnauthorized(() => session.sessionEnded());
    const stop = runSession(session);
    return () => {
      stop();
      stopListening();
    };
  }, [api, session]);

  const logout = async () => {
    try {
      await api.logout();
      cache.clear();
      onLogout();
    } catch (error) {
      toast('error', describe(error));
    }
  };
  return (
    <InboxProvider value={session}>
      <Desk key={language} onLogout={() => void logout()} />
    </InboxProvider>
  );
}
