import type { ServerFrame, UnknownFrame } from './frames';
import type { InboxState } from './inboxState';
import { EMPTY_INBOX, withConversation, withMessage, withoutConversation, withTyping } from './inboxState';

/**
 * Pure: the rows after a frame. Frames may come twice and, between conversations, in any order: the state
 * that they lead to is the same. A frame that changes nothing returns the very same state.
 */
export function applyEvent(state: InboxState, frame: ServerFrame | UnknownFrame): InboxState {
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
