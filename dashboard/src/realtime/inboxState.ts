import type { Conversation, Message, MessagePage } from '../api/types';
import type { TypingFrame } from './frames';

/** A message that has its place in the conversation. */
export type StoredMessage = Message & { readonly seq: number };

/**
 * The part of a conversation's messages that is held: everything with `seq >= fromSeq`, ascending, no gap
 * once `loaded`. `fromSeq` is 0 when the beginning is held.
 */
export interface Thread {
  readonly loaded: boolean;
  readonly fromSeq: number;
  readonly messages: readonly StoredMessage[];
}

/** Rows by id. A row is replaced only by a greater version, so order and repeats of frames do no harm. */
export interface InboxState {
  readonly conversations: Readonly<Record<string, Conversation>>;
  /** Versions at which conversations went out of sight, so that a late image does not bring them back. */
  readonly removed: Readonly<Record<string, number>>;
  readonly threads: Readonly<Record<string, Thread>>;
  readonly typing: Readonly<Record<string, TypingFrame['actor']>>;
}

export const EMPTY_INBOX: InboxState = { conversations: {}, removed: {}, threads: {}, typing: {} };

const KEPT_THREADS = 20;
const LOADING_THREAD: Thread = { loaded: false, fromSeq: 0, messages: [] };

export function withConversation(state: InboxState, conversation: Conversation): InboxState {
  const { id, version } = conversation;
  if (version <= (state.conversations[id]?.version ?? -1) || version <= (state.removed[id] ?? -1))
    return state;
  return { ...state, conversations: { ...state.conversations, [id]: conversation } };
}

export function withConversations(state: InboxState, conversations: readonly Conversation[]): InboxState {
  return conversations.reduce(withConversation, state);
}

export function withoutConversation(state: InboxState, id: string, version: number): InboxState {
  if (version <= (state.removed[id] ?? -1) || version < (state.conversations[id]?.version ?? 0)) return state;
  return {
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
    messages: items.reduce(merged, inRange),
  });
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
  if (version <= (state.removed[id] ?? -1)) return state;
  const messages = merged(thread.messages, message);
  return messages === thread.messages ? state : withThread(state, id, { ...thread, messages });
}

export function withTyping(state: InboxState, { conversation_id: id, actor, on }: TypingFrame): InboxState {
  if (on) return { ...state, typing: { ...state.typing, [id]: actor } };
  return state.typing[id] === undefined ? state : { ...state, typing: without(state.typing, id) };
}

function withThread(state: InboxState, conversationId: string, thread: Thread): InboxState {
  return { ...state, threads: { ...state.threads, [conversationId]: thread } };
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
