import { Directory } from './directory';
import type { Json } from './http';
import { Http, withQuery } from './http';
import { problemOf } from './problem';
import type {
  Conversation,
  ConversationChange,
  ConversationPage,
  ConversationStatus,
  Message,
  MessagePage,
  NewMessage,
  SearchPage,
  User,
} from './types';

export interface ConversationQuery {
  readonly assignee?: 'me' | 'none' | undefined;
  readonly status?: ConversationStatus | undefined;
  readonly channel?: string | undefined;
  readonly account_id?: string | undefined;
  readonly label?: string | undefined;
  readonly unread?: boolean | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
}

export interface MessageQuery {
  readonly before_seq?: number | undefined;
  readonly after_seq?: number | undefined;
}

const PAGE_SIZE = 50;

/** The session, conversations and messages. What the workspace shares is in `directory`. */
export class ApiClient {
  readonly directory: Directory;
  readonly #http: Http;

  constructor(fetcher: typeof fetch) {
    this.#http = new Http(fetcher);
    this.directory = new Directory(this.#http);
  }

  whenUnauthorized(listener: () => void): () => void {
    return this.#http.whenUnauthorized(listener);
  }

  async login(email: string, password: string): Promise<User> {
    const response = await this.#http.request('POST', '/api/auth/login', { email, password });
    if (!response.ok) throw await problemOf(response);
    return ((await response.json()) as { user: User }).user;
  }

  invitation(token: string): Promise<{ readonly email: string; readonly name: string }> {
    return this.#http.json('GET', `/api/invites/${encodeURIComponent(token)}`);
  }

  /** Uses a one-time link up. */
  async acceptInvitation(token: string, password: string): Promise<User> {
    const path = `/api/invites/${encodeURIComponent(token)}`;
    return (await this.#http.json<{ user: User }>('POST', path, { password })).user;
  }

  /** The user of the present session, null without one. */
  async currentUser(): Promise<User | null> {
    const response = await this.#http.request('GET', '/api/me');
    if (response.status === 401) return null;
    if (!response.ok) throw await problemOf(response);
    const body = (await response.json()) as User | { user: User };
    return 'user' in body ? body.user : body;
  }

  async logout(): Promise<void> {
    const response = await this.#http.request('POST', '/api/auth/logout');
    if (!response.ok && response.status !== 401) throw await problemOf(response);
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.#http.call('POST', '/api/me/password', { current, new: next });
  }

  async conversations(query: ConversationQuery): Promise<ConversationPage> {
    const response = await this.#http.call(
      'GET',
      withQuery('/api/conversations', { ...query, limit: PAGE_SIZE }),
    );
    const page = (await response.json()) as { items: Conversation[]; next_cursor?: string | null };
    return {
      items: page.items,
      next_cursor: page.next_cursor ?? null,
      stream_cursor: response.headers.get('X-Stream-Cursor'),
    };
  }

  conversation(id: string): Promise<Conversation> {
    return this.#http.json('GET', pathOf(id));
  }

  messages(conversationId: string, query: MessageQuery): Promise<MessagePage> {
    const path = withQuery(`${pathOf(conversationId)}/messages`, { ...query, limit: PAGE_SIZE });
    return this.#http.json('GET', path);
  }

  /** A `keepalive` request is sent even if the page is being closed. */
  async send(conversationId: string, message: NewMessage, keepalive = false): Promise<Message> {
    const path = `${pathOf(conversationId)}/messages`;
    const response = await this.#http.call('POST', path, { ...message }, keepalive);
    return ((await response.json()) as { message: Message }).message;
  }

  async retry(message: Message): Promise<void> {
    await this.#http.call('POST', `${messagePath(message)}/retry`);
  }

  async cancel(message: Message): Promise<void> {
    await this.#http.call('POST', `${messagePath(message)}/cancel`);
  }

  /** An agent's word on whether a message of unknown outcome was sent. */
  async settle(message: Message, sent: boolean): Promise<void> {
    await this.#http.call('POST', `${messagePath(message)}/settle`, { sent });
  }

  async markRead(conversationId: string, seq: number): Promise<void> {
    await this.#http.call('POST', `${pathOf(conversationId)}/read`, { seq });
  }

  async markUnread(conversationId: string, seq: number): Promise<void> {
    await this.#http.call('POST', `${pathOf(conversationId)}/unread`, { seq });
  }

  /** Resolves to the id of the command; the change itself arrives on the live stream. */
  async change(conversationId: string, change: ConversationChange): Promise<string> {
    const answer = await this.#http.json<{ command_id: string }>('PATCH', pathOf(conversationId), {
      ...change,
    } as Json);
    return answer.command_id;
  }

  async renameParticipant(participantId: string, name: string): Promise<void> {
    await this.#http.call('PATCH', `/api/participants/${encodeURIComponent(participantId)}`, { name });
  }

  async eraseParticipant(participantId: string): Promise<void> {
    await this.#http.call('DELETE', `/api/participants/${encodeURIComponent(participantId)}`);
  }

  search(q: string, cursor: string | null): Promise<SearchPage> {
    return this.#http.json('GET', withQuery('/api/search', { q, cursor }));
  }
}

function pathOf(conversationId: string): string {
  return `/api/conversations/${encodeURIComponent(conversationId)}`;
}

function messagePath({ conversation_id: conversationId, id }: Message): string {
  return `${pathOf(conversationId)}/messages/${encodeURIComponent(id)}`;
}
