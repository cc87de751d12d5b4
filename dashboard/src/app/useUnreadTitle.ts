import { useEffect } from 'react';
import { useWorkspace } from '../store/InboxContext';
import { unreadForMe } from '../store/selectors';

/** The browser's tab tells how many conversations wait for this agent. */
export function useUnreadTitle(): void {
  const unread = useWorkspace(unreadForMe);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) Deskstream` : 'Deskstream';
  }, [unread]);
}
