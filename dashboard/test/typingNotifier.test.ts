import { expect, test, vi } from 'vitest';
import { TypingNotifier } from '../src/store/typingNotifier';

test('writing is told at once, again after a while, and its end once', () => {
  let now = 0;
  const sendFrame = vi.fn(() => true);
  const notifier = new TypingNotifier({ now: () => now, sendFrame });
  const told = () => sendFrame.mock.calls.length;

  notifier.drafted('c', true);
  notifier.drafted('c', true);
  expect(told()).toBe(1);
  now = 4_000;
  notifier.drafted('c', true);
  expect(told()).toBe(2);
  notifier.drafted('c', false);
  notifier.drafted('c', false);
  expect(told()).toBe(3);
  expect(sendFrame).toHaveBeenLastCalledWith({ type: 'typing', conversation_id: 'c', on: false });
});
