import type { ApiClient } from '../api/client';
import { describe, isTransient, ProblemError } from '../api/problem';
import type { NewMessage } from '../api/types';
import type { ClientFrame } from '../realtime/frames';
import type { Outbox, OutboxEntry } from '../realtime/outbox';
import { accepted, allWaitingAgain, refused, sendable, sending, waitingAgain } from '../realtime/outbox';

const RETRY_MS = 4_000;

export interface ReplyPorts {
  readonly api: Pick<ApiClient, 'send'>;
  readonly outbox: () => Outbox;
  readonly update: (change: (outbox: Outbox) => Outbox) => void;
  readonly isLive: () => boolean;
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
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: ReplyPorts) {
    this.#ports = ports;
  }

  /** Sends whatever may be sent now. */
  pump(): void {
    const outbox = this.#ports.outbox();
    const unacknowledged = new Set(outbox.filter(isSending).map((entry) => entry.clientMessageId));
    for (const id of this.#overSocket) if (!unacknowledged.has(id)) this.#overSocket.delete(id);
    for (const entry of sendable(outbox)) this.#send(entry);
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
    this.#ports.update(allWaitingAgain);
  }

  #send(entry: OutboxEntry): void {
    this.#ports.update((outbox) => sending(outbox, entry.clientMessageId));
    if (this.#ports.isLive() && this.#ports.sendFrame(frameOf(entry))) {
      this.#overSocket.add(entry.clientMessageId);
    } else {
      void this.#post(entry);
    }
  }

  async #post(entry: OutboxEntry): Promise<void> {
    const { clientMessageId, conversationId } = entry;
    const update = this.#ports.update;
    try {
      const message = await this.#ports.api.send(conversationId, messageOf(entry));
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
function messageOf({ clientMessageId, text, seenSeq }: OutboxEntry): NewMessage {
  const message: NewMessage = { client_message_id: clientMessageId, text };
  return seenSeq === null ? message : { ...message, expected_seq: seenSeq };
}
