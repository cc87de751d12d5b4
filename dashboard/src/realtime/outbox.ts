import type { Message } from '../api/types';
import type { ServerFrame, UnknownFrame } from './frames';

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/**
 * A reply written here whose stored message has not been seen yet.
 * waiting: to be sent (again); sending: on its way, unacknowledged; accepted: durable, not yet visible;
 * refused: it will not be sent unless the agent says so.
 */
export interface OutboxEntry {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly writtenAt: string;
  readonly state: 'waiting' | 'sending' | 'accepted' | 'refused';
  readonly messageId: string | null;
  readonly refusal: Refusal | null;
}

/** In the order of writing. */
export type Outbox = readonly OutboxEntry[];

export type Draft = Pick<OutboxEntry, 'clientMessageId' | 'conversationId' | 'text' | 'writtenAt'>;

export function enqueued(outbox: Outbox, draft: Draft): Outbox {
  return [...outbox, { ...draft, state: 'waiting', messageId: null, refusal: null }];
}

/**
 * What may be sent now: the first waiting reply of each conversation that has none on its way, so that
 * replies arrive in the order in which they were written, whatever way each of them takes.
 */
export function sendable(outbox: Outbox): readonly OutboxEntry[] {
  const busy = new Set<string>();
  return outbox.filter((entry) => {
    const first = !busy.has(entry.conversationId);
    if (entry.state === 'waiting' || entry.state === 'sending') busy.add(entry.conversationId);
    return first && entry.state === 'waiting';
  });
}

export function sending(outbox: Outbox, clientMessageId: string): Outbox {
  return changed(outbox, clientMessageId, (entry) => ({ ...entry, state: 'sending' }));
}

/** An acknowledgement that comes after the stored message was seen, or after a refusal, changes nothing. */
export function accepted(outbox: Outbox, clientMessageId: string, messageId: string | null): Outbox {
  return changed(outbox, clientMessageId, (entry) =>
    entry.state === 'refused' ? entry : { ...entry, state: 'accepted', messageId },
  );
}

export function refused(outbox: Outbox, clientMessageId: string, refusal: Refusal): Outbox {
  return changed(outbox, clientMessageId, (entry) => ({ ...entry, state: 'refused', refusal }));
}

/** It did not get through; the server knows a repeat by its client id. */
export function waitingAgain(outbox: Outbox, clientMessageId: string): Outbox {
  return changed(outbox, clientMessageId, (entry) =>
    entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry,
  );
}

export function allWaitingAgain(outbox: Outbox): Outbox {
  return outbox.map((entry) => (entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry));
}

export function discarded(outbox: Outbox, clientMessageId: string): Outbox {
  return outbox.filter((entry) => entry.clientMessageId !== clientMessageId);
}

/** A refused reply is written anew: its old id is used up. */
export function rewritten(outbox: Outbox, clientMessageId: string, newId: string): Outbox {
  return changed(outbox, clientMessageId, (entry) => ({
    ...entry,
    clientMessageId: newId,
    state: 'waiting',
    refusal: null,
  }));
}

/** Whether this is the stored row of that reply. */
export function isStoredAs(entry: OutboxEntry, message: Message): boolean {
  return (
    message.conversation_id === entry.conversationId &&
    (message.client_message_id === entry.clientMessageId || message.id === entry.messageId)
  );
}

/** A stored message takes the place of the reply it came from. */
export function settled(outbox: Outbox, messages: readonly Message[]): Outbox {
  const open = outbox.filter((entry) => !messages.some((message) => isStoredAs(entry, message)));
  return open.length === outbox.length ? outbox : open;
}

/** What a frame tells about replies. A send's `ref` is its client id. */
export function outboxAfter(outbox: Outbox, frame: ServerFrame | UnknownFrame): Outbox {
  switch (frame.type) {
    case 'message.created':
    case 'message.updated':
      return settled(outbox, [frame.message]);
    case 'ack':
      return accepted(outbox, frame.ref, frame.message_id ?? null);
    case 'error':
      return frame.ref == null ? outbox : refused(outbox, frame.ref, frame);
    case 'command.rejected':
      return frame.client_message_id == null ? outbox : refused(outbox, frame.client_message_id, frame);
    case 'conversation.updated':
    case 'conversation.removed':
    case 'hello':
    case 'heartbeat':
    case 'typing':
    case 'resync':
    case 'pong':
    case 'unknown':
      return outbox;
  }
}

function changed(
  outbox: Outbox,
  clientMessageId: string,
  change: (entry: OutboxEntry) => OutboxEntry,
): Outbox {
  return outbox.map((entry) => (entry.clientMessageId === clientMessageId ? change(entry) : entry));
}
