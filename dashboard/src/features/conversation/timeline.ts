import type { Author, Conversation, Direction, MessageStatus } from '../../api/types';
import type { StoredMessage } from '../../realtime/inboxState';
import type { OutboxEntry } from '../../realtime/outbox';
import { isStoredAs } from '../../realtime/outbox';
import { dayKey } from '../../ui/time';

/** A message as the list shows it: a stored one, or one that was written here and is on its way. */
export interface Row {
  /** Stays the same when the stored message takes the place of the reply. */
  readonly key: string;
  readonly id: string;
  readonly direction: Direction;
  readonly author: Pick<Author, 'kind' | 'name'>;
  readonly status: MessageStatus;
  readonly at: string;
  readonly content:
    | { readonly type: 'stored'; readonly message: StoredMessage }
    | { readonly type: 'written'; readonly entry: OutboxEntry };
}

export type TimelineItem =
  | { readonly type: 'day'; readonly key: string; readonly at: string }
  | { readonly type: 'unread'; readonly key: string; readonly count: number }
  | { readonly type: 'message'; readonly key: string; readonly row: Row; readonly follows: boolean };

type Marks = Pick<Conversation, 'delivered_up_to_seq' | 'read_up_to_seq'>;

/** Where what was new began when the conversation was opened. */
export interface UnreadLine {
  readonly seq: number;
  readonly count: number;
}

const FOLLOWS_WITHIN_MS = 5 * 60_000;

/** Stored messages by `seq`, then what is written and not stored yet, with a line before each day. */
export function timeline(
  messages: readonly StoredMessage[],
  outbox: readonly OutboxEntry[],
  marks: Marks | undefined,
  writer: string,
  unread: UnreadLine | null = null,
): readonly TimelineItem[] {
  const open = outbox.filter((entry) => !messages.some((message) => isStoredAs(entry, message)));
  const rows = [
    ...messages.map((message) => storedRow(message, marks)),
    ...open.map((entry) => writtenRow(entry, writer)),
  ];
  return rows.flatMap((row, index) => itemsOf(row, rows[index - 1], unread));
}

/** Delivered and read follow from the conversation's marks; only what was sent can be either. */
export function statusOf({ status, seq, direction }: StoredMessage, marks: Marks | undefined): MessageStatus {
  const onItsWay = status === 'sent' || status === 'delivered';
  if (direction !== 'outbound' || !onItsWay) return status;
  if (seq <= (marks?.read_up_to_seq ?? 0)) return 'read';
  return seq <= (marks?.delivered_up_to_seq ?? 0) ? 'delivered' : status;
}

/** The first of a thread's last `count` messages by the customer; null where that is not loaded. */
export function unreadLine(messages: readonly StoredMessage[], count: number): UnreadLine | null {
  const inbound = messages.filter(({ direction }) => direction === 'inbound');
  const first = inbound[inbound.length - count];
  return count === 0 || first === undefined ? null : { seq: first.seq, count };
}

function storedRow(message: StoredMessage, marks: Marks | undefined): Row {
  return {
    key: message.client_message_id ?? message.id,
    id: message.id,
    direction: message.direction,
    author: message.author,
    status: statusOf(message, marks),
    at: message.sent_at ?? message.created_at,
    content: { type: 'stored', message },
  };
}

function writtenRow(entry: OutboxEntry, writer: string): Row {
  return {
    key: entry.clientMessageId,
    id: entry.messageId ?? entry.clientMessageId,
    direction: entry.internal ? 'internal' : 'outbound',
    author: { kind: 'agent', name: writer },
    status: entry.state === 'refused' ? 'failed' : 'queued',
    at: entry.writtenAt,
    content: { type: 'written', entry },
  };
}

function itemsOf(row: Row, before: Row | undefined, unread: UnreadLine | null): readonly TimelineItem[] {
  const sameDay = before !== undefined && dayKey(before.at) === dayKey(row.at);
  const isFirstUnread =
    unread !== null && row.content.type === 'stored' && row.content.message.seq === unread.seq;
  const follow = sameDay && !isFirstUnread && follows(before, row);
  const items: TimelineItem[] = [{ type: 'message', key: row.key, row, follows: follow }];
  if (isFirstUnread) items.unshift({ type: 'unread', key: 'unread', count: unread.count });
  if (!sameDay) items.unshift({ type: 'day', key: `day ${row.key}`, at: row.at });
  return items;
}

/** Whether a message goes on where the one before it stopped, so that its author need not be told again. */
function follows(before: Row, row: Row): boolean {
  return (
    before.direction === row.direction &&
    before.author.kind === row.author.kind &&
    before.author.name === row.author.name &&
    Date.parse(row.at) - Date.parse(before.at) < FOLLOWS_WITHIN_MS
  );
}
