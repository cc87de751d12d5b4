import type { ApiClient } from '../api/client';
import { describe, ProblemError } from '../api/problem';
import type { Conversation, ConversationChange, Message, Upload, User } from '../api/types';
import { applyEvents } from '../realtime/applyEvent';
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
import { accepted, asked, forgotten, refused, rejected, unmade } from './changes';
import { FrameBatch } from './frameBatch';
import type { Keepsake } from './keepsake';
import type { Filter } from './lists';
import { Loader } from './loader';
import { ReplySender } from './replySender';
import { Store } from './store';
import { TypingNotifier } from './typingNotifier';
import type { Draft, Workspace } from './workspace';
import { discarded, emptyWorkspace, NO_DRAFT } from './workspace';

export interface SessionPorts {
  readonly api: ApiClient;
  readonly keepsake: Keepsake;
  readonly filter: Filter;
  readonly openSocket: (cursor: string | null) => WebSocket;
  readonly endSession: () => void;
  /** Hears of each frame that brings something new, after it was taken. */
  readonly onFrame: (frame: ServerFrame | UnknownFrame, workspace: Workspace) => void;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly random: () => number;
}

export interface Reply {
  readonly text: string;
  readonly internal: boolean;
  readonly replyTo: string | null;
  readonly attachments: readonly Upload[];
  /** How long it can be taken back before it is sent. */
  readonly undoMs: number;
}

/** One agent's time at the inbox, from log-in to log-out: what views see is `store`, what they may do the methods. */
export class InboxSession {
  readonly store: Store<Workspace>;
  readonly loader: Loader;
  readonly #ports: SessionPorts;
  readonly #driver: ConnectionDriver;
  readonly #replies: ReplySender;
  readonly #typing: TypingNotifier;
  readonly #batch: FrameBatch;
  readonly #markedRead = new Map<string, number>();
  #viewing: readonly string[] = [];
  #stopListening: () => void = () => undefined;

  constructor(user: User, ports: SessionPorts) {
    const { api, keepsake } = ports;
    this.#ports = ports;
    this.store = new Store({ ...emptyWorkspace(user), filter: ports.filter, drafts: keepsake.drafts() });
    this.loader = new Loader(api, this.store);
    this.#batch = new FrameBatch((frames) => this.#take(frames));
    this.#replies = new ReplySender({
      api,
      outbox: () => this.store.get().outbox,
      update: (change) => this.#updateOutbox(change),
      isLive: () => this.#driver.connection.state === 'live',
      now: () => ports.now().getTime(),
      sendFrame: (frame) => this.#driver.send(frame),
    });
    this.#typing = new TypingNotifier({
      now: () => ports.now().getTime(),
      sendFrame: (frame) => this.#driver.connection.state === 'live' && this.#driver.send(frame),
    });
    this.#driver = new ConnectionDriver({
      openSocket: ports.openSocket,
      loadSnapshot: () => this.loader.firstPage(),
      discardSnapshot: () => {
        this.#batch.flush();
        this.store.update(discarded);
      },
      checkSession: () => void this.#checkSession(),
      endSession: ports.endSession,
      resendUnacknowledged: () => this.#replies.pump(),
      onFrame: (frame) => this.#batch.add(frame),
      onChange: (connection) => this.#connectionChanged(connection),
      random: ports.random,
    });
  }

  start(): void {
    this.#driver.dispatch({ type: 'started' });
    this.#stopListening = this.#ports.keepsake.whenDraftsChange((drafts) =>
      this.store.update((workspace) => ({ ...workspace, drafts })),
    );
    void this.#adoptReplies();
  }

  stop(): void {
    this.#replies.stop();
    this.#stopListening();
    this.#driver.dispatch({ type: 'stopped' });
  }

  sessionEnded(): void {
    this.#driver.dispatch({ type: 'session_ended' });
  }

  /** The page is being closed. */
  leave(): void {
    this.#replies.flush();
  }

  /** The network is back, or the agent asks for it: try now, whatever the wait was. */
  retryNow(): void {
    const { halt } = this.#driver.connection;
    this.#driver.dispatch({ type: halt === 'origin_refused' ? 'started' : 'retry_due' });
  }

  choose(filter: Filter): void {
    this.store.update((workspace) => ({ ...workspace, filter }));
  }

  /** Tells colleagues which conversations this agent looks at; to be repeated now and then. */
  tellPresence(status: 'online' | 'away', viewing: readonly string[]): void {
    if (viewing[0] !== this.#viewing[0]) this.#forgetKeptUnread(this.#viewing);
    this.#viewing = viewing;
    if (this.#driver.connection.state === 'live') this.#driver.send({ type: 'presence', status, viewing });
  }

  setDraft(conversationId: string, change: Partial<Draft>): void {
    const before = this.store.get().drafts[conversationId] ?? NO_DRAFT;
    const draft = { ...before, ...change };
    this.store.update((workspace) => ({
      ...workspace,
      drafts: { ...workspace.drafts, [conversationId]: draft },
    }));
    const isEmpty = draft.text === '' && draft.replyTo === null;
    this.#ports.keepsake.keepDraft(conversationId, isEmpty ? null : draft);
    if (draft.text !== before.text)
      this.#typing.drafted(conversationId, draft.text !== '' && !draft.internal);
  }

  reply(conversationId: string, { undoMs, ...reply }: Reply): void {
    const now = this.#ports.now();
    const draft = {
      ...reply,
      clientMessageId: this.#ports.newId(),
      conversationId,
      seenSeq: this.#lastSeq(conversationId),
      writtenAt: now.toISOString(),
      heldUntil: undoMs > 0 ? now.getTime() + undoMs : 0,
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
    this.#replies.pump();
  };

  /** Back into the reply box, in front of what stands there. */
  readonly takeBack = (entry: OutboxEntry): void => {
    this.discardReply(entry);
    const text = [entry.text, this.store.get().drafts[entry.conversationId]?.text ?? ''];
    this.setDraft(entry.conversationId, {
      text: text.filter((part) => part !== '').join('\n'),
      internal: entry.internal,
      replyTo: entry.replyTo,
    });
  };

  readonly retryMessage = (message: Message): Promise<void> => this.#ports.api.retry(message);
  readonly cancelMessage = (message: Message): Promise<void> => this.#ports.api.cancel(message);
  readonly settleMessage = (message: Message, sent: boolean): Promise<void> =>
    this.#ports.api.settle(message, sent);

  /** Shows at once what is asked for, and takes it back where it is refused. */
  async change(id: string, change: ConversationChange, assigneeName?: string): Promise<void> {
    const row = this.store.get().inbox.conversations[id];
    if (row === undefined) return;
    const assignee = assigneeName === undefined ? null : { name: assigneeName };
    this.store.update((workspace) => ({
      ...workspace,
      changes: asked(workspace.changes, row, change, assignee),
    }));
    try {
      const commandId = await this.#ports.api.change(id, expecting(row, change));
      this.store.update((workspace) => ({
        ...workspace,
        changes: accepted(workspace.changes, id, commandId),
      }));
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : 'failed';
      const refusal = { code, message: describe(error) };
      this.store.update((workspace) => ({ ...workspace, changes: refused(workspace.changes, id, refusal) }));
    }
  }

  dismissRefusal(conversationId: string): void {
    this.store.update((workspace) => ({
      ...workspace,
      changes: forgotten(workspace.changes, conversationId),
    }));
  }

  /** Told once for each position; the next position tells it again should it have failed. */
  async markRead(conversationId: string, seq: number): Promise<void> {
    if ((this.#markedRead.get(conversationId) ?? 0) >= seq) return;
    if (this.store.get().keptUnread[conversationId] !== undefined) return;
    this.#markedRead.set(conversationId, seq);
    try {
      await this.#ports.api.markRead(conversationId, seq);
    } catch {
      this.#markedRead.delete(conversationId);
    }
  }

  /** Stays unread until it is opened anew. */
  async markUnread(conversationId: string, seq: number): Promise<void> {
    this.#markedRead.delete(conversationId);
    this.store.update((workspace) => ({
      ...workspace,
      keptUnread: { ...workspace.keptUnread, [conversationId]: true },
    }));
    await this.#ports.api.markUnread(conversationId, seq);
  }

  #forgetKeptUnread(ids: readonly string[]): void {
    this.store.update((workspace) => {
      if (!ids.some((id) => workspace.keptUnread[id])) return workspace;
      const kept = Object.entries(workspace.keptUnread).filter(([id]) => !ids.includes(id));
      return { ...workspace, keptUnread: Object.fromEntries(kept) };
    });
  }

  #lastSeq(conversationId: string): number | null {
    const thread = this.store.get().inbox.threads[conversationId];
    return thread?.loaded === true ? (thread.messages.at(-1)?.seq ?? 0) : null;
  }

  #take(frames: readonly (ServerFrame | UnknownFrame)[]): void {
    this.store.update((workspace) => {
      const inbox = applyEvents(workspace.inbox, frames);
      const outbox = frames.reduce(outboxAfter, workspace.outbox);
      const told = frames.reduce(
        (changes, frame) => (frame.type === 'command.rejected' ? rejected(changes, frame) : changes),
        workspace.changes,
      );
      const changes = unmade(told, inbox.conversations);
      const caughtUp =
        workspace.caughtUp + (workspace.connection.state === 'catching_up' ? frames.length : 0);
      const same = inbox === workspace.inbox && outbox === workspace.outbox && changes === workspace.changes;
      if (same && caughtUp === workspace.caughtUp) return workspace;
      return { ...workspace, inbox, outbox, changes, caughtUp };
    });
    this.#ports.keepsake.keepOutbox(this.store.get().outbox);
    for (const frame of frames) this.#ports.onFrame(frame, this.store.get());
    if (frames.some((frame) => frame.type === 'error' && isUnavailable(frame))) this.#replies.pumpLater();
    else if (frames.some(({ type }) => type === 'ack' || type === 'error')) this.#replies.pump();
  }

  /** What is on the screen is up to date whenever it says so. */
  #connectionChanged(connection: Connection): void {
    const { state, snapshot, halt } = this.store.get().connection;
    if (state !== connection.state || snapshot !== connection.snapshot || halt !== connection.halt) {
      this.#batch.flush();
      this.store.update((workspace) => ({
        ...workspace,
        connection,
        caughtUp: state === connection.state ? workspace.caughtUp : 0,
      }));
    }
    if (connection.socket !== 'open') this.#replies.socketLost();
  }

  async #checkSession(): Promise<void> {
    try {
      if ((await this.#ports.api.currentUser()) === null) this.sessionEnded();
    } catch {
      // Nobody answers: the connection goes on trying, and asks again.
    }
  }

  async #adoptReplies(): Promise<void> {
    const adopted = await this.#ports.keepsake.adoptOutboxes();
    if (adopted.length === 0) return;
    const again = adopted.map((entry): OutboxEntry => ({
      ...entry,
      state: entry.state === 'sending' ? 'waiting' : entry.state,
      heldUntil: 0,
    }));
    this.#updateOutbox((outbox) => [...again, ...outbox]);
    this.#replies.pump();
  }

  #updateOutbox(change: (outbox: Outbox) => Outbox): void {
    this.store.update((workspace) => ({ ...workspace, outbox: change(workspace.outbox) }));
    this.#ports.keepsake.keepOutbox(this.store.get().outbox);
  }
}

/** What the agent saw when asking for the change: what has become something else meanwhile is not overwritten. */
function expecting(row: Conversation, change: ConversationChange): ConversationChange {
  const expected = {
    ...(change.assignee_id !== undefined && { assignee_id: row.assignee?.id ?? null }),
    ...(change.status !== undefined && { status: row.status }),
  };
  return Object.keys(expected).length === 0 ? change : { ...change, expected };
}
