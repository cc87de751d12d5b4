import { useCallback, useMemo } from 'react';
import type { Conversation } from '../../api/types';
import type { Thread } from '../../realtime/inboxState';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { Blank } from '../../ui/Notice';
import { participantName } from '../../ui/names';
import { dayName, useNow } from '../../ui/time';
import { TypingLine } from './TypingLine';
import { MessageRow } from './MessageRow';
import { timeline } from './timeline';
import { useStickyScroll } from './useStickyScroll';

interface MessageListProps {
  readonly conversation: Conversation;
  readonly thread: Thread;
}

/** The messages, ascending, with the replies on their way last; older ones come by scrolling up. */
export function MessageList({ conversation, thread }: MessageListProps) {
  const session = useInbox();
  const { id } = conversation;
  const outbox = useWorkspace((workspace) => workspace.outbox);
  const fetching = useWorkspace((workspace) => workspace.threadFetching[id]);
  const user = useWorkspace((workspace) => workspace.user);
  const now = useNow();
  const customer = participantName(conversation.participant);

  const items = useMemo(() => {
    const replies = outbox.filter((entry) => entry.conversationId === id);
    return timeline(thread.messages, replies, conversation, user.name);
  }, [thread.messages, outbox, conversation, id, user.name]);

  const older = useCallback(() => {
    if (fetching === 'idle') void session.loader.olderMessages(id);
  }, [session, fetching, id]);
  const writeAgain = useCallback((text: string) => session.setDraft(id, text), [session, id]);
  const last = items.at(-1);
  const lastKey = last?.type === 'message' ? last.row.key : '';
  const { pane, content, onScroll, toBottom, newBelow } = useStickyScroll(
    thread.messages[0]?.id ?? '',
    lastKey,
    older,
  );

  return (
    <div className="messages" ref={pane} onScroll={onScroll} tabIndex={0} role="region" aria-label="Messages">
      <div className="messages-content" ref={content}>
        {thread.fromSeq > 0 && (
          <button
            type="button"
            className="link list-more"
            onClick={() => void session.loader.olderMessages(id)}
          >
            {fetching === 'loading' ? 'Loading older messages…' : 'Show older messages'}
          </button>
        )}
        {items.length === 0 && <Blank title="No messages yet" />}
        <ol
          className="message-list"
          data-testid="message-list"
          role="log"
          aria-live="polite"
          aria-relevant="additions"
          aria-busy={fetching === 'loading'}
        >
          {items.map((item) =>
            item.type === 'day' ? (
              <li key={item.key} className="day">
                <span>{dayName(item.at, now)}</span>
              </li>
            ) : (
              <MessageRow
                key={item.row.key}
                row={item.row}
                follows={item.follows}
                customer={customer}
                onSendAgain={session.replyAgain}
                onDiscard={session.discardReply}
                onWriteAgain={writeAgain}
              />
            ),
          )}
        </ol>
        <TypingLine conversationId={id} customer={customer} />
      </div>
      {newBelow && (
        <button type="button" className="button new-below" onClick={toBottom}>
          New messages ↓
        </button>
      )}
    </div>
  );
}
