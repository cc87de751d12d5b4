import { useEffect, useMemo } from 'react';
import { filterKey, listed } from '../../store/lists';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { Blank, Notice } from '../../ui/Notice';
import { useNow } from '../../ui/time';
import { ConversationItem } from './ConversationItem';
import { ListFilters } from './ListFilters';

interface ConversationListProps {
  readonly openId: string | null;
  readonly linkTo: (id: string) => string;
}

const NEAR_END_PX = 400;

/** The conversations of the chosen filter, newest activity first; the next page comes by scrolling. */
export function ConversationList({ openId, linkTo }: ConversationListProps) {
  const { loader } = useInbox();
  const list = useChosenList();
  const now = useNow();

  useEffect(() => {
    document.querySelector('[data-testid="conversation-item"][aria-current="true"]')?.scrollIntoView({
      block: 'nearest',
    });
  }, [openId]);

  const onScroll = ({ currentTarget: pane }: React.UIEvent<HTMLElement>) => {
    const rest = pane.scrollHeight - pane.scrollTop - pane.clientHeight;
    if (rest < NEAR_END_PX && list.more && !list.failed) void loader.list(list.filter);
  };

  return (
    <nav className="list-pane" aria-label="Conversations">
      <ListFilters />
      <div className="list-scroll" onScroll={onScroll}>
        <ul className="list" data-testid="conversation-list" aria-busy={list.loading}>
          {list.rows?.map((conversation) => (
            <ConversationItem
              key={conversation.id}
              conversation={conversation}
              href={linkTo(conversation.id)}
              open={conversation.id === openId}
              now={now}
            />
          ))}
        </ul>
        {list.rows === null && list.loading && <ListSkeleton />}
        {list.rows?.length === 0 && (
          <Blank title="No conversations here">New ones appear by themselves.</Blank>
        )}
        {list.failed && (
          <Notice kind="error">
            {list.failed}{' '}
            <button type="button" className="link" onClick={() => void loader.list(list.filter)}>
              Try again
            </button>
          </Notice>
        )}
        {list.rows !== null && list.more && !list.failed && (
          <button type="button" className="link list-more" onClick={() => void loader.list(list.filter)}>
            {list.loading ? 'Loading…' : 'Show more'}
          </button>
        )}
      </div>
    </nav>
  );
}

/** Loads the chosen list when it is not there; never before the stream's starting point is known. */
function useChosenList() {
  const { loader } = useInbox();
  const filter = useWorkspace((workspace) => workspace.filter);
  const key = filterKey(filter);
  const position = useWorkspace((workspace) => workspace.lists[key]);
  const fetching = useWorkspace((workspace) => workspace.listFetching[key]);
  const ready = useWorkspace((workspace) => workspace.connection.snapshot);
  const conversations = useWorkspace((workspace) => workspace.inbox.conversations);
  const userId = useWorkspace((workspace) => workspace.user.id);

  const missing = ready && position === undefined && fetching === undefined;
  useEffect(() => {
    if (missing) void loader.list(filter);
  }, [missing, loader, filter]);

  const rows = useMemo(
    () => (position === undefined ? null : listed(conversations, filter, position, userId)),
    [conversations, filter, position, userId],
  );
  return {
    rows,
    filter,
    loading: fetching === 'loading',
    failed: typeof fetching === 'object' ? fetching.failed : null,
    more: position?.nextCursor != null,
  };
}

function ListSkeleton() {
  return (
    <div className="skeletons" role="status" aria-label="Loading conversations">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="skeleton" />
      ))}
    </div>
  );
}
