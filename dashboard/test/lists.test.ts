import { expect, test } from 'vitest';
import { filterOf, listed, positionAfter, queryOf } from '../src/store/lists';
import type { Filter } from '../src/store/lists';
import { conversation } from './fixtures';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 2, 3, minute)).toISOString();
const rows = Object.fromEntries(
  [
    conversation({ id: 'old', last_message_at: at(1) }),
    conversation({ id: 'mine', last_message_at: at(5), assignee: { id: 'me', name: 'Me' } }),
    conversation({ id: 'theirs', last_message_at: at(4), assignee: { id: 'you', name: 'You' } }),
    conversation({ id: 'free', last_message_at: at(3) }),
    conversation({ id: 'done', last_message_at: at(6), status: 'resolved' }),
  ].map((one) => [one.id, one]),
);
const idsIn = (filter: Filter, horizon: string | null) =>
  listed(rows, filter, { horizon, nextCursor: null }, 'me').map(({ id }) => id);

test.each([
  ['all', 'open', ['mine', 'theirs', 'free', 'old']],
  ['all', 'any', ['done', 'mine', 'theirs', 'free', 'old']],
  ['mine', 'open', ['mine']],
  ['unassigned', 'open', ['free', 'old']],
  ['resolved', 'open', ['done']],
] as const)('the list of %s/%s has its rows, newest activity first', (view, status, ids) => {
  expect(idsIn({ ...filterOf(view), status }, null)).toEqual(ids);
});

test('a list is narrowed here as the server narrows it', () => {
  const filter: Filter = {
    ...filterOf('mine'),
    channel: 'instagram',
    label: 'VIP',
    unread: true,
    accountId: 'a',
  };
  expect(queryOf(filter, 'next')).toEqual({
    assignee: 'me',
    status: 'open',
    channel: 'instagram',
    account_id: 'a',
    label: 'VIP',
    unread: true,
    cursor: 'next',
  });
  expect(idsIn({ ...filterOf('all'), label: 'VIP' }, null)).toEqual([]);
  expect(idsIn({ ...filterOf('all'), channel: 'instagram' }, null)).toEqual([]);
  expect(idsIn({ ...filterOf('all'), unread: true }, null)).toEqual([]);
});

test('rows beyond what is loaded are not listed, since others are missing between them', () => {
  expect(idsIn(filterOf('all'), at(3))).toEqual(['mine', 'theirs', 'free']);
});

test('the last page opens the list to its end', () => {
  const items = [conversation({ last_message_at: at(3) })];
  expect(positionAfter({ items, next_cursor: 'n', stream_cursor: null })).toEqual({
    horizon: at(3),
    nextCursor: 'n',
  });
  expect(positionAfter({ items, next_cursor: null, stream_cursor: null })).toEqual({
    horizon: null,
    nextCursor: null,
  });
});
