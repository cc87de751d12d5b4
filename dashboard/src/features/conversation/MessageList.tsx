import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Virtualizer } from 'virtua';
import type { Conversation } from '../../api/types';
import { t } from '../../i18n/locale';
import type { Thread } from '../../realtime/inboxState';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { Blank } from '../../ui/Notice';
import { participantName } from '../../ui/names';
import { dayName, useNow } from '../../ui/time';
import { MessageRow } from './MessageRow';
import type { TimelineItem } from './timeline';
import { timeline, unreadLine } from './timeline';
import { TypingLine } from './TypingLine';
import { useEndlessScroll } from './useEndlessScroll';

interface MessageListProps {
  readonly conversation: Conversation;
  readonly thread: Thread;
  /** A message to bring into sight, by its place in the conversation. */
  readonly seq: number | null;
}

/** The messages, ascending, with what is on its way last; older and newer ones come by scrolling. */
export function MessageList({ conversation, thread, seq }: MessageListProps) {
  const session = useInbox();
  const { id } = conversation;
  const fetching = useWorkspace((workspace) => workspace.threadFetching[id]);
  const items = useItems(conversation, thread);
  const { pane, content, virtual, letGo, ...scroll } = useEndlessScroll({
    count: items.length,
    firstKey: thread.messages[0]?.id ?? '',
    lastKey: items.at(-1)?.key ?? '',
    attached: thread.untilSeq === null,
    onNearTop: () => fetching === 'idle' && thread.fromSeq > 0 && void session.loader.olderMessages(id),
    onNearEnd: () => fetching === 'idle' && thread.untilSeq !== null && void session.loader.newerMessages(id),
  });
  const { loader } = session;

  useEffect(() => {
    if (seq !== null) void loader.around(id, seq);
  }, [loader, id, seq]);

  const soughtAt = seq === null ? -1 : items.findIndex((item) => seqOf(item) === seq);
  const sought = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (soughtAt < 0 || sought.current === seq) return;
    sought.current = seq;
    letGo();
    virtual.current?.scrollToIndex(soughtAt, { align: 'center' });
  }, [virtual, letGo, soughtAt, seq]);

  const toEnd = () => {
    if (thread.untilSeq === null) scroll.toEnd();
    else void session.loader.newestMessages(id);
  };

  return (
    <div className="messages">
      <div
        className="messages-scroll"
        ref={pane}
        tabIndex={0}
        role="region"
        aria-label={t('conversation.messages')}
        data-scrolls
      >
        <div className="messages-content" ref={content}>
          <div className="messages-space" />
          {fetching === 'loading' && thread.fromSeq > 0 && (
            <p className="messages-loading">{t('conversation.loadingOlder')}</p>
          )}
          {items.length === 0 && <Blank title={t('list.noMessages')} />}
          <div data-testid="message-list" role="log" aria-live="off" aria-label={t('conversation.messages')}>
            <Virtualizer
              ref={virtual}
              scrollRef={pane}
              shift={scroll.prepended}
              onScroll={scroll.onScroll}
              data={items as TimelineItem[]}
            >
              {(item) => (
                <Item
                  key={item.key}
                  item={item}
                  conversation={conversation}
                  thread={thread}
                  soughtSeq={seq}
                />
              )}
            </Virtualizer>
          </div>
          <TypingLine conversationId={id} customer={participantName(conversation.participant)} />
        </div>
      </div>
      <LastWords items={items} customer={participantName(conversation.participant)} />
      {(scroll.away || thread.untilSeq !== null) && (
        <button type="button" className="pill new-below" onClick={toEnd} data-new={scroll.newBelow}>
          <ArrowDown aria-hidden="true" />
          {scroll.newBelow ? t('conversation.newBelow') : t('conversation.toEnd')}
        </button>
      )}
    </div>
  );
}

interface ItemProps {
  readonly item: TimelineItem;
  readonly conversation: Conversation;
  readonly thread: Thread;
  readonly soughtSeq: number | null;
}

function Item({ item, conversation, thread, soughtSeq }: ItemProps) {
  const now = useNow();
  switch (item.type) {
    case 'day':
      return (
        <div className="day" role="separator">
          <span>{dayName(item.at, now)}</span>
        </div>
      );
    case 'unread':
      return (
        <div className="day day-unread" role="separator">
          <span>{t('conversation.unread', { count: item.count })}</span>
        </div>
      );
    case 'message':
      return (
        <MessageRow
          row={item.row}
          follows={item.follows}
          sought={soughtSeq !== null && seqOf(item) === soughtSeq}
          customer={participantName(conversation.participant)}
          messages={thread.messages}
        />
      );
  }
}

/** What came in last, said aloud: the virtual list itself changes too often to be listened to. */
function LastWords({
  items,
  customer,
}: {
  readonly items: readonly TimelineItem[];
  readonly customer: string;
}) {
  const last = items.at(-1);
  const spoken =
    last?.type === 'message' && last.row.direction === 'inbound' && last.row.content.type === 'stored'
      ? t('conversation.spoken', {
          name: customer,
          text: last.row.content.message.text ?? t('list.attachment'),
        })
      : '';
  const [first] = useState(spoken);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {spoken === first ? '' : spoken}
    </p>
  );
}

/** The line above what was new stays where it was when the conversation was opened. */
function useItems(conversation: Conversation, thread: Thread): readonly TimelineItem[] {
  const outbox = useWorkspace((workspace) => workspace.outbox);
  const user = useWorkspace((workspace) => workspace.user);
  const [unread] = useState(() => unreadLine(thread.messages, conversation.unread_count));
  const { id } = conversation;
  return useMemo(() => {
    const written = thread.untilSeq === null ? outbox.filter((entry) => entry.conversationId === id) : [];
    return timeline(thread.messages, written, conversation, user.name, unread);
  }, [thread, outbox, conversation, id, user.name, unread]);
}

function seqOf(item: TimelineItem): number | null {
  return item.type === 'message' && item.row.content.type === 'stored' ? item.row.content.message.seq : null;
}
