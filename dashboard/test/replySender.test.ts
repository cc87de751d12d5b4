import { expect, test, vi } from 'vitest';
import { ProblemError, UnreachableError } from '../src/api/problem';
import type { Outbox } from '../src/realtime/outbox';
import { enqueued, outboxAfter } from '../src/realtime/outbox';
import { ReplySender } from '../src/store/replySender';
import { draft, message } from './fixtures';

function desk(live: boolean) {
  let outbox: Outbox = [];
  const sendFrame = vi.fn(() => true);
  const send = vi.fn((_: string, { client_message_id: id }: { client_message_id: string }) =>
    Promise.resolve(message({ id: `message of ${id}` })),
  );
  const state = { live };
  const update = (change: (outbox: Outbox) => Outbox) => {
    outbox = change(outbox);
  };
  const sender = new ReplySender({
    api: { send },
    outbox: () => outbox,
    update,
    isLive: () => state.live,
    now: () => 0,
    sendFrame,
  });
  const write = (clientMessageId: string) => {
    update((held) => enqueued(held, draft({ clientMessageId, seenSeq: 4 })));
    sender.pump();
  };
  const states = () => outbox.map((entry) => `${entry.clientMessageId} ${entry.state}`);
  return { sender, write, states, update, sendFrame, send, state };
}

test('a live socket takes the reply, and nothing is posted', () => {
  const { write, sendFrame, send, states } = desk(true);
  write('a');
  expect(sendFrame).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ type: 'message.send', ref: 'a', client_message_id: 'a', expected_seq: 4 }),
  );
  expect(send).not.toHaveBeenCalled();
  expect(states()).toEqual(['a sending']);
});

test('without a live socket the replies are posted one after the other', async () => {
  const { write, send, states } = desk(false);
  write('a');
  write('b');
  expect(send).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(states()).toEqual(['a accepted', 'b accepted']));
  expect(send.mock.calls.map(([, body]) => body.client_message_id)).toEqual(['a', 'b']);
});

test('what the lost socket had not acknowledged goes out again with the same client id, the rest does not', async () => {
  const { sender, write, update, state, states, send } = desk(true);
  write('a');
  update((outbox) => outboxAfter(outbox, { type: 'ack', ref: 'a', command_id: 'c', message_id: 'm' }));
  write('b');
  state.live = false;
  sender.socketLost();
  await vi.waitFor(() => expect(states()).toEqual(['a accepted', 'b accepted']));
  expect(send.mock.calls.map(([, body]) => body.client_message_id)).toEqual(['b']);
});

test('a refusal stands at the reply, and the next one goes out', async () => {
  const { write, send, states } = desk(false);
  send.mockRejectedValueOnce(new ProblemError(422, 'text_too_long', 'Too long.'));
  write('a');
  write('b');
  await vi.waitFor(() => expect(states()).toEqual(['a refused', 'b accepted']));
});

test('a reply that nobody answered waits and holds its place', async () => {
  vi.useFakeTimers();
  try {
    const { write, send, states } = desk(false);
    send.mockRejectedValueOnce(new UnreachableError());
    write('a');
    write('b');
    await vi.advanceTimersByTimeAsync(0);
    expect(states()).toEqual(['a waiting', 'b waiting']);
    await vi.advanceTimersToNextTimerAsync();
    expect(states()).toEqual(['a accepted', 'b accepted']);
  } finally {
    vi.useRealTimers();
  }
});
