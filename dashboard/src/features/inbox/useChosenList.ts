import { useEffect, useMemo } from 'react';
import type { Conversation } from '../../api/types';
import { filterKey, listed } from '../../store/lists';
import type { Filter } from '../../store/lists';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { allOptimistic } from '../../store/changes';

interface ChosenList {
  /** Null until the first page is there. */
  readonly rows: readonly Conversation[] | null;
  readonly all: Readonly<Record<string, Conversation>>;
  readonly loading: boolean;
  readonly failed: string | null;
  readonly more: boolean;
  readonly loadMore: () => void;
}

/** Loads the chosen list when it is not there; never before the stream's starting point is known. */
export function useChosenList(filter: Filter): ChosenList {
  const { loader } = useInbox();
  const key = filterKey(filter);
  const position = useWorkspace((workspace) => workspace.lists[key]);
  const fetching = useWorkspace((workspace) => workspace.listFetching[key]);
  const ready = useWorkspace((workspace) => workspace.connection.snapshot);
  const userId = useWorkspace((workspace) => workspace.user.id);
  const all = useShownConversations();

  const missing = ready && position === undefined && fetching === undefined;
  useEffect(() => {
    if (missing) void loader.list(filter);
  }, [missing, loader, filter]);

  const rows = useMemo(
    () => (position === undefined ? null : listed(all, filter, position, userId)),
    [all, filter, position, userId],
  );
  return {
    rows,
    all,
    loading: fetching === 'loading',
    failed: typeof fetching === 'object' ? fetching.failed : null,
    more: position?.nextCursor != null,
    loadMore: () => void loader.list(filter),
  };
}

function useShownConversations(): Readonly<Record<string, Conversation>> {
  const conversations = useWorkspace((workspace) => workspace.inbox.conversations);
  const changes = useWorkspace((workspace) => workspace.changes);
  return useMemo(() => allOptimistic(conversations, changes), [conversations, changes]);
}
