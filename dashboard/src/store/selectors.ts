import type { Conversation } from '../api/types';
import { allOptimistic } from './changes';
import { filterKey, listed, matches } from './lists';
import type { Filter } from './lists';
import type { Workspace } from './workspace';

/** The rows of the chosen list, null before its first page is there. */
export function visibleConversations(workspace: Workspace): readonly Conversation[] | null {
  const position = workspace.lists[filterKey(workspace.filter)];
  if (position === undefined) return null;
  const rows = allOptimistic(workspace.inbox.conversations, workspace.changes);
  return listed(rows, workspace.filter, position, workspace.user.id);
}

/** The row beside the open one in the chosen list; the first where none is open. */
export function neighbour(workspace: Workspace, openId: string | null, step: 1 | -1): string | null {
  const rows = visibleConversations(workspace) ?? [];
  const at = rows.findIndex((row) => row.id === openId);
  return (at < 0 ? rows[0] : rows[at + step])?.id ?? null;
}

/** Conversations with something unread that are this agent's or nobody's, as far as they are loaded. */
export function unreadForMe({ inbox, user }: Workspace): number {
  return count(
    inbox.conversations,
    ({ unread_count: unread, assignee }) => unread > 0 && (assignee === null || assignee.id === user.id),
  );
}

/** How many conversations with something unread a list shows, as far as they are loaded. */
export function unreadIn(workspace: Workspace, filter: Filter): number {
  const { user, inbox } = workspace;
  return count(inbox.conversations, (row) => row.unread_count > 0 && matches(row, filter, user.id));
}

function count(rows: Readonly<Record<string, Conversation>>, counts: (row: Conversation) => boolean): number {
  let total = 0;
  for (const id in rows) if (counts(rows[id] as Conversation)) total++;
  return total;
}
