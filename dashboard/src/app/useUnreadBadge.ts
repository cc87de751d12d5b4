import { useEffect } from 'react';
import { useWorkspace } from '../store/InboxContext';
import { unreadForMe } from '../store/selectors';
import plain from '../ui/favicon.svg';
import marked from '../ui/favicon-unread.svg';

/** The browser's tab tells how many conversations wait for this agent. */
export function useUnreadBadge(): void {
  const unread = useWorkspace(unreadForMe);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) Deskstream` : 'Deskstream';
    document
      .querySelector<HTMLLinkElement>('link[rel="icon"]')
      ?.setAttribute('href', unread > 0 ? marked : plain);
  }, [unread]);
}
