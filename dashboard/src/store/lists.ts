import type { ConversationQuery } from '../api/client';
import type { Channel, Conversation, ConversationPage, ConversationStatus } from '../api/types';

export const VIEWS = ['mine', 'unassigned', 'all', 'snoozed', 'resolved'] as const;
export type View = (typeof VIEWS)[number];

/** Which conversations a list shows. The status counts in the views that do not name one themselves. */
export interface Filter {
  readonly view: View;
  readonly status: 'open' | 'pending' | 'any';
  readonly channel: Channel | null;
  readonly accountId: string | null;
  readonly label: string | null;
  readonly unread: boolean;
}

/**
 * How far a filter's list is loaded. Everything that matches and is as recent as `horizon` is held (null:
 * everything that matches at all); older rows that are held for another reason would stand beside gaps.
 */
export interface ListPosition {
  readonly horizon: string | null;
  readonly nextCursor: string | null;
}

export const FIRST_FILTER: Filter = filterOf('all');

export function filterOf(view: View): Filter {
  return { view, status: 'open', channel: null, accountId: null, label: null, unread: false };
}

export function isView(name: string | undefined): name is View {
  return VIEWS.some((view) => view === name);
}

export function filterKey({ view, status, channel, accountId, label, unread }: Filter): string {
  return JSON.stringify([view, status, channel, accountId, label, unread]);
}

export function queryOf(filter: Filter, cursor?: string): ConversationQuery {
  const assignees = { mine: 'me', unassigned: 'none' } as const;
  return {
    assignee: filter.view === 'mine' || filter.view === 'unassigned' ? assignees[filter.view] : undefined,
    status: statusOf(filter) ?? undefined,
    channel: filter.channel ?? undefined,
    account_id: filter.accountId ?? undefined,
    label: filter.label ?? undefined,
    unread: filter.unread ? true : undefined,
    cursor,
  };
}

export function positionAfter(page: ConversationPage): ListPosition {
  const last = page.items.at(-1);
  if (page.next_cursor === null || last === undefined) return { horizon: null, nextCursor: null };
  return { horizon: last.last_message_at, nextCursor: page.next_cursor };
}

export function matches(conversation: Conversation, filter: Filter, userId: string): boolean {
  const status = statusOf(filter);
  return (
    (status === null || conversation.status === status) &&
    (filter.channel === null || conversation.channel === filter.channel) &&
    (filter.accountId === null || conversation.account.id === filter.accountId) &&
    (filter.label === null || conversation.labels?.includes(filter.label) === true) &&
    (!filter.unread || conversation.unread_count > 0) &&
    isInView(conversation, filter.view, userId)
  );
}

/** The rows of one filter's list, newest activity first. Conversations without any message are not shown. */
export function listed(
  conversations: Readonly<Record<string, Conversation>>,
  filter: Filter,
  position: ListPosition,
  userId: string,
): readonly Conversation[] {
  const horizon = position.horizon ?? '';
  return Object.values(conversations)
    .filter((one) => matches(one, filter, userId) && (one.last_message_at ?? '') >= horizon)
    .sort(byActivity);
}

/** Times are RFC 3339 in UTC, all of the same length: their letters compare as they do. */
function byActivity(a: Conversation, b: Conversation): number {
  const [x, y] = [a.last_message_at ?? '', b.last_message_at ?? ''];
  if (x !== y) return x < y ? 1 : -1;
  return a.id > b.id ? -1 : 1;
}

function statusOf({ view, status }: Filter): ConversationStatus | null {
  if (view === 'snoozed' || view === 'resolved') return view;
  return status === 'any' ? null : status;
}

function isInView({ assignee }: Conversation, view: View, userId: string): boolean {
  switch (view) {
    case 'mine':
      return assignee?.id === userId;
    case 'unassigned':
      return assignee === null;
    case 'all':
    case 'snoozed':
    case 'resolved':
      return true;
  }
}
