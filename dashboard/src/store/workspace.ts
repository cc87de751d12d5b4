import type { User } from '../api/types';
import type { Connection } from '../realtime/connection';
import { DISCONNECTED } from '../realtime/connection';
import type { InboxState } from '../realtime/inboxState';
import { EMPTY_INBOX } from '../realtime/inboxState';
import type { Outbox } from '../realtime/outbox';
import type { PendingChange } from './changes';
import type { Filter, ListPosition } from './lists';
import { FIRST_FILTER } from './lists';

/** Something that is fetched: absent, on its way, failed with what to tell the agent. */
export type Fetching = 'idle' | 'loading' | { readonly failed: string };

/** What is being written to a conversation. */
export interface Draft {
  readonly text: string;
  readonly internal: boolean;
  readonly replyTo: string | null;
}

/** All that the views of one logged-in agent show. */
export interface Workspace {
  readonly user: User;
  readonly connection: Connection;
  /** Frames taken since the stream began to catch up. */
  readonly caughtUp: number;
  readonly inbox: InboxState;
  /** Counts the times that everything was discarded; an answer from before is not used. */
  readonly epoch: number;
  readonly filter: Filter;
  readonly lists: Readonly<Record<string, ListPosition>>;
  readonly listFetching: Readonly<Record<string, Fetching>>;
  readonly threadFetching: Readonly<Record<string, Fetching>>;
  readonly outbox: Outbox;
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly changes: Readonly<Record<string, PendingChange>>;
  /** Marked unread by the agent: not read again by being on the screen until opened anew. */
  readonly keptUnread: Readonly<Record<string, true>>;
}

export const NO_DRAFT: Draft = { text: '', internal: false, replyTo: null };

export function emptyWorkspace(user: User): Workspace {
  return {
    user,
    connection: DISCONNECTED,
    caughtUp: 0,
    inbox: EMPTY_INBOX,
    epoch: 0,
    filter: FIRST_FILTER,
    lists: {},
    listFetching: {},
    threadFetching: {},
    outbox: [],
    drafts: {},
    changes: {},
    keptUnread: {},
  };
}

/** What was loaded is gone; what the agent wrote stays. */
export function discarded(workspace: Workspace): Workspace {
  return {
    ...workspace,
    inbox: EMPTY_INBOX,
    epoch: workspace.epoch + 1,
    lists: {},
    listFetching: {},
    threadFetching: {},
    changes: {},
  };
}
