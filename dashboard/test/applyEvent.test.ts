import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEvent, applyEvents } from '../src/realtime/applyEvent';
import { parseFrame } from '../src/realtime/frames';
import type { ServerFrame } from '../src/realtime/frames';
import type { InboxState } from '../src/realtime/inboxState';
import {
  EMPTY_INBOX,
  withConversation,
  withLoadingThread,
  withNewestPage,
  withDetachedPage,
  withNewerPage,
  withOlderPage,
} from '../src/realtime/inboxState';
import { conversation, message } from './fixtures';

const IDS = ['conversation-1', 'conversation-2'];

/** What a conversation goes through: each step is a new message (null) or a change of a message made before. */
const history = fc.array(fc.option(fc.nat({ max: 5 }), { freq: 2 }), { minLength: 1, maxLength: 12 });

/** Its frames in the order in which they are told; versions grow by one with each image. */
function framesOf(conversationId: string, steps: readonly (number | null)[]): readonly ServerFrame[] {
  const frames: ServerFrame[] = [];
  let version = 0;
  let count = 0;
  for (const step of steps) {
    const seq = step === null || count === 0 ? ++count : (step % count) + 1;
    const isNew = seq === count && frames.every((frame) => !('message' in frame) || seqOf(frame) !== seq);
    const stored = message({
      id: `${conversationId}/${seq}`,
      conversation_id: conversationId,
      seq,
      version: ++version,
      text: `version ${version}`,
    });
    const row = conversation({ id: conversationId, last_seq: count, version: ++version });
    const cursor = `${conversationId}@${version}`;
    if (isNew) {
      frames.push({ type: 'message.created', cursor, message: stored, conversation: row });
    } else {
      frames.push({ type: 'message.updated', cursor, message: stored });
      frames.push({ type: 'conversation.updated', cursor, conversation: row });
    }
  }
  return frames;
}

function seqOf(frame: ServerFrame): number | null {
  return frame.type === 'message.created' || frame.type === 'message.updated' ? frame.message.seq : null;
}

/** Both conversations' frames, and the same in any order with any of them repeated. */
const disorder = fc
  .tuple(history, history)
  .map((steps) => IDS.flatMap((id, at) => [...framesOf(id, steps[at] ?? [])]))
  .chain((frames) =>
    fc
      .array(fc.constantFrom(...frames), { maxLength: 20 })
      .chain((repeats) =>
        fc.shuffledSubarray([...frames, ...repeats], { minLength: frames.length + repeats.length }),
      )
      .map((shuffled) => ({ frames, shuffled })),
  );

const apply = (state: InboxState, frames: readonly ServerFrame[]) => frames.reduce(applyEvent, state);

const bothOpen = IDS.reduce(
  (state, id) => withNewestPage(withLoadingThread(state, id), id, { items: [], has_more: false }),
  EMPTY_INBOX,
);

describe('frames in any order, with repeats', () => {
  test('lead to the same rows, each of its greatest version', () => {
    fc.assert(
      fc.property(disorder, ({ frames, shuffled }) => {
        expect(apply(bothOpen, shuffled)).toEqual(apply(bothOpen, frames));
      }),
    );
  });

  test('lead to the same whether taken one by one or together', () => {
    fc.assert(
      fc.property(disorder, ({ shuffled }) => {
        expect(applyEvents(bothOpen, shuffled)).toEqual(apply(bothOpen, shuffled));
      }),
    );
  });

  test('keep each message once, ascending by seq without a gap', () => {
    fc.assert(
      fc.property(disorder, ({ shuffled }) => {
        for (const { messages } of Object.values(apply(bothOpen, shuffled).threads)) {
          expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
        }
      }),
    );
  });

  test('join with a page of any moment, whenever it arrives', () => {
    const moments = fc.tuple(disorder, fc.nat(), fc.nat());
    fc.assert(
      fc.property(moments, ([{ frames, shuffled }, taken, arrived]) => {
        const id = 'conversation-1';
        const told = apply(bothOpen, frames.slice(0, taken % (frames.length + 1)));
        const page = { items: told.threads[id]?.messages ?? [], has_more: false };
        const before = shuffled.slice(0, arrived % shuffled.length);
        const loading = apply(withLoadingThread(EMPTY_INBOX, id), before);
        const joined = apply(withNewestPage(loading, id, page), shuffled.slice(before.length));
        expect(joined.threads[id]).toEqual(apply(bothOpen, frames).threads[id]);
      }),
    );
  });

  test('agree on which conversations are in sight when some are removed', () => {
    const removals = fc.array(fc.record({ id: fc.constantFrom(...IDS), version: fc.nat({ max: 30 }) }));
    const cases = fc.tuple(disorder, removals).chain(([{ frames }, removed]) => {
      const all: ServerFrame[] = [
        ...frames,
        ...removed.map(({ id, version }): ServerFrame => ({
          type: 'conversation.removed',
          cursor: 'c',
          conversation_id: id,
          // Odd versions are messages': a removal has a version of its own.
          version: version * 2 + 1,
        })),
      ];
      return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }));
    });
    fc.assert(
      fc.property(cases, ([ordered, shuffled]) => {
        expect(apply(EMPTY_INBOX, shuffled).conversations).toEqual(apply(EMPTY_INBOX, ordered).conversations);
      }),
    );
  });
});

test('a frame that brings nothing new returns the very same state', () => {
  const frame: ServerFrame = {
    type: 'message.created',
    cursor: 'c',
    message: message({}),
    conversation: conversation({}),
  };
  const once = applyEvent(bothOpen, frame);
  expect(applyEvent(once, frame)).toBe(once);
  expect(applyEvent(once, { type: 'heartbeat', cursor: 'c' })).toBe(once);
});

test('a message of a conversation that is not open is not kept, its row is', () => {
  const after = applyEvent(EMPTY_INBOX, {
    type: 'message.created',
    cursor: 'c',
    message: message({}),
    conversation: conversation({}),
  });
  expect(after.threads).toEqual({});
  expect(after.conversations['conversation-1']?.version).toBe(1);
});

test('a message before the loaded range is dropped, and comes with its page', () => {
  const id = 'conversation-1';
  const newest = { items: [message({ id: 'm5', seq: 5 }), message({ id: 'm6', seq: 6 })], has_more: true };
  const open = withNewestPage(withLoadingThread(EMPTY_INBOX, id), id, newest);
  const edited = message({ id: 'm4', seq: 4, version: 9, text: 'edited' });
  const after = applyEvent(open, { type: 'message.updated', cursor: 'c', message: edited });
  expect(after).toBe(open);
  const older = withOlderPage(after, id, { items: [edited], has_more: true });
  expect(older.threads[id]).toMatchObject({ fromSeq: 4 });
  expect(older.threads[id]?.messages.map(({ seq }) => seq)).toEqual([4, 5, 6]);
});

describe('a page from the middle of a conversation', () => {
  const id = 'conversation-1';
  const row = withConversation(bothOpen, conversation({ last_seq: 9, version: 20 }));
  const page = (...seqs: readonly number[]) =>
    seqs.map((seq) => message({ id: `m${seq}`, seq, version: seq }));
  const detached = withDetachedPage(row, id, { items: page(3, 4), has_more: true });

  test('takes the place of what was held, and what comes in at the end does not make a gap', () => {
    expect(detached.threads[id]).toMatchObject({ fromSeq: 3, untilSeq: 4 });
    const frame: ServerFrame = { type: 'message.created', cursor: 'c', message: page(9)[0] as never };
    expect(applyEvent(detached, frame).threads[id]?.messages).toHaveLength(2);
  });

  test('grows by newer pages until it has reached the end, from where frames go on', () => {
    const more = withNewerPage(detached, id, { items: page(5, 6), has_more: true });
    expect(more.threads[id]?.untilSeq).toBe(6);
    const end = withNewerPage(more, id, { items: page(7, 8, 9), has_more: false });
    expect(end.threads[id]).toMatchObject({ fromSeq: 3, untilSeq: null });
  });

  test('is not taken for the end where a newer message is known of already', () => {
    const early = withNewerPage(detached, id, { items: page(5, 6, 7, 8), has_more: false });
    expect(early.threads[id]?.untilSeq).toBe(8);
  });
});

test('a removed conversation comes back only by a later image, and its messages are loaded anew', () => {
  const id = 'conversation-1';
  const open = withConversation(bothOpen, conversation({ version: 4 }));
  const gone = applyEvent(open, {
    type: 'conversation.removed',
    cursor: 'c',
    conversation_id: id,
    version: 5,
  });
  expect(gone.conversations[id]).toBeUndefined();
  expect(gone.threads[id]).toBeUndefined();
  expect(withConversation(gone, conversation({ version: 5 })).conversations[id]).toBeUndefined();
  expect(withConversation(gone, conversation({ version: 6 })).conversations[id]?.version).toBe(6);
  expect(withNewestPage(gone, id, { items: [message({})], has_more: false })).toBe(gone);
});

test('a resync forgets everything', () => {
  expect(applyEvent(bothOpen, { type: 'resync', reason: 'access_changed' })).toEqual(EMPTY_INBOX);
});

test('what is no known frame changes nothing and keeps its cursor', () => {
  const frame = parseFrame('{"type":"tomorrow.invented","cursor":"c9"}');
  expect(frame).toEqual({ type: 'unknown', cursor: 'c9' });
  expect(applyEvent(bothOpen, frame)).toBe(bothOpen);
  for (const data of ['', 'null', '[]', '{"type":7}', new ArrayBuffer(2)]) {
    expect(parseFrame(data)).toEqual({ type: 'unknown', cursor: null });
  }
});

describe('an erasure', () => {
  const id = 'conversation-1';
  const frame = (seq: number): ServerFrame => ({
    type: 'message.created',
    cursor: `${seq}`,
    message: message({ id: `${id}/${seq}`, conversation_id: id, seq, version: seq }),
    conversation: null,
  });
  const erasure: ServerFrame = {
    type: 'conversation.updated',
    cursor: '3',
    conversation: conversation({ id, last_seq: 2, version: 3, erased_up_to_seq: 2 }),
  };

  test('takes the messages up to its mark away, and what comes late of them; newer ones stay', () => {
    const seqs = (frames: readonly ServerFrame[]) =>
      apply(
        withNewestPage(withLoadingThread(EMPTY_INBOX, id), id, { items: [], has_more: false }),
        frames,
      ).threads[id]?.messages.map(({ seq }) => seq);
    expect(seqs([frame(1), frame(2), erasure])).toEqual([]);
    expect(seqs([frame(1), erasure, frame(2), frame(3)])).toEqual([3]);
  });
});
