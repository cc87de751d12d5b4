import { expect, test } from 'vitest';
import {
  accepted,
  allWaitingAgain,
  enqueued,
  outboxAfter,
  refused,
  rejected,
  resumed,
  nextDue,
  released,
  sendable as sendableAt,
  sending,
} from '../src/realtime/outbox';
import type { Outbox } from '../src/realtime/outbox';
import { conversation, draft, message } from './fixtures';

const NOW = 1_000;
const sendable = (outbox: Outbox) => sendableAt(outbox, NOW);

function written(...clientIds: readonly string[]): Outbox {
  return clientIds.reduce<Outbox>(
    (outbox, clientMessageId) => enqueued(outbox, draft({ clientMessageId })),
    [],
  );
}

const idsOf = (outbox: Outbox) => outbox.map((entry) => entry.clientMessageId);

test('a conversation has one reply on its way at a time, in the order of writing', () => {
  const outbox = written('a', 'b');
  expect(idsOf(sendable(outbox))).toEqual(['a']);
  expect(sendable(sending(outbox, 'a'))).toEqual([]);
  expect(idsOf(sendable(accepted(sending(outbox, 'a'), 'a', 'message-a')))).toEqual(['b']);
});

test('a refused reply does not hold up the next one', () => {
  const outbox = refused(sending(written('a', 'b'), 'a'), 'a', {
    code: 'text_too_long',
    message: 'Too long.',
  });
  expect(idsOf(sendable(outbox))).toEqual(['b']);
});

test('conversations do not wait for each other', () => {
  const other = draft({ clientMessageId: 'x', conversationId: 'conversation-2' });
  expect(idsOf(sendable(enqueued(sending(written('a'), 'a'), other)))).toEqual(['x']);
});

test('an unacknowledged reply is sent again under the same client id', () => {
  const lost = allWaitingAgain(sending(written('a'), 'a'));
  expect(idsOf(sendable(lost))).toEqual(['a']);
});

test('the stored message takes the place of the reply, whether it comes before or after the acknowledgement', () => {
  const stored = message({ id: 'message-a', client_message_id: 'a', direction: 'outbound' });
  const created = {
    type: 'message.created',
    cursor: 'c',
    message: stored,
    conversation: conversation({}),
  } as const;
  const ack = { type: 'ack', ref: 'a', command_id: 'command', message_id: 'message-a' } as const;
  const sent = sending(written('a'), 'a');
  expect(outboxAfter(outboxAfter(sent, created), ack)).toEqual([]);
  expect(outboxAfter(outboxAfter(sent, ack), created)).toEqual([]);
});

test('the stored message is known by its id where it does not carry the client id', () => {
  const stored = message({ id: 'message-a', client_message_id: null, direction: 'outbound' });
  const acknowledged = accepted(sending(written('a'), 'a'), 'a', 'message-a');
  expect(outboxAfter(acknowledged, { type: 'message.updated', cursor: 'c', message: stored })).toEqual([]);
});

test('a rejection is told at the reply that it concerns, also after its acknowledgement', () => {
  const acknowledged = accepted(sending(written('a', 'b'), 'a'), 'a', 'message-a');
  const after = outboxAfter(acknowledged, {
    type: 'command.rejected',
    cursor: 'c',
    command_id: 'command',
    conversation_id: 'conversation-1',
    client_message_id: 'a',
    code: 'window_closed',
    message: 'The reply window is closed.',
  });
  expect(after[0]).toMatchObject({ state: 'refused', refusal: { code: 'window_closed' } });
  expect(after[1]).toMatchObject({ state: 'waiting' });
  expect(accepted(after, 'a', 'message-a')[0]?.state).toBe('refused');
});

const no = { code: 'text_too_long', message: 'No.' };

test('what the core rejected goes out again under a new client id, since the old one is used up', () => {
  const again = resumed(rejected(accepted(written('a'), 'a', 'message-a'), 'a', no), 'a', 'a2', 7);
  expect(sendable(again)).toMatchObject([
    { clientMessageId: 'a2', messageId: null, text: 'text of a', refusal: null, seenSeq: 7 },
  ]);
});

test('what the front door refused goes out again as it was, so that it cannot become a second message', () => {
  const again = resumed(refused(written('a'), 'a', no), 'a', 'a2', 7);
  expect(sendable(again)).toMatchObject([{ clientMessageId: 'a', seenSeq: 3, refusal: null }]);
});

test('a client id that stands for another text is given up', () => {
  const reused = refused(written('a'), 'a', { code: 'client_message_id_reused', message: 'Reused.' });
  expect(sendable(resumed(reused, 'a', 'a2', 7))).toMatchObject([{ clientMessageId: 'a2' }]);
});

test('a front door that cannot hand it on for now refuses nothing', () => {
  const frame = { type: 'error', ref: 'a', code: 'unavailable', message: 'In a moment.' } as const;
  expect(outboxAfter(sending(written('a'), 'a'), frame)).toMatchObject([{ state: 'waiting', refusal: null }]);
});

test('a reply that may still be taken back waits, and those behind it with it, until its time or a release', () => {
  const held = draft({ clientMessageId: 'a', heldUntil: NOW + 5 });
  const outbox = enqueued(enqueued([], held), draft({ clientMessageId: 'b' }));
  expect(sendable(outbox)).toEqual([]);
  expect(nextDue(outbox, NOW)).toBe(NOW + 5);
  expect(idsOf(sendableAt(outbox, NOW + 5))).toEqual(['a']);
  expect(idsOf(sendable(released(outbox)))).toEqual(['a']);
});
