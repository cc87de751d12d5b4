import type { Attachment, Author, Conversation, Direction, MessageStatus } from '../../api/types';
import type { StoredMessage } from '../../realtime/inboxState';
import type { OutboxEntry } from '../../realtime/outbox';
import { isStoredAs } from '../../realtime/outbox';
import { dayKey } from '../../ui/time';

/** A message as the list shows it: a stored one, or a reply on its way. */
export interface Row {
  /** Stays the same when the stored message takes the place of the reply. */
  readonly key: string;
  readonly id: string;
  readonly seq: number | null;
  readonly direction: Direction;
  readonly kind: string;
  readonly author: Pick<Author, 'kind' | 'name'>;
  readonly text: string | null;
  readonly attachments: readonly Attachment[];
  readonly reactions: readonly string[];
  readonly status: MessageStatus;
  readonly reason: string | null;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly at: string;
  /** Set on a reply that was refused: what to send again or to discard. */
  readonly refused: OutboxEntry | null;
}

export type TimelineItem =
  | { readonly type: 'day'; readonly key: string; readonly at: string }
  | { readonly type: 'message'; readonly row: Row; readonly follows: boolean };

type Marks = Pick<Conversation, 'delivered_up_to_seq' | 'read_up_to_seq'>;

const FOLLOWS_WITHIN_MS = 5 * 60_000;

/** Stored messages by `seq`, then the replies of which none is stored yet, with a line before each day. */
export function timeline(
  messages: readonly StoredMessage[],
  outbox: readonly OutboxEntry[],
  marks: Marks | undefined,
  writer: string,
): readonly TimelineItem[] {
  const open = outbox.filter((entry) => !messages.some((message) => isStoredAs(entry, message)));
  return withDays([
    ...messages.map((message) => rowOf(message, marks)),
    ...open.map((entry) => replyRow(entry, writer)),
  ]);
}

/** Delivered and read follow from the conversation's marks; only what was sent can be either. */
export function statusOf({ status, seq, direction }: StoredMessage, marks: Marks | undefined): MessageStatus {
  const onItsWay = status === 'sent' || status === 'delivered';
  if (direction !== 'outbound' || !onItsWay) return status;
  if (seq <= (marks?.read_up_to_seq ?? 0)) return 'read';
  return seq <= (marks?.delivered_up_to_seq ?? 0) ? 'delivered' : status;
}

function rowOf(message: StoredMessage, marks: Marks | undefined): Row {
  return {
    key: message.client_message_id ?? message.id,
    id: message.id,
    seq: message.seq,
    direction: message.direction,
    kind: message.kind,
    author: message.author,
    text: message.text,
    attachments: message.attachments ?? [],
    reactions: (message.reactions ?? []).map((reaction) => reaction.emoji),
    status: statusOf(message, marks),
    reason: message.error?.message ?? message.error?.code ?? null,
    edited: message.edited_at != null,
    deleted: message.deleted_at != null,
    at: message.sent_at ?? message.created_at,
    refused: null,
  };
}

function replyRow(entry: OutboxEntry, writer: string): Row {
  const isRefused = entry.state === 'refused';
  return {
    key: entry.clientMessageId,
    id: entry.messageId ?? entry.clientMessageId,
    seq: null,
    direction: 'outbound',
    kind: 'text',
    author: { kind: 'agent', name: writer },
    text: entry.text,
    attachments: [],
    reactions: [],
    status: isRefused ? 'failed' : 'queued',
    reason: entry.refusal?.message ?? null,
    edited: false,
    deleted: false,
    at: entry.writtenAt,
    refused: isRefused ? entry : null,
  };
}

function withDays(rows: readonly Row[]): readonly TimelineItem[] {
  return rows.flatMap((row, index): TimelineItem[] => {
    const before = rows[index - 1];
    const sameDay = before !== undefined && dayKey(before.at) === dayKey(row.at);
    const item: TimelineItem = { type: 'message', row, follows: sameDay && follows(before, row) };
    return sameDay ? [item] : [{ type: 'day', key: `day ${row.key}`, at: row.at }, item];
  });
}

/** Whether a message goes on where the one before it stopped, so that its author need not be told again. */
function follows(before: Row, row: Row): boolean {
  return (
    before.direction === row.direction &&
    before.author.name === row.author.name &&
    Date.parse(row.at) - Date.parse(before.at) < FOLLOWS_WITHIN_MS
  );
}
