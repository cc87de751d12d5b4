import type { Author, Conversation, Message, User } from '../api/types';

export interface HelloFrame {
  readonly type: 'hello';
  readonly session_id: string;
  readonly cursor: string;
  readonly resumed: boolean;
  readonly user?: User;
  readonly heartbeat_s: number;
}

export interface RejectedFrame {
  readonly type: 'command.rejected';
  readonly cursor: string;
  readonly command_id: string;
  readonly conversation_id: string;
  readonly client_message_id?: string | null;
  readonly code: string;
  readonly message: string;
}

export interface AckFrame {
  readonly type: 'ack';
  readonly ref: string;
  readonly command_id: string;
  readonly message_id?: string | null;
}

export interface ErrorFrame {
  readonly type: 'error';
  readonly ref?: string | null;
  readonly code: string;
  readonly message: string;
}

export interface TypingFrame {
  readonly type: 'typing';
  readonly conversation_id: string;
  readonly actor: Pick<Author, 'kind' | 'id' | 'name'>;
  readonly on: boolean;
}

export interface PresenceFrame {
  readonly type: 'presence';
  readonly user_id: string;
  readonly status: 'online' | 'away' | 'offline';
  /** The conversations that this user looks at. */
  readonly viewing?: readonly string[] | null;
}

export interface AccountFrame {
  readonly type: 'account.updated';
  readonly cursor: string;
  readonly account: { readonly id: string; readonly name: string | null; readonly health: string };
}

export type ServerFrame =
  | HelloFrame
  | {
      readonly type: 'message.created';
      readonly cursor: string;
      readonly message: Message;
      readonly conversation?: Conversation | null;
    }
  | { readonly type: 'message.updated'; readonly cursor: string; readonly message: Message }
  | { readonly type: 'conversation.updated'; readonly cursor: string; readonly conversation: Conversation }
  | {
      readonly type: 'conversation.removed';
      readonly cursor: string;
      readonly conversation_id: string;
      readonly version: number;
    }
  | RejectedFrame
  | TypingFrame
  | PresenceFrame
  | AccountFrame
  | { readonly type: 'heartbeat'; readonly cursor: string }
  | AckFrame
  | ErrorFrame
  | { readonly type: 'resync'; readonly reason: string }
  | { readonly type: 'pong' };

export type ClientFrame =
  | {
      readonly type: 'message.send';
      readonly ref: string;
      readonly conversation_id: string;
      readonly client_message_id: string;
      readonly text: string;
      readonly internal?: boolean;
      readonly reply_to?: string;
      readonly attachments?: readonly { readonly upload_id: string }[];
      readonly expected_seq?: number;
    }
  | { readonly type: 'presence'; readonly status: 'online' | 'away'; readonly viewing: readonly string[] }
  | { readonly type: 'typing'; readonly conversation_id: string; readonly on: boolean }
  | { readonly type: 'ping' };

const KNOWN: ReadonlySet<string> = new Set<ServerFrame['type']>([
  'hello',
  'message.created',
  'message.updated',
  'conversation.updated',
  'conversation.removed',
  'command.rejected',
  'typing',
  'presence',
  'account.updated',
  'heartbeat',
  'ack',
  'error',
  'resync',
  'pong',
]);

/** A frame type that this client does not know: nothing to do but to keep its cursor. */
export interface UnknownFrame {
  readonly type: 'unknown';
  readonly cursor: string | null;
}

/** Never throws: what is no frame of the protocol is an unknown one without a cursor. */
export function parseFrame(data: unknown): ServerFrame | UnknownFrame {
  const frame = objectOf(data);
  if (frame !== null && typeof frame['type'] === 'string' && KNOWN.has(frame['type'])) {
    return frame as unknown as ServerFrame;
  }
  return { type: 'unknown', cursor: cursorOf(frame) };
}

/** The stream position that a frame carries, null for those outside the stream. */
export function cursorOf(frame: object | null): string | null {
  if (frame === null || !('cursor' in frame)) return null;
  return typeof frame.cursor === 'string' && frame.cursor !== '' ? frame.cursor : null;
}

function objectOf(data: unknown): Record<string, unknown> | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
