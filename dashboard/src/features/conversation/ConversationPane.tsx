import { useEffect } from 'react';
import type { Conversation } from '../../api/types';
import type { Thread } from '../../realtime/inboxState';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { Blank } from '../../ui/Notice';
import { ConversationHeader } from './ConversationHeader';
import { DetailsPanel } from './DetailsPanel';
import { MessageList } from './MessageList';
import { ReplyBox } from './ReplyBox';
import { useMarkRead } from './useMarkRead';

interface ConversationPaneProps {
  readonly id: string | null;
  readonly onClose: () => void;
}

/** One conversation, or what there is instead. Mounted anew for each conversation. */
export function ConversationPane({ id, onClose }: ConversationPaneProps) {
  if (id !== null) return <OpenPane id={id} onClose={onClose} />;
  return (
    <main className="conversation">
      <Blank title="Choose a conversation">
        <p>
          <kbd>j</kbd> and <kbd>k</kbd> move through the list.
        </p>
      </Blank>
    </main>
  );
}

function OpenPane({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { loader } = useInbox();
  const conversation = useWorkspace((workspace) => workspace.inbox.conversations[id]);
  const removed = useWorkspace((workspace) => workspace.inbox.removed[id] !== undefined);
  const thread = useWorkspace((workspace) => workspace.inbox.threads[id]);
  const fetching = useWorkspace((workspace) => workspace.threadFetching[id]);
  const ready = useWorkspace((workspace) => workspace.connection.snapshot);
  const gone = removed && conversation === undefined;

  const missing = ready && !gone && thread === undefined;
  useEffect(() => {
    if (missing) void loader.thread(id);
  }, [missing, loader, id]);

  if (gone) {
    return (
      <main className="conversation">
        <Blank title="This conversation is with somebody else now">
          <button type="button" className="button" onClick={onClose}>
            Back to the list
          </button>
        </Blank>
      </main>
    );
  }
  if (conversation !== undefined && thread?.loaded === true) {
    return <Loaded conversation={conversation} thread={thread} onClose={onClose} />;
  }
  return (
    <main className="conversation" aria-busy="true">
      {typeof fetching === 'object' ? (
        <Blank title={fetching.failed}>
          <button type="button" className="button" onClick={() => void loader.thread(id)}>
            Try again
          </button>
        </Blank>
      ) : (
        <Blank title="Loading messages…" />
      )}
    </main>
  );
}

interface LoadedProps {
  readonly conversation: Conversation;
  readonly thread: Thread;
  readonly onClose: () => void;
}

function Loaded({ conversation, thread, onClose }: LoadedProps) {
  useMarkRead(conversation, thread);
  return (
    <>
      <main className="conversation">
        <ConversationHeader conversation={conversation} onClose={onClose} />
        <MessageList conversation={conversation} thread={thread} />
        <ReplyBox conversation={conversation} />
      </main>
      <DetailsPanel conversation={conversation} />
    </>
  );
}
