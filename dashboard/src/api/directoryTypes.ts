import type { Channel, Person, Role } from './types';

/** The shapes of the API of what a workspace shares. */

export interface Page<T> {
  readonly items: readonly T[];
  readonly next_cursor?: string | null;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  /** Told to admins only. */
  readonly email?: string;
  /** Has a link and has not come yet. */
  readonly invited?: boolean;
}

export interface NewColleague {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password?: string;
}

export interface ApiToken {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly scope: string;
  readonly created_at: string;
}

export interface Invitation {
  readonly url?: string | null;
  readonly token?: string | null;
  readonly expires_at: string;
}

export type Health = 'ok' | 'token_invalid' | 'unsubscribed' | 'paused' | 'not_connected';

export interface ConnectedAccount {
  readonly id: string;
  readonly channel: Channel;
  readonly account_id: string;
  readonly name: string | null;
  readonly health: Health;
}

export interface NewAccount {
  readonly channel: 'facebook' | 'instagram';
  readonly account_id: string;
  readonly name: string;
  readonly access_token: string;
}

export interface AccountTestStep {
  readonly name: string;
  readonly status: 'ok' | 'failed' | 'skipped';
  readonly ms?: number | null;
  readonly detail?: string | null;
}

export interface AccountTest {
  readonly ok: boolean;
  readonly steps: readonly AccountTestStep[];
}

export interface Label {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

export interface CannedReply {
  readonly id: string;
  readonly shortcut: string;
  readonly text: string;
}

export interface Settings {
  readonly unassigned_visible_to_agents: boolean;
  readonly undo_seconds: number;
  readonly mark_seen: boolean;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: Person | null;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string } | null;
  readonly detail: unknown;
  readonly address: string | null;
  readonly user_agent: string | null;
}

export interface Stats {
  readonly [member: string]: unknown;
}
