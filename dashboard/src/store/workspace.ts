import type { Conversation, User } from '../api/types';
import type { Connection } from '../realtime/connection';
import { DISCONNECTED } from '../realtime/connection';
import type { RejectedFrame } from '../realtime/frames';
import type { InboxState } from '../realtime/inboxState';
import { EMPTY_INBOX } from '../realtime/inboxState';
import type { Outbox, Refusal } from '../realtime/outbox';
import type { Filter, ListPosition } from './lists';
import { FIRST_FILTER } from './lists';

/** Something that is fetched: absent, on its way, failed with what to tell the agent. */
export type Fetching = 'idle' | 'loading' | { readonly failed: string };

/** A change of a conversation that was asked for and is not seen yet. */
export interface PendingChange {
  readonly commandId: string | null;
  readonly sinceVersion: number;
  readonly refusal: Refusal | null;
}

/** All that the views of one logged-in agent show. */
export interface Workspace {
  readonly user: User;
  readonly connection: Connection;
  readonly inbox: InboxState;
  /** Counts the times that everything was discarded; an answer from before is not used. */
  readonly epoch: number;
  readonly filter: Filter;
  readonly lists: Readonly<Record<string, ListPosition>>;
  readonly listFetching: Readonly<Record<string, Fetching>>;
  readonly threadFetching: Readonly<Record<string, Fetching>>;
  readonly outbox: Outbox;
  readonly drafts: Readonly<Record<string, string>>;
  readonly changes: Readonly<Record<string, PendingChange>>;
}

export function emptyWorkspace(user: User): Workspace {
  return {
    user,
    connection: DISCONNECTED,
    inbox: EMPTY_INBOX,
    epoch: 0,
    filter: FIRST_FILTER,
    lists: {},
    listFetching: {},
    threadFetching: {},
    outbox: [],
    drafts: {},
    changes: {},
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

export function isPending(change: PendingChange | undefined, conversation: Conversation): boolean {
  return change !== undefined && change.refusal === null && conversation.version <= change.sinceVersion;
}

export function changeAsked(workspace: Workspace, id: string, change: PendingChange): Workspace {
  return { ...workspace, changes: { ...workspace.changes, [id]: change } };
}

/** The answer to a change; a rejection on the live stream may have been quicker. */
export function changeAccepted(workspace: Workspace, id: string, commandId: string): Workspace {
  const change = workspace.changes[id];
  if (change === undefined || change.refusal !== null) return workspace;
  return changeAsked(workspace, id, { ...change, commandId });
}

export function changeRejected(workspace: Workspace, frame: RejectedFrame): Workspace {
  const change = workspace.changes[frame.conversation_id];
  if (change === undefined || frame.client_message_id != null) return workspace;
  if (change.commandId !== null && change.commandId !== frame.command_id) return workspace;
  return changeAsked(workspace, frame.conversation_id, { ...change, refusal: frame });
}
