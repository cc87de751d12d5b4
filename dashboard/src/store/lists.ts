import type { ConversationQuery } from '../api/client';
import type { Conversation, ConversationPage } from '../api/types';

export interface Filter {
  readonly assignee: 'all' | 'mine' | 'unassigned';
  readonly status: 'open' | 'all';
}

/**
 * How far a filter's list is loaded. Everything that matches and is as recent as `horizon` is held (null:
 * everything that matches at all); older rows that are held for another reason would stand beside gaps.
 */
export interface ListPosition {
  readonly horizon: string | null;
  readonly nextCursor: string | null;
}

export const FIRST_FILTER: Filter = { assignee: 'all', status: 'open' };

export function filterKey({ assignee, status }: Filter): string {
  return `${assignee}/${status}`;
}

export function queryOf({ assignee, status }: Filter, cursor?: string): ConversationQuery {
  const assignees = { all: undefined, mine: 'me', unassigned: 'none' } as const;
  return { assignee: assignees[assignee], status: status === 'open' ? 'open' : undefined, cursor };
}

export function positionAfter(page: ConversationPage): ListPosition {
  const last = page.items.at(-1);
  if (page.next_cursor === null || last === undefined) return { horizon: null, nextCursor: null };
  return { horizon: last.last_message_at, nextCursor: page.next_cursor };
}

export function matches(conversation: Conversation, { assignee, status }: Filter, userId: string): boolean {
  if (status === 'open' && conversation.status !== 'open') return false;
  switch (assignee) {
    case 'all':
      return true;
    case 'mine':
      return conversation.assignee?.id === userId;
    case 'unassigned':
      return conversation.assignee === null;
  }
}

/** The rows of one filter's list, newest activity first. */
export function listed(
  conversations: Readonly<Record<string, Conversation>>,
  filter: Filter,
  position: ListPosition,
  userId: string,
): readonly Conversation[] {
  const horizon = timeOf(position.horizon);
  return Object.values(conversations)
    .filter((one) => matches(one, filter, userId) && timeOf(one.last_message_at) >= horizon)
    .toSorted(byActivity);
}

function byActivity(a: Conversation, b: Conversation): number {
  return timeOf(b.last_message_at) - timeOf(a.last_message_at) || (a.id > b.id ? -1 : 1);
}

function timeOf(time: string | null): number {
  return time === null ? 0 : Date.parse(time);
}
