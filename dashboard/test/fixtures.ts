import type { Conversation, Message } from '../src/api/types';
import type { Draft } from '../src/realtime/outbox';
import type { StoredMessage } from '../src/realtime/inboxState';

export function conversation(members: Partial<Conversation>): Conversation {
  return {
    id: 'conversation-1',
    channel: 'facebook',
    account: { id: 'account', account_id: '1', name: 'Shop' },
    participant: { id: '42', name: 'Ada', username: null, avatar_url: null },
    status: 'open',
    snoozed_until: null,
    assignee: null,
    unread_count: 0,
    last_seq: 1,
    delivered_up_to_seq: 0,
    read_up_to_seq: 0,
    last_message: null,
    last_message_at: '2026-01-02T03:04:05.678Z',
    reply_window_ends_at: null,
    labels: [],
    version: 1,
    ...members,
  };
}

export function message(members: Partial<Message> & { readonly seq?: number }): StoredMessage {
  return {
    id: 'message-1',
    conversation_id: 'conversation-1',
    seq: 1,
    version: 1,
    direction: 'inbound',
    kind: 'text',
    author: { kind: 'customer', id: '42', name: 'Ada' },
    text: 'Hello',
    attachments: [],
    status: 'received',
    client_message_id: null,
    created_at: '2026-01-02T03:04:05.678Z',
    ...members,
  };
}

/** A reply as it is written, with nothing special about it. */
export function draft(members: Partial<Draft> & Pick<Draft, 'clientMessageId'>): Draft {
  return {
    conversationId: 'conversation-1',
    text: `text of ${members.clientMessageId}`,
    seenSeq: 3,
    writtenAt: '2026-01-02T03:04:05.678Z',
    internal: false,
    replyTo: null,
    attachments: [],
    heldUntil: 0,
    ...members,
  };
}
