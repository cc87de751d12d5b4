import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statusOf, timeline, unreadLine } from '../src/features/conversation/timeline';
import type { OutboxEntry } from '../src/realtime/outbox';
import { draft, message } from './fixtures';

const entry = (members: Partial<OutboxEntry>): OutboxEntry => ({
  ...draft({ clientMessageId: 'a', writtenAt: '2026-01-02T03:05:00.000Z' }),
  spent: false,
  state: 'sending',
  messageId: null,
  refusal: null,
  ...members,
});

const marks = { delivered_up_to_seq: 0, read_up_to_seq: 0 };
const rowsOf = (...args: Parameters<typeof timeline>) =>
  timeline(...args).flatMap((item) => (item.type === 'message' ? [item.row] : []));

test('a reply shows at once as queued, and keeps its place and key when it is stored', () => {
  const [before] = rowsOf([], [entry({})], marks, 'Maria');
  const stored = message({ id: 'message-a', client_message_id: 'a', direction: 'outbound', status: 'sent' });
  const after = rowsOf([stored], [entry({})], marks, 'Maria');
  expect(before).toMatchObject({ status: 'queued', key: 'a', author: { name: 'Maria' } });
  expect(after).toMatchObject([{ status: 'sent', key: 'a', id: 'message-a' }]);
});

test('no reply shows twice, whatever is known of it by client id or by id', () => {
  const scenario = fc.uniqueArray(
    fc.record({
      n: fc.nat({ max: 20 }),
      acknowledged: fc.boolean(),
      stored: fc.boolean(),
      named: fc.boolean(),
    }),
    { selector: ({ n }) => n },
  );
  fc.assert(
    fc.property(scenario, (replies) => {
      const outbox = replies.map(({ n, acknowledged, stored, named }) =>
        entry({
          clientMessageId: `client-${n}`,
          messageId: acknowledged || (stored && !named) ? `id-${n}` : null,
        }),
      );
      const messages = replies
        .filter(({ stored }) => stored)
        .map(({ n, named }, index) =>
          message({ id: `id-${n}`, seq: index + 1, client_message_id: named ? `client-${n}` : null }),
        );
      expect(rowsOf(messages, outbox, marks, 'Maria')).toHaveLength(replies.length);
    }),
  );
});

test('a refused reply stays in sight with its reason', () => {
  const refusal = { code: 'window_closed', message: 'The reply window is closed.' };
  const [row] = rowsOf([], [entry({ state: 'refused', refusal })], marks, 'Maria');
  expect(row).toMatchObject({ status: 'failed', content: { entry: { clientMessageId: 'a', refusal } } });
});

test('each day has its line', () => {
  const items = timeline(
    [
      message({ id: 'm1', seq: 1, created_at: '2026-01-02T12:00:00.000Z' }),
      message({ id: 'm2', seq: 2, created_at: '2026-01-02T12:01:00.000Z' }),
      message({ id: 'm3', seq: 3, created_at: '2026-01-03T12:00:00.000Z' }),
    ],
    [],
    marks,
    'Maria',
  );
  expect(items.map((item) => (item.type === 'message' ? item.follows : item.type))).toEqual([
    'day',
    false,
    true,
    'day',
    false,
  ]);
});

test('a line stands above the first message that was new when the conversation was opened', () => {
  const messages = [1, 2, 3].map((seq) => message({ id: `m${seq}`, seq }));
  const reply = message({ id: 'm4', seq: 4, direction: 'outbound' });
  const line = unreadLine([...messages, reply], 2);
  expect(line).toEqual({ seq: 2, count: 2 });
  const kinds = timeline([...messages, reply], [], marks, 'Maria', line).map(({ type }) => type);
  expect(kinds).toEqual(['day', 'message', 'unread', 'message', 'message', 'message']);
  expect(unreadLine(messages, 9)).toBeNull();
});

describe("a sent message's status follows from the conversation's marks", () => {
  test.each([
    ['outbound', 'sent', { delivered_up_to_seq: 4, read_up_to_seq: 0 }, 'sent'],
    ['outbound', 'sent', { delivered_up_to_seq: 5, read_up_to_seq: 0 }, 'delivered'],
    ['outbound', 'sent', { delivered_up_to_seq: 5, read_up_to_seq: 7 }, 'read'],
    ['outbound', 'failed', { delivered_up_to_seq: 9, read_up_to_seq: 9 }, 'failed'],
    ['outbound', 'queued', { delivered_up_to_seq: 9, read_up_to_seq: 9 }, 'queued'],
    ['inbound', 'received', { delivered_up_to_seq: 9, read_up_to_seq: 9 }, 'received'],
  ] as const)('%s %s with %j is %s', (direction, status, held, expected) => {
    expect(statusOf(message({ seq: 5, direction, status }), held)).toBe(expected);
  });
});
