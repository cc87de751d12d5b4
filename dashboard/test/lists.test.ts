import { expect, test } from 'vitest';
import { listed, positionAfter } from '../src/store/lists';
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
  ['all', 'all', ['done', 'mine', 'theirs', 'free', 'old']],
  ['mine', 'open', ['mine']],
  ['unassigned', 'open', ['free', 'old']],
] as const)('the list of %s/%s has its rows, newest activity first', (assignee, status, ids) => {
  expect(idsIn({ assignee, status }, null)).toEqual(ids);
});

test('rows beyond what is loaded are not listed, since others are missing between them', () => {
  expect(idsIn({ assignee: 'all', status: 'open' }, at(3))).toEqual(['mine', 'theirs', 'free']);
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
