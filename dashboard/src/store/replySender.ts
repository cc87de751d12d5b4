import type { ApiClient } from '../api/client';
import { describe, isTransient, ProblemError } from '../api/problem';
import type { NewMessage } from '../api/types';
import type { ClientFrame } from '../realtime/frames';
import type { Outbox, OutboxEntry } from '../realtime/outbox';
import { accepted, allWaitingAgain, nextDue, refused, released } from '../realtime/outbox';
import { sendable, sending, waitingAgain } from '../realtime/outbox';

const RETRY_MS = 4_000;

export interface ReplyPorts {
  readonly api: Pick<ApiClient, 'send'>;
  readonly outbox: () => Outbox;
  readonly update: (change: (outbox: Outbox) => Outbox) => void;
  readonly isLive: () => boolean;
  readonly now: () => number;
  /** False when the socket does not take it. */
  readonly sendFrame: (frame: ClientFrame) => boolean;
}

/**
 * Sends what the outbox holds: over the socket while it is live, else by HTTP. What is not acknowledged is
 * sent again with the same client id, which the server knows, so that no reply leaves twice.
 */
export class ReplySender {
  readonly #ports: ReplyPorts;
  readonly #overSocket = new Set<string>();
  #dueTimer: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: ReplyPorts) {
    this.#ports = ports;
  }

  /** Sends whatever may be sent now. */
  pump(): void {
    const outbox = this.#ports.outbox();
    const unacknowledged = new Set(outbox.filter(isSending).map((entry) => entry.clientMessageId));
    for (const id of this.#overSocket) if (!unacknowledged.has(id)) this.#overSocket.delete(id);
    const now = this.#ports.now();
    for (const entry of sendable(outbox, now)) this.#send(entry);
    this.#pumpAt(nextDue(outbox, now), now);
  }

  /** The page is going: what is written but not sent leaves now, by requests that outlive it. */
  flush(): void {
    this.#ports.update(released);
    for (const entry of sendable(this.#ports.outbox(), this.#ports.now())) {
      this.#ports.update((outbox) => sending(outbox, entry.clientMessageId));
      void this.#post(entry, true);
    }
  }

  /** What did not get through is sent again in a moment. */
  pumpLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.pump(), RETRY_MS);
  }

  /** The socket that had them is gone: their acknowledgements will not come. */
  socketLost(): void {
    if (this.#overSocket.size === 0) return;
    const lost = [...this.#overSocket];
    this.#overSocket.clear();
    this.#ports.update((outbox) => lost.reduce(waitingAgain, outbox));
    this.pump();
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#dueTimer);
    this.#ports.update(allWaitingAgain);
  }

  #pumpAt(due: number | null, now: number): void {
    clearTimeout(this.#dueTimer);
    if (due !== null) this.#dueTimer = setTimeout(() => this.pump(), due - now);
  }

  #send(entry: OutboxEntry): void {
    this.#ports.update((outbox) => sending(outbox, entry.clientMessageId));
    if (this.#ports.isLive() && this.#ports.sendFrame(frameOf(entry))) {
      this.#overSocket.add(entry.clientMessageId);
    } else {
      void this.#post(entry);
    }
  }

  async #post(entry: OutboxEntry, keepalive = false): Promise<void> {
    const { clientMessageId, conversationId } = entry;
    const update = this.#ports.update;
    try {
      const message = await this.#ports.api.send(conversationId, messageOf(entry), keepalive);
      update((outbox) => accepted(outbox, clientMessageId, message.id));
    } catch (error) {
      if (isTransient(error)) {
        update((outbox) => waitingAgain(outbox, clientMessageId));
        this.pumpLater();
        return;
      }
      const code = error instanceof ProblemError ? error.code : 'failed';
      update((outbox) => refused(outbox, clientMessageId, { code, message: describe(error) }));
    }
    this.pump();
  }
}

function isSending(entry: OutboxEntry): boolean {
  return entry.state === 'sending';
}

function frameOf(entry: OutboxEntry): ClientFrame {
  return {
    type: 'message.send',
    ref: entry.clientMessageId,
    conversation_id: entry.conversationId,
    ...messageOf(entry),
  };
}

/** Equal at every repeat: the server compares. */
function messageOf(entry: OutboxEntry): NewMessage {
  const { clientMessageId, text, seenSeq, internal, replyTo, attachments } = entry;
  return {
    client_message_id: clientMessageId,
    text,
    ...(internal && { internal }),
    ...(replyTo !== null && { reply_to: replyTo }),
    ...(attachments.length > 0 && { attachments: attachments.map(({ upload_id }) => ({ upload_id })) }),
    ...(seenSeq !== null && !internal && { expected_seq: seenSeq }),
  };
}
