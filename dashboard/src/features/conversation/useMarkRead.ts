import { useEffect, useSyncExternalStore } from 'react';
import type { Conversation } from '../../api/types';
import type { Thread } from '../../realtime/inboxState';
import { useInbox, useWorkspace } from '../../store/InboxContext';

/** An open conversation is read as far as it is loaded, once the agent can see it. */
export function useMarkRead(conversation: Conversation, thread: Thread): void {
  const session = useInbox();
  const visible = useSyncExternalStore(onVisibility, isVisible);
  const { id, unread_count: unread } = conversation;
  const kept = useWorkspace((workspace) => workspace.keptUnread[id] === true);
  const seq = thread.loaded && thread.untilSeq === null ? thread.messages.at(-1)?.seq : undefined;

  useEffect(() => {
    if (visible && !kept && unread > 0 && seq !== undefined) void session.markRead(id, seq);
  }, [session, visible, kept, unread, seq, id]);
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}
