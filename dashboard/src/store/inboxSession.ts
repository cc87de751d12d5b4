import type { ApiClient } from '../api/client';
import { describe, ProblemError } from '../api/problem';
import type { Conversation, ConversationChange, User } from '../api/types';
import { applyEvent } from '../realtime/applyEvent';
import type { Connection } from '../realtime/connection';
import { ConnectionDriver } from '../realtime/driver';
import type { ServerFrame, UnknownFrame } from '../realtime/frames';
import type { Outbox, OutboxEntry } from '../realtime/outbox';
import {
  discarded as discardedReply,
  enqueued,
  isUnavailable,
  outboxAfter,
  resumed,
} from '../realtime/outbox';
import type { Filter } from './lists';
import { Loader } from './loader';
import { ReplySender } from './replySender';
import { Store } from './store';
import { TypingNotifier } from './typingNotifier';
import type { PendingChange, Workspace } from './workspace';
import { changeAccepted, changeAsked, changeRejected, discarded, emptyWorkspace } from './workspace';

export interface SessionPorts {
  readonly api: ApiClient;
  readonly openSocket: (cursor: string | null) => WebSocket;
  readonly endSession: () => void;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly random: () => number;
}

/** One agent's time at the inbox, from log-in to log-out: what views see is `store`, what they may do the methods. */
export class InboxSession {
  readonly store: Store<Workspace>;
  readonly loader: Loader;
  readonly #ports: SessionPorts;
  readonly #driver: ConnectionDriver;
  readonly #replies: ReplySender;
  readonly #typing: TypingNotifier;
  readonly #markedRead = new Map<string, number>();

  constructor(user: User, ports: SessionPorts) {
    const { api } = ports;
    this.#ports = ports;
    this.store = new Store(emptyWorkspace(user));
    this.loader = new Loader(api, this.store);
    this.#replies = new ReplySender({
      api,
      outbox: () => this.store.get().outbox,
      update: (change) => this.#updateOutbox(change),
      isLive: () => this.#driver.connection.state === 'live',
      sendFrame: (frame) => this.#driver.send(frame),
    });
    this.#typing = new TypingNotifier({
      now: () => ports.now().getTime(),
      sendFrame: (frame) => this.#driver.connection.state === 'live' && this.#driver.send(frame),
    });
    this.#driver = new ConnectionDriver({
      openSocket: ports.openSocket,
      loadSnapshot: () => this.loader.firstPage(),
      discardSnapshot: () => this.store.update(discarded),
      checkSession: () => void this.#checkSession(),
      endSession: ports.endSession,
      resendUnacknowledged: () => this.#replies.pump(),
      onFrame: (frame) => this.#take(frame),
      onChange: (connection) => this.#connectionChanged(connection),
      random: ports.random,
    });
  }

  start(): void {
    this.#driver.dispatch({ type: 'started' });
  }

  stop(): void {
    this.#replies.stop();
    this.#driver.dispatch({ type: 'stopped' });
  }

  sessionEnded(): void {
    this.#driver.dispatch({ type: 'session_ended' });
  }

  /** The network is back, or the agent asks for it: try now, whatever the wait was. */
  retryNow(): void {
    const { halt } = this.#driver.connection;
    this.#driver.dispatch({ type: halt === 'origin_refused' ? 'started' : 'retry_due' });
  }

  choose(filter: Filter): void {
    this.store.update((workspace) => ({ ...workspace, filter }));
  }

  setDraft(conversationId: string, text: string): void {
    this.store.update((workspace) => ({
      ...workspace,
      drafts: { ...workspace.drafts, [conversationId]: text },
    }));
    this.#typing.drafted(conversationId, text !== '');
  }

  reply(conversationId: string, text: string): void {
    const draft = {
      clientMessageId: this.#ports.newId(),
      conversationId,
      text,
      seenSeq: this.#lastSeq(conversationId),
      writtenAt: this.#ports.now().toISOString(),
    };
    this.#updateOutbox((outbox) => enqueued(outbox, draft));
    this.#replies.pump();
  }

  readonly replyAgain = ({ clientMessageId, conversationId }: OutboxEntry): void => {
    const seen = this.#lastSeq(conversationId);
    this.#updateOutbox((outbox) => resumed(outbox, clientMessageId, this.#ports.newId(), seen));
    this.#replies.pump();
  };

  readonly discardReply = ({ clientMessageId }: OutboxEntry): void => {
    this.#updateOutbox((outbox) => discardedReply(outbox, clientMessageId));
  };

  async change(conversation: Conversation, change: ConversationChange): Promise<void> {
    const pending: PendingChange = { commandId: null, sinceVersion: conversation.version, refusal: null };
    this.#setChange(conversation.id, pending);
    try {
      const commandId = await this.#ports.api.change(conversation.id, change);
      this.store.update((workspace) => changeAccepted(workspace, conversation.id, commandId));
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : 'failed';
      this.#setChange(conversation.id, { ...pending, refusal: { code, message: describe(error) } });
    }
  }

  dismissRefusal(conversationId: string): void {
    this.store.update((workspace) => {
      const { [conversationId]: seen, ...changes } = workspace.changes;
      return { ...workspace, changes };
    });
  }

  /** Told once for each position; the next position tells it again should it have failed. */
  async markRead(conversationId: string, seq: number): Promise<void> {
    if ((this.#markedRead.get(conversationId) ?? 0) >= seq) return;
    this.#markedRead.set(conversationId, seq);
    try {
      await this.#ports.api.markRead(conversationId, seq);
    } catch {
      this.#markedRead.delete(conversationId);
    }
  }

  #lastSeq(conversationId: string): number | null {
    const thread = this.store.get().inbox.threads[conversationId];
    return thread?.loaded === true ? (thread.messages.at(-1)?.seq ?? 0) : null;
  }

  #take(frame: ServerFrame | UnknownFrame): void {
    this.store.update((workspace) => {
      const inbox = applyEvent(workspace.inbox, frame);
      const outbox = outboxAfter(workspace.outbox, frame);
      if (inbox === workspace.inbox && outbox === workspace.outbox) return workspace;
      return { ...workspace, inbox, outbox };
    });
    if (frame.type === 'command.rejected') {
      this.store.update((workspace) => changeRejected(workspace, frame));
    }
    if (frame.type === 'error' && isUnavailable(frame)) this.#replies.pumpLater();
    else if (frame.type === 'ack' || frame.type === 'error') this.#replies.pump();
  }

  #connectionChanged(connection: Connection): void {
    this.store.update((workspace) => {
      const { state, snapshot, halt } = workspace.connection;
      const same = state === connection.state && snapshot === connection.snapshot && halt === connection.halt;
      return same ? workspace : { ...workspace, connection };
    });
    if (connection.socket !== 'open') this.#replies.socketLost();
  }

  async #checkSession(): Promise<void> {
    try {
      if ((await this.#ports.api.currentUser()) === null) this.sessionEnded();
    } catch {
      // Nobody answers: the connection goes on trying, and asks again.
    }
  }

  #updateOutbox(change: (outbox: Outbox) => Outbox): void {
    this.store.update((workspace) => ({ ...workspace, outbox: change(workspace.outbox) }));
  }

  #setChange(conversationId: string, change: PendingChange): void {
    this.store.update((workspace) => changeAsked(workspace, conversationId, change));
  }
}
