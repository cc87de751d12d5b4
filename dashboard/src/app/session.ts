import type { ApiClient } from '../api/client';
import type { User } from '../api/types';
import { InboxSession } from '../store/inboxSession';

/** The inbox of a logged-in user, wired to this browser. */
export function browserSession(user: User, api: ApiClient, endSession: () => void): InboxSession {
  return new InboxSession(user, {
    api,
    openSocket: (cursor) => new WebSocket(socketUrl(cursor)),
    endSession,
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
    random: Math.random,
  });
}

/** Tries at once when the network or the agent comes back. Returns what ends that. */
export function retryOnReturn(session: InboxSession): () => void {
  const retry = () => {
    if (document.visibilityState === 'visible') session.retryNow();
  };
  window.addEventListener('online', retry);
  document.addEventListener('visibilitychange', retry);
  return () => {
    window.removeEventListener('online', retry);
    document.removeEventListener('visibilitychange', retry);
  };
}

function socketUrl(cursor: string | null): string {
  const url = new URL('/api/ws', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (cursor !== null) url.searchParams.set('cursor', cursor);
  return url.href;
}
