import { expect, test } from 'vitest';
import { accepted, asked, isPending, optimistic, rejected, unmade } from '../src/store/changes';
import type { RejectedFrame } from '../src/realtime/frames';
import { conversation } from './fixtures';

const row = conversation({ labels: ['VIP'] });
const frame: RejectedFrame = {
  type: 'command.rejected',
  cursor: 'c',
  command_id: 'command',
  conversation_id: row.id,
  code: 'changed_meanwhile',
  message: 'Somebody was quicker.',
};

test('what is asked for shows at once', () => {
  const changes = asked({}, row, { assignee_id: 'me' }, { name: 'Me' });
  expect(optimistic(row, changes[row.id])).toMatchObject({
    assignee: { id: 'me', name: 'Me' },
    status: 'open',
  });
});

test('a second change while the first is on its way adds to it', () => {
  const first = asked({}, row, { assignee_id: 'me' }, { name: 'Me' });
  const both = asked(first, row, { status: 'resolved' }, null);
  expect(optimistic(row, both[row.id])).toMatchObject({
    assignee: { id: 'me', name: 'Me' },
    status: 'resolved',
  });
});

test('a refusal takes it back and stays to be read; one of another command does not', () => {
  const changes = accepted(asked({}, row, { status: 'resolved' }, null), row.id, 'command');
  expect(rejected(changes, { ...frame, command_id: 'other' })).toBe(changes);
  const refused = rejected(changes, frame);
  expect(optimistic(row, refused[row.id])).toBe(row);
  expect(unmade(refused, { [row.id]: row })[row.id]?.refusal?.code).toBe('changed_meanwhile');
});

test('a change is over once the row tells it, whatever else the row tells before', () => {
  const changes = asked({}, row, { labels: ['VIP', 'Billing'] }, null);
  const other = conversation({ ...row, version: 2, unread_count: 3 });
  expect(isPending(changes[row.id], other)).toBe(true);
  expect(unmade(changes, { [row.id]: other })).toBe(changes);
  const made = conversation({ ...row, version: 3, labels: ['Billing', 'VIP'] });
  expect(unmade(changes, { [row.id]: made })).toEqual({});
});
