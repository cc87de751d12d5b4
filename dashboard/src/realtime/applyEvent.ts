import type { ServerFrame, UnknownFrame } from './frames';
import type { InboxState } from './inboxState';
import { EMPTY_INBOX, withConversation, withConversations, withMessage } from './inboxState';
import { withHealth, withoutConversation, withPresence, withTyping } from './inboxState';

type Frame = ServerFrame | UnknownFrame;

/**
 * Pure: the rows after a frame. Frames may come twice and, between conversations, in any order: the state
 * that they lead to is the same. A frame that changes nothing returns the very same state.
 */
export function applyEvent(state: InboxState, frame: Frame): InboxState {
  switch (frame.type) {
    case 'message.created': {
      const held = frame.conversation == null ? state : withConversation(state, frame.conversation);
      const quiet = { type: 'typing', conversation_id: frame.message.conversation_id, on: false } as const;
      return withTyping(withMessage(held, frame.message), { ...quiet, actor: frame.message.author });
    }
    case 'message.updated':
      return withMessage(state, frame.message);
    case 'conversation.updated':
      return withConversation(state, frame.conversation);
    case 'conversation.removed':
      return withoutConversation(state, frame.conversation_id, frame.version);
    case 'typing':
      return withTyping(state, frame);
    case 'presence':
      return withPresence(state, frame);
    case 'account.updated':
      return withHealth(state, frame);
    case 'resync':
      return EMPTY_INBOX;
    case 'hello':
    case 'command.rejected':
    case 'heartbeat':
    case 'ack':
    case 'error':
    case 'pong':
    case 'unknown':
      return state;
  }
}

/**
 * The same as one after the other. Rows are put in first, all at once, which versions allow: among thousands
 * of conversations each step that changes one costs a copy of the table.
 */
export function applyEvents(state: InboxState, frames: readonly Frame[]): InboxState {
  if (frames.some((frame) => frame.type === 'resync')) return frames.reduce(applyEvent, state);
  const rows = frames.flatMap((frame) => {
    if (frame.type === 'conversation.updated') return [frame.conversation];
    return frame.type === 'message.created' && frame.conversation != null ? [frame.conversation] : [];
  });
  return frames.reduce(applyEvent, withConversations(state, rows));
}
