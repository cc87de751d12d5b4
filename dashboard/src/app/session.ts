import type { QueryClient } from '@tanstack/react-query';
import type { ApiClient } from '../api/client';
import type { User } from '../api/types';
import { InboxSession } from '../store/inboxSession';
import { Keepsake, liveAs } from '../store/keepsake';
import { FIRST_FILTER } from '../store/lists';
import { Notifier } from './notifier';
import { presentPlace } from './routes';

/** The inbox of a logged-in user, wired to this browser. */
export function browserSession(
  user: User,
  api: ApiClient,
  cache: QueryClient,
  endSession: () => void,
): InboxSession {
  const tab = crypto.randomUUID();
  const notifier = new Notifier();
  const keepsake = new Keepsake(localStorage, user.id, tab);
  liveAs(tab);
  notifier.start();
  return new InboxSession(user, {
    api,
    keepsake,
    filter: presentPlace()?.filter ?? FIRST_FILTER,
    openSocket: (cursor) => new WebSocket(socketUrl(cursor)),
    endSession,
    onFrame: (frame, workspace) => {
      notifier.heard(frame, workspace);
      if (frame.type === 'account.updated') void cache.invalidateQueries({ queryKey: ['accounts'] });
    },
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
    random: Math.random,
  });
}

/** Starts the session and ties it to the page's life. Returns what ends it. */
export function runSession(session: InboxSession): () => void {
  const retry = () => {
    if (document.visibilityState === 'visible') session.retryNow();
  };
  const leave = () => session.leave();
  session.start();
  window.addEventListener('online', retry);
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', retry);
  return () => {
    window.removeEventListener('online', retry);
    window.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', retry);
    session.stop();
  };
}

function socketUrl(cursor: string | null): string {
  const url = new URL('/api/ws', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (cursor !== null) url.searchParams.set('cursor', cursor);
  return url.href;
}
