import type { Http } from './http';
import { withQuery } from './http';
import type {
  AccountTest,
  ApiToken,
  AuditEntry,
  CannedReply,
  Colleague,
  ConnectedAccount,
  Invitation,
  Label,
  NewAccount,
  NewColleague,
  Page,
  Settings,
  Stats,
} from './directoryTypes';

const EVERYTHING = 200;

/** What a workspace shares: people, accounts, labels, ready-made replies, settings, the audit, figures. */
export class Directory {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  users = (): Promise<readonly Colleague[]> => this.#all('/api/users');
  accounts = (): Promise<readonly ConnectedAccount[]> => this.#all('/api/accounts');
  labels = (): Promise<readonly Label[]> => this.#all('/api/labels');
  cannedReplies = (): Promise<readonly CannedReply[]> => this.#all('/api/canned-replies');
  tokens = (): Promise<readonly ApiToken[]> => this.#all('/api/tokens');
  settings = (): Promise<Settings> => this.#http.json('GET', '/api/settings');

  audit(cursor: string | null): Promise<Page<AuditEntry>> {
    return this.#http.json('GET', withQuery('/api/audit', { cursor }));
  }

  stats(window: string): Promise<Stats> {
    return this.#http.json('GET', withQuery('/api/stats', { window }));
  }

  /** Without a password the answer brings a one-time link for the person to choose one. */
  async createUser(user: NewColleague): Promise<Invitation | null> {
    const answer = await this.#http.json<{ invite?: Invitation }>('POST', '/api/users', { ...user });
    return answer.invite ?? null;
  }

  async changeUser(id: string, change: Partial<Pick<Colleague, 'name' | 'role' | 'active'>>): Promise<void> {
    await this.#http.call('PATCH', `/api/users/${id}`, change);
  }

  async deleteUser(id: string): Promise<void> {
    await this.#http.call('DELETE', `/api/users/${id}`);
  }

  /** A new link for somebody who has lost theirs, or the password. */
  async inviteAgain(id: string): Promise<Invitation> {
    return (await this.#http.json<{ invite: Invitation }>('POST', `/api/users/${id}/invite`)).invite;
  }

  /** The token itself, which is not told again. */
  async createToken(name: string, scope: string): Promise<string> {
    return (await this.#http.json<{ token: string }>('POST', '/api/tokens', { name, scope })).token;
  }

  async revokeToken(id: string): Promise<void> {
    await this.#http.call('DELETE', `/api/tokens/${id}`);
  }

  async createAccount(account: NewAccount): Promise<void> {
    await this.#http.call('POST', '/api/accounts', { ...account });
  }

  async changeAccount(id: string, change: { name?: string; access_token?: string }): Promise<void> {
    await this.#http.call('PATCH', `/api/accounts/${id}`, change);
  }

  testAccount(id: string): Promise<AccountTest> {
    return this.#http.json('POST', `/api/accounts/${id}/test`);
  }

  async createLabel(label: Pick<Label, 'name' | 'color'>): Promise<void> {
    await this.#http.call('POST', '/api/labels', label);
  }

  async changeLabel(id: string, change: Partial<Pick<Label, 'name' | 'color'>>): Promise<void> {
    await this.#http.call('PATCH', `/api/labels/${id}`, change);
  }

  async deleteLabel(id: string): Promise<void> {
    await this.#http.call('DELETE', `/api/labels/${id}`);
  }

  async createCannedReply(reply: Pick<CannedReply, 'shortcut' | 'text'>): Promise<void> {
    await this.#http.call('POST', '/api/canned-replies', reply);
  }

  async changeCannedReply(id: string, change: Pick<CannedReply, 'shortcut' | 'text'>): Promise<void> {
    await this.#http.call('PATCH', `/api/canned-replies/${id}`, change);
  }

  async deleteCannedReply(id: string): Promise<void> {
    await this.#http.call('DELETE', `/api/canned-replies/${id}`);
  }

  async changeSettings(change: Partial<Settings>): Promise<void> {
    await this.#http.call('PATCH', '/api/settings', change);
  }

  /** All pages of a list that is short by its nature. */
  async #all<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<T> = await this.#http.json('GET', withQuery(path, { cursor, limit: EVERYTHING }));
      items.push(...page.items);
      cursor = page.next_cursor ?? null;
    } while (cursor !== null);
    return items;
  }
}
