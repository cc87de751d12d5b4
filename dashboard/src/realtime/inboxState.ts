import type { Conversation, Message, MessagePage } from '../api/types';
import type { AccountFrame, PresenceFrame, TypingFrame } from './frames';

/** A message that has its place in the conversation. */
export type StoredMessage = Message & { readonly seq: number };

/**
 * The part of a conversation's messages that is held: everything with `fromSeq <= seq <= untilSeq`, ascending,
 * no gap once `loaded`. `fromSeq` is 0 when the beginning is held, `untilSeq` null when the end is and grows.
 */
export interface Thread {
  readonly loaded: boolean;
  readonly fromSeq: number;
  readonly untilSeq: number | null;
  readonly messages: readonly StoredMessage[];
}

/** Rows by id. A row is replaced only by a greater version, so order and repeats of frames do no harm. */
export interface InboxState {
  readonly conversations: Readonly<Record<string, Conversation>>;
  /** Versions at which conversations went out of sight, so that a late image does not bring them back. */
  readonly removed: Readonly<Record<string, number>>;
  readonly threads: Readonly<Record<string, Thread>>;
  readonly typing: Readonly<Record<string, TypingFrame['actor']>>;
  /** Colleagues who said that they are there, by user. */
  readonly presence: Readonly<Record<string, Presence>>;
  /** What the stream told of accounts' health, by account. */
  readonly health: Readonly<Record<string, AccountFrame['account']>>;
}

export interface Presence {
  readonly status: 'online' | 'away';
  readonly viewing: readonly string[];
}

export const EMPTY_INBOX: InboxState = {
  conversations: {},
  removed: {},
  threads: {},
  typing: {},
  presence: {},
  health: {},
};

const KEPT_THREADS = 20;
const LOADING_THREAD: Thread = { loaded: false, fromSeq: 0, untilSeq: null, messages: [] };

export function withConversation(state: InboxState, conversation: Conversation): InboxState {
  const { id, version } = conversation;
  if (version <= (state.conversations[id]?.version ?? -1) || version <= (state.removed[id] ?? -1))
    return state;
  return withoutErased({ ...state, conversations: { ...state.conversations, [id]: conversation } }, [id]);
}

/** Threads hold nothing of what their conversations say was erased, whatever came late. */
function withoutErased(state: InboxState, ids: readonly string[]): InboxState {
  return ids.reduce((held, id) => {
    const thread = held.threads[id];
    const erased = held.conversations[id]?.erased_up_to_seq ?? 0;
    if (thread === undefined || !thread.messages.some(({ seq }) => seq <= erased)) return held;
    const messages = thread.messages.filter(({ seq }) => seq > erased);
    return { ...held, threads: { ...held.threads, [id]: { ...thread, messages } } };
  }, state);
}

/** Each as by `withConversation`, with one copy of the table for all of them. */
export function withConversations(state: InboxState, conversations: readonly Conversation[]): InboxState {
  const rows: Record<string, Conversation> = {};
  for (const row of conversations) {
    const held = rows[row.id] ?? state.conversations[row.id];
    const newest = Math.max(held?.version ?? -1, state.removed[row.id] ?? -1);
    if (row.version > newest) rows[row.id] = row;
  }
  if (Object.keys(rows).length === 0) return state;
  return withoutErased({ ...state, conversations: { ...state.conversations, ...rows } }, Object.keys(rows));
}

export function withoutConversation(state: InboxState, id: string, version: number): InboxState {
  if (version <= (state.removed[id] ?? -1) || version < (state.conversations[id]?.version ?? 0)) return state;
  return {
    ...state,
    conversations: without(state.conversations, id),
    removed: { ...state.removed, [id]: version },
    threads: without(state.threads, id),
    typing: without(state.typing, id),
  };
}

/**
 * From now on the frames of this conversation are kept, while its first page is on its way. Of the threads
 * opened before, the newest few stay, so that going back to one shows it at once.
 */
export function withLoadingThread(state: InboxState, conversationId: string): InboxState {
  if (state.threads[conversationId] !== undefined) return state;
  const loaded = Object.keys(state.threads).filter((id) => state.threads[id]?.loaded === true);
  const kept = loaded.slice(0, -KEPT_THREADS).reduce(without<Thread>, state.threads);
  return { ...state, threads: { ...kept, [conversationId]: LOADING_THREAD } };
}

/** The newest page: joins what frames brought in the meantime. Dropped when the thread was given up. */
export function withNewestPage(state: InboxState, conversationId: string, page: MessagePage): InboxState {
  const thread = state.threads[conversationId];
  if (thread === undefined) return state;
  const items = page.items.filter(isStored);
  const fromSeq = page.has_more ? (items[0]?.seq ?? 0) : 0;
  const inRange = thread.messages.filter((message) => message.seq >= fromSeq);
  return withThread(state, conversationId, {
    loaded: true,
    fromSeq,
    untilSeq: null,
    messages: items.reduce(merged, inRange),
  });
}

/** In the place of what was held: a page of older messages, of which newer ones go on. */
export function withDetachedPage(state: InboxState, conversationId: string, page: MessagePage): InboxState {
  const messages = page.items.filter(isStored);
  const [first, last] = [messages[0], messages.at(-1)];
  if (first === undefined || last === undefined) return state;
  const fromSeq = page.has_more ? first.seq : 0;
  const untilSeq = endAt(state, conversationId, last.seq);
  return withThread(state, conversationId, { loaded: true, fromSeq, untilSeq, messages });
}

/** The page after the held ones; the thread grows again by itself once it reaches the conversation's end. */
export function withNewerPage(state: InboxState, conversationId: string, page: MessagePage): InboxState {
  const thread = state.threads[conversationId];
  if (thread === undefined || !thread.loaded || thread.untilSeq === null) return state;
  const messages = page.items.filter(isStored).reduce(merged, thread.messages);
  const lastSeq = messages.at(-1)?.seq ?? thread.untilSeq;
  const untilSeq = page.has_more ? lastSeq : endAt(state, conversationId, lastSeq);
  return withThread(state, conversationId, { ...thread, untilSeq, messages });
}

/** The thread is given up, so that its newest page is loaded anew. */
export function withoutThread(state: InboxState, conversationId: string): InboxState {
  return { ...state, threads: without(state.threads, conversationId) };
}

/** The page before the held ones. */
export function withOlderPage(state: InboxState, conversationId: string, page: MessagePage): InboxState {
  const thread = state.threads[conversationId];
  if (thread === undefined || !thread.loaded) return state;
  const items = page.items.filter(isStored);
  const fromSeq = page.has_more ? (items[0]?.seq ?? thread.fromSeq) : 0;
  return withThread(state, conversationId, {
    ...thread,
    fromSeq,
    messages: items.reduce(merged, thread.messages),
  });
}

/**
 * A message outside the held range is not kept: scrolling up will load it. The same goes for one of a
 * conversation that is not open.
 */
export function withMessage(state: InboxState, message: Message): InboxState {
  const { conversation_id: id, version } = message;
  const thread = state.threads[id];
  if (thread === undefined || !isStored(message) || message.seq < thread.fromSeq) return state;
  if (thread.untilSeq !== null && message.seq > thread.untilSeq) return state;
  if (version <= (state.removed[id] ?? -1)) return state;
  const messages = merged(thread.messages, message);
  return messages === thread.messages ? state : withThread(state, id, { ...thread, messages });
}

export function withTyping(state: InboxState, { conversation_id: id, actor, on }: TypingFrame): InboxState {
  if (on) return { ...state, typing: { ...state.typing, [id]: actor } };
  return state.typing[id] === undefined ? state : { ...state, typing: without(state.typing, id) };
}

export function withPresence(state: InboxState, frame: PresenceFrame): InboxState {
  const { user_id: id, status, viewing } = frame;
  if (status === 'offline') return { ...state, presence: without(state.presence, id) };
  return { ...state, presence: { ...state.presence, [id]: { status, viewing: viewing ?? [] } } };
}

export function withHealth(state: InboxState, { account }: AccountFrame): InboxState {
  return { ...state, health: { ...state.health, [account.id]: account } };
}

/** Null where `seq` is the conversation's last as far as is known. */
function endAt(state: InboxState, conversationId: string, seq: number): number | null {
  return seq < (state.conversations[conversationId]?.last_seq ?? 0) ? seq : null;
}

function withThread(state: InboxState, conversationId: string, thread: Thread): InboxState {
  return withoutErased({ ...state, threads: { ...state.threads, [conversationId]: thread } }, [
    conversationId,
  ]);
}

function merged(messages: readonly StoredMessage[], message: StoredMessage): readonly StoredMessage[] {
  const at = messages.findIndex((held) => held.id === message.id);
  const held = messages[at];
  if (held !== undefined) return message.version > held.version ? messages.with(at, message) : messages;
  const after = messages.findLastIndex((other) => other.seq < message.seq) + 1;
  return messages.toSpliced(after, 0, message);
}

function isStored(message: Message): message is StoredMessage {
  return message.seq !== null;
}

function without<T>(rows: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  if (rows[id] === undefined) return rows;
  const { [id]: gone, ...rest } = rows;
  return rest;
}
