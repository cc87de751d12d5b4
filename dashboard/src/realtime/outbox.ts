import type { Message, Upload } from '../api/types';
import type { ServerFrame, UnknownFrame } from './frames';

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** The front door could not hand it on: the very same request may be taken in a moment. */
const UNAVAILABLE = 'unavailable';
const ID_REUSED = 'client_message_id_reused';

/**
 * A reply written here whose stored message has not been seen yet.
 * waiting: to be sent (again); sending: on its way, unacknowledged; accepted: durable, not yet visible;
 * refused: it will not be sent unless the agent says so.
 */
export interface OutboxEntry {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly text: string;
  /** The last message that the agent saw, null when none was loaded. A repeat tells the same. */
  readonly seenSeq: number | null;
  readonly writtenAt: string;
  /** Among colleagues only. */
  readonly internal: boolean;
  readonly replyTo: string | null;
  readonly attachments: readonly Upload[];
  /** Not sent before this time (ms since 1970): until then it can be taken back without a trace. */
  readonly heldUntil: number;
  readonly state: 'waiting' | 'sending' | 'accepted' | 'refused';
  readonly messageId: string | null;
  readonly refusal: Refusal | null;
  /** Whether the client id is used up: the core has judged it, or it stands for another text. */
  readonly spent: boolean;
}

/** In the order of writing. */
export type Outbox = readonly OutboxEntry[];

export type Draft = Pick<
  OutboxEntry,
  | 'clientMessageId'
  | 'conversationId'
  | 'text'
  | 'seenSeq'
  | 'writtenAt'
  | 'internal'
  | 'replyTo'
  | 'attachments'
  | 'heldUntil'
>;

export function enqueued(outbox: Outbox, draft: Draft): Outbox {
  return [...outbox, { ...draft, state: 'waiting', messageId: null, refusal: null, spent: false }];
}

/**
 * What may be sent now: the first waiting reply of each conversation that has none on its way, so that
 * replies arrive in the order in which they were written, whatever way each of them takes.
 */
export function sendable(outbox: Outbox, now: number): readonly OutboxEntry[] {
  const busy = new Set<string>();
  return outbox.filter((entry) => {
    const first = !busy.has(entry.conversationId);
    if (entry.state === 'waiting' || entry.state === 'sending') busy.add(entry.conversationId);
    return first && entry.state === 'waiting' && entry.heldUntil <= now;
  });
}

/** When the next held reply is due, null where none is held. */
export function nextDue(outbox: Outbox, now: number): number | null {
  const due = outbox.filter((entry) => entry.state === 'waiting' && entry.heldUntil > now);
  return due.length === 0 ? null : Math.min(...due.map((entry) => entry.heldUntil));
}

/** The agent does not want to wait any longer, or cannot. */
export function released(outbox: Outbox): Outbox {
  return outbox.map((entry) => (entry.heldUntil === 0 ? entry : { ...entry, heldUntil: 0 }));
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

/** Refused before it was taken; `rejected` by the core after it was. */
export function refused(outbox: Outbox, clientMessageId: string, refusal: Refusal): Outbox {
  const spent = refusal.code === ID_REUSED;
  return changed(outbox, clientMessageId, (entry) => ({ ...entry, state: 'refused', refusal, spent }));
}

export function rejected(outbox: Outbox, clientMessageId: string, refusal: Refusal): Outbox {
  return changed(outbox, clientMessageId, (entry) => ({ ...entry, state: 'refused', refusal, spent: true }));
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

/**
 * The agent wants a refused reply to be sent, as one who has seen all messages up to `seenSeq`. As long as its
 * client id is not used up it keeps it, so that a refusal that was none cannot lead to a second message.
 */
export function resumed(
  outbox: Outbox,
  clientMessageId: string,
  newId: string,
  seenSeq: number | null,
): Outbox {
  return changed(outbox, clientMessageId, (entry) => {
    const again: OutboxEntry = { ...entry, state: 'waiting', refusal: null, spent: false, heldUntil: 0 };
    return entry.spent ? { ...again, clientMessageId: newId, messageId: null, seenSeq } : again;
  });
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
      if (frame.ref == null) return outbox;
      return isUnavailable(frame) ? waitingAgain(outbox, frame.ref) : refused(outbox, frame.ref, frame);
    case 'command.rejected':
      return frame.client_message_id == null ? outbox : rejected(outbox, frame.client_message_id, frame);
    case 'conversation.updated':
    case 'conversation.removed':
    case 'hello':
    case 'heartbeat':
    case 'typing':
    case 'presence':
    case 'account.updated':
    case 'resync':
    case 'pong':
    case 'unknown':
      return outbox;
  }
}

export function isUnavailable({ code }: Refusal): boolean {
  return code === UNAVAILABLE;
}

function changed(
  outbox: Outbox,
  clientMessageId: string,
  change: (entry: OutboxEntry) => OutboxEntry,
): Outbox {
  return outbox.map((entry) => (entry.clientMessageId === clientMessageId ? change(entry) : entry));
}
