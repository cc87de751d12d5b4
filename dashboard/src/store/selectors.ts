import type { Conversation } from '../api/types';
import { filterKey, listed } from './lists';
import type { Workspace } from './workspace';

/** The rows of the chosen list, null before its first page is there. */
export function visibleConversations(workspace: Workspace): readonly Conversation[] | null {
  const position = workspace.lists[filterKey(workspace.filter)];
  if (position === undefined) return null;
  return listed(workspace.inbox.conversations, workspace.filter, position, workspace.user.id);
}

/** The row beside the open one in the chosen list; the first where none is open. */
export function neighbour(workspace: Workspace, openId: string | null, step: 1 | -1): string | null {
  const rows = visibleConversations(workspace) ?? [];
  const at = rows.findIndex((row) => row.id === openId);
  return (at < 0 ? rows[0] : rows[at + step])?.id ?? null;
}

/** Conversations with something unread that are this agent's or nobody's, as far as they are loaded. */
export function unreadForMe({ inbox, user }: Workspace): number {
  return Object.values(inbox.conversations).filter(
    ({ unread_count: unread, assignee }) => unread > 0 && (assignee === null || assignee.id === user.id),
  ).length;
}
