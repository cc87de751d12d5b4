import type { ClientFrame } from '../realtime/frames';

const REPEAT_MS = 4_000;

export interface TypingPorts {
  readonly now: () => number;
  /** False when it could not be sent, which is no loss. */
  readonly sendFrame: (frame: ClientFrame) => boolean;
}

/** Tells that the agent writes: at once, again every few seconds while it goes on, and when the draft is empty. */
export class TypingNotifier {
  readonly #ports: TypingPorts;
  readonly #told = new Map<string, number>();

  constructor(ports: TypingPorts) {
    this.#ports = ports;
  }

  drafted(conversationId: string, writing: boolean): void {
    if (writing) this.#writing(conversationId);
    else this.#stopped(conversationId);
  }

  #writing(conversationId: string): void {
    const now = this.#ports.now();
    if (now - (this.#told.get(conversationId) ?? -REPEAT_MS) < REPEAT_MS) return;
    this.#told.set(conversationId, now);
    this.#ports.sendFrame({ type: 'typing', conversation_id: conversationId, on: true });
  }

  #stopped(conversationId: string): void {
    if (!this.#told.delete(conversationId)) return;
    this.#ports.sendFrame({ type: 'typing', conversation_id: conversationId, on: false });
  }
}
