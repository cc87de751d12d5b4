import { createContext, useContext } from 'react';
import type { InboxSession } from './inboxSession';
import { useSelected } from './store';
import type { Workspace } from './workspace';

const InboxContext = createContext<InboxSession | null>(null);

export const InboxProvider = InboxContext.Provider;

export function useInbox(): InboxSession {
  const session = useContext(InboxContext);
  if (session === null) throw new Error('Used outside of an inbox session.');
  return session;
}

/** `select` has to return the same value as long as its part of the workspace is the same. */
export function useWorkspace<S>(select: (workspace: Workspace) => S): S {
  return useSelected(useInbox().store, select);
}
