/** The shapes of the API and of the live frames. Members that the server adds later are ignored. */

export type Role = 'admin' | 'agent';
export type Channel = 'facebook' | 'instagram' | 'web' | 'whatsapp';
export type ConversationStatus = 'open' | 'pending' | 'snoozed' | 'resolved';
export type Direction = 'inbound' | 'outbound' | 'internal' | 'activity';
export type MessageStatus =
  'received' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown' | 'cancelled';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

export interface Person {
  readonly id: string;
  readonly name: string | null;
}

export interface Participant extends Person {
  readonly username?: string | null;
  readonly avatar_url?: string | null;
}

export interface Account {
  readonly id: string;
  readonly account_id: string;
  readonly name: string | null;
}

export interface LastMessage {
  readonly seq: number;
  readonly direction: Direction;
  readonly preview: string | null;
  readonly created_at: string;
}

export interface Conversation {
  readonly id: string;
  readonly channel: Channel;
  readonly account: Account;
  readonly participant: Participant;
  readonly status: ConversationStatus;
  readonly snoozed_until?: string | null;
  readonly assignee: Person | null;
  readonly unread_count: number;
  readonly last_seq: number;
  readonly delivered_up_to_seq: number | null;
  readonly read_up_to_seq: number | null;
  readonly last_message: LastMessage | null;
  readonly last_message_at: string | null;
  readonly reply_window_ends_at: string | null;
  readonly labels?: readonly string[] | null;
  readonly erased_up_to_seq?: number;
  readonly thread_owner?: { readonly app_id: string; readonly name: string | null } | null;
  readonly version: number;
}

export interface Author {
  readonly kind: 'customer' | 'agent' | 'bot' | 'page' | 'app' | 'system';
  readonly id: string | null;
  readonly name: string | null;
}

export interface Attachment {
  readonly id: string;
  readonly kind: string;
  readonly url: string | null;
  readonly name: string | null;
  readonly mime_type: string | null;
  readonly size: number | null;
}

export interface Reaction {
  readonly actor: Author | string;
  readonly emoji: string;
}

export interface SendError {
  readonly code: string;
  readonly message: string | null;
  readonly retryable: boolean;
}

export interface Message {
  readonly id: string;
  readonly conversation_id: string;
  /** Null only in the answer to a send: the conversation counts a message when it is stored. */
  readonly seq: number | null;
  readonly version: number;
  readonly direction: Direction;
  readonly kind: string;
  readonly author: Author;
  readonly text: string | null;
  readonly attachments?: readonly Attachment[] | null;
  readonly reply_to?: string | null;
  readonly reactions?: readonly Reaction[] | null;
  /** What the platform told beside the content: where a message came from, what it answers. */
  readonly context?: Readonly<Record<string, unknown>> | null;
  readonly status: MessageStatus;
  readonly error?: SendError | null;
  readonly edited_at?: string | null;
  readonly deleted_at?: string | null;
  readonly platform_message_id?: string | null;
  readonly client_message_id?: string | null;
  readonly backfilled?: boolean;
  readonly sent_at?: string | null;
  readonly created_at: string;
}

export interface ConversationPage {
  readonly items: readonly Conversation[];
  readonly next_cursor: string | null;
  /** Where the live stream goes on from this answer (`X-Stream-Cursor`). */
  readonly stream_cursor: string | null;
}

export interface MessagePage {
  readonly items: readonly Message[];
  readonly has_more: boolean;
}

export interface ConversationChange {
  readonly assignee_id?: string | null;
  readonly status?: ConversationStatus;
  readonly snoozed_until?: string;
  readonly labels?: readonly string[];
  readonly expected?: { readonly assignee_id?: string | null; readonly status?: ConversationStatus };
}

export interface NewMessage {
  readonly client_message_id: string;
  readonly text: string;
  /** A note among colleagues; the customer never sees it. */
  readonly internal?: boolean;
  /** The message that this one answers. */
  readonly reply_to?: string;
  readonly attachments?: readonly { readonly upload_id: string }[];
  /** Refused as `colleague_replied` when somebody else has replied after this message. */
  readonly expected_seq?: number;
}

export interface Highlight {
  readonly text: string;
  readonly match: boolean;
}

export interface SearchHit {
  readonly conversation: Conversation;
  readonly message: Message | null;
  readonly highlight: readonly Highlight[];
}

export interface SearchPage {
  readonly items: readonly SearchHit[];
  readonly next_cursor?: string | null;
}

export interface Upload {
  readonly upload_id: string;
  readonly kind: string;
  readonly name: string;
  readonly mime_type: string;
  readonly size: number;
}
