import { problemOf, UnreachableError } from './problem';

export type Json = Readonly<Record<string, unknown>>;
type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * One way to the gateway, with the session cookie. Every refusal is a `ProblemError`, no answer an
 * `UnreachableError`; an ended session is told to whoever asked for it as well.
 */
export class Http {
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

  async json<T>(method: string, path: string, body?: Json): Promise<T> {
    const response = await this.call(method, path, body);
    return (await response.json()) as T;
  }

  async call(method: string, path: string, body?: Json, keepalive = false): Promise<Response> {
    const response = await this.request(method, path, body, keepalive);
    if (response.status === 401) this.#onUnauthorized();
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  /** The answer as it is, whatever its status. A `keepalive` request outlives the page. */
  async request(method: string, path: string, body?: Json, keepalive = false): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    try {
      const content = body === undefined ? null : JSON.stringify(body);
      return await this.#fetch(path, {
        method,
        headers,
        body: content,
        credentials: 'same-origin',
        keepalive,
      });
    } catch {
      throw new UnreachableError();
    }
  }
}

/** `path?name=value…` of those that have a value. */
export function withQuery(path: string, query: Query): string {
  const present = Object.entries(query).filter(([, value]) => value != null);
  if (present.length === 0) return path;
  return `${path}?${new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString()}`;
}
