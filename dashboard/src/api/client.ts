import { problemOf, UnreachableError } from './problem';
import type {
  Conversation,
  ConversationChange,
  ConversationPage,
  Message,
  MessagePage,
  NewMessage,
  User,
} from './types';

export interface ConversationQuery {
  readonly assignee?: 'me' | 'none' | undefined;
  readonly status?: 'open' | undefined;
  readonly cursor?: string | undefined;
}

export interface MessageQuery {
  readonly before_seq?: number | undefined;
  readonly after_seq?: number | undefined;
}

const PAGE_SIZE = 50;

type Json = Record<string, unknown>;

/**
 * The API of the gateway, with the session cookie. Every refusal is a `ProblemError`, no answer an
 * `UnreachableError`; an ended session is told to whoever asked for it as well (not for the log-in itself).
 */
export class ApiClient {
  readonly #fetch: typeof fetch;
  #onUnauthorized: () => void = () => undefined;

  constructor(fetcher: typeof fetch) {
    this.#fetch = fetcher;
  }

  /** One listener at a time. Returns what removes it. */
  whenUnauthorized(listener: () => void): () => void {
    this.#onUnauthorized = listener;
    return () => {
      this.#onUnauthorized = () => undefined;
    };
  }

  async login(email: string, password: string): Promise<User> {
    const response = await this.#request('POST', '/api/auth/login', { email, password });
    if (!response.ok) throw await problemOf(response);
    return ((await response.json()) as { user: User }).user;
  }

  /** The user of the present session, null without one. */
  async currentUser(): Promise<User | null> {
    const response = await this.#request('GET', '/api/me');
    if (response.status === 401) return null;
    if (!response.ok) throw await problemOf(response);
    const body = (await response.json()) as User | { user: User };
    return 'user' in body ? body.user : body;
  }

  async logout(): Promise<void> {
    const response = await this.#request('POST', '/api/auth/logout');
    if (!response.ok && response.status !== 401) throw await problemOf(response);
  }

  async conversations(query: ConversationQuery): Promise<ConversationPage> {
    const response = await this.#call('GET', `/api/conversations?${search({ ...query, limit: PAGE_SIZE })}`);
    const page = (await response.json()) as { items: Conversation[]; next_cursor?: string | null };
    return {
      items: page.items,
      next_cursor: page.next_cursor ?? null,
      stream_cursor: response.headers.get('X-Stream-Cursor'),
    };
  }

  async conversation(id: string): Promise<Conversation> {
    return (await (await this.#call('GET', conversationPath(id))).json()) as Conversation;
  }

  async messages(conversationId: string, query: MessageQuery): Promise<MessagePage> {
    const path = `${conversationPath(conversationId)}/messages?${search({ ...query, limit: PAGE_SIZE })}`;
    return (await (await this.#call('GET', path)).json()) as MessagePage;
  }

  async send(conversationId: string, message: NewMessage): Promise<Message> {
    const response = await this.#call('POST', `${conversationPath(conversationId)}/messages`, { ...message });
    return ((await response.json()) as { message: Message }).message;
  }

  async markRead(conversationId: string, seq: number): Promise<void> {
    await this.#call('POST', `${conversationPath(conversationId)}/read`, { seq });
  }

  /** Resolves to the id of the command; the change itself arrives on the live stream. */
  async change(conversationId: string, change: ConversationChange): Promise<string> {
    const response = await this.#call('PATCH', conversationPath(conversationId), { ...change });
    return ((await response.json()) as { command_id: string }).command_id;
  }

  async #call(method: string, path: string, body?: Json): Promise<Response> {
    const response = await this.#request(method, path, body);
    if (response.status === 401) this.#onUnauthorized();
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  async #request(method: string, path: string, body?: Json): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    try {
      const content = body === undefined ? null : JSON.stringify(body);
      return await this.#fetch(path, { method, headers, body: content, credentials: 'same-origin' });
    } catch {
      throw new UnreachableError();
    }
  }
}

function conversationPath(id: string): string {
  return `/api/conversations/${encodeURIComponent(id)}`;
}

function search(members: Record<string, string | number | undefined>): string {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
}
