import { describe, expect, test } from 'vitest';
import { backoffMs } from '../src/realtime/backoff';
import type { Connection, ConnectionEvent, Effect } from '../src/realtime/connection';
import { DISCONNECTED, transition } from '../src/realtime/connection';

const JITTER = 0.5;
const hello = (resumed: boolean): ConnectionEvent => ({
  type: 'frame_received',
  frame: { type: 'hello', session_id: 's', cursor: 'hello-cursor', resumed, heartbeat_s: 25 },
});
const heartbeat = (cursor: string): ConnectionEvent => ({
  type: 'frame_received',
  frame: { type: 'heartbeat', cursor },
});
const pong: ConnectionEvent = { type: 'frame_received', frame: { type: 'pong' } };
const resync: ConnectionEvent = {
  type: 'frame_received',
  frame: { type: 'resync', reason: 'cursor_too_old' },
};
const started: ConnectionEvent = { type: 'started' };
const loaded: ConnectionEvent = { type: 'snapshot_loaded', cursor: 'first-page' };
const closed = (code: number): ConnectionEvent => ({ type: 'socket_closed', code });

function after(...events: readonly ConnectionEvent[]): Connection {
  return events.reduce((connection, event) => transition(connection, event, JITTER).connection, DISCONNECTED);
}

function effectsOf(connection: Connection, event: ConnectionEvent): readonly Effect['type'][] {
  return transition(connection, event, JITTER).effects.map((effect) => effect.type);
}

const opening = after(started, loaded);
const catchingUp = after(started, loaded, hello(true));
const live = after(started, loaded, hello(true), pong);

test('the snapshot is loaded first and the socket opens at its cursor', () => {
  expect(effectsOf(DISCONNECTED, started)).toEqual(['load_snapshot']);
  const { connection, effects } = transition(after(started), loaded, JITTER);
  expect(connection.state).toBe('connecting');
  expect(effects).toContainEqual({ type: 'open_socket', cursor: 'first-page' });
});

test('it is live only once the answer to a ping stands behind what was missed', () => {
  expect(catchingUp.state).toBe('catching_up');
  expect(effectsOf(opening, hello(true))).toContain('ping');
  expect(after(started, loaded, hello(true), heartbeat('c1')).state).toBe('catching_up');
  expect(live.state).toBe('live');
  expect(effectsOf(catchingUp, pong)).toContain('resend_unacknowledged');
});

test('the cursor of every frame is kept, that of a resumed hello is not', () => {
  expect(catchingUp.cursor).toBe('first-page');
  expect(after(started, loaded, hello(true), pong, heartbeat('c7')).cursor).toBe('c7');
  const unknown: ConnectionEvent = { type: 'frame_received', frame: { type: 'unknown', cursor: 'c8' } };
  expect(transition(live, unknown, JITTER).connection.cursor).toBe('c8');
});

describe('a resync', () => {
  const afresh = after(started, loaded, hello(false));
  const reloading = transition(afresh, resync, JITTER).connection;

  test('discards and loads anew while the stream goes on from the cursor of hello', () => {
    expect(afresh.cursor).toBe('hello-cursor');
    expect(effectsOf(afresh, resync)).toEqual(['expect_frame', 'discard_snapshot', 'load_snapshot']);
    expect(reloading).toMatchObject({ state: 'catching_up', snapshot: false });
  });

  test('is not over by a pong, but by the new snapshot and a pong after it', () => {
    expect(transition(reloading, pong, JITTER).connection.state).toBe('catching_up');
    const anew = transition(reloading, loaded, JITTER);
    expect(anew.effects).toEqual([{ type: 'ping' }]);
    expect(anew.connection.cursor).toBe('hello-cursor');
    expect(transition(anew.connection, pong, JITTER).connection.state).toBe('live');
  });

  test('that is cut short loads the snapshot before it connects again', () => {
    const cut = transition(reloading, closed(1006), JITTER);
    expect(cut.effects.map((effect) => effect.type)).toEqual(['load_snapshot']);
  });

  test('tries again when the snapshot cannot be loaded, and keeps the socket', () => {
    const failed = transition(reloading, { type: 'snapshot_failed' }, JITTER);
    expect(failed.connection.socket).toBe('open');
    expect(failed.effects).toMatchObject([{ type: 'retry_after' }]);
    expect(effectsOf(failed.connection, { type: 'retry_due' })).toEqual(['load_snapshot']);
  });
});

test('without a cursor to go on from, the first hello makes it load anew', () => {
  const blind = after(started, { type: 'snapshot_loaded', cursor: null });
  expect(effectsOf(blind, hello(false))).toEqual(['expect_frame', 'discard_snapshot', 'load_snapshot']);
});

describe('a closed socket', () => {
  test.each([
    [1001, 'connecting', ['open_socket', 'expect_frame']],
    [4408, 'connecting', ['open_socket', 'expect_frame']],
    [1006, 'connecting', ['open_socket', 'expect_frame']],
    [4429, 'offline', ['retry_after']],
    [4400, 'offline', ['retry_after']],
    [4403, 'offline', []],
    [4401, 'offline', ['close_socket', 'end_session']],
  ])('with code %i leads to %s by %j', (code, state, effects) => {
    const { connection } = transition(live, closed(code), JITTER);
    expect(connection.state).toBe(state);
    expect(effectsOf(live, closed(code))).toEqual(effects);
  });

  test('resumes at the last cursor seen', () => {
    const { effects } = transition({ ...live, cursor: 'c9' }, closed(4408), JITTER);
    expect(effects).toContainEqual({ type: 'open_socket', cursor: 'c9' });
  });

  test('that never became live waits, longer each time', () => {
    const again = after(started, loaded, hello(true), pong, closed(1001), closed(1001));
    expect(again).toMatchObject({ state: 'offline', failures: 2 });
    const third = transition(after(started, loaded, closed(1006)), { type: 'retry_due' }, JITTER).connection;
    expect(transition(third, closed(1006), JITTER).effects).toContainEqual({
      type: 'retry_after',
      ms: backoffMs(1, JITTER),
    });
  });

  test('before hello makes it ask whether the session still holds', () => {
    expect(effectsOf(opening, closed(1006))).toEqual(['check_session', 'retry_after']);
  });

  test('for a refused origin is not tried again until somebody asks', () => {
    const refused = transition(live, closed(4403), JITTER).connection;
    expect(effectsOf(refused, { type: 'retry_due' })).toEqual([]);
    expect(effectsOf(refused, started)).toEqual(['open_socket', 'expect_frame']);
  });

  test('is throttled for seconds after too many frames', () => {
    const { effects } = transition(live, closed(4429), 0);
    expect(effects).toEqual([{ type: 'retry_after', ms: 4000 }]);
  });
});

test('two missed heartbeats count as a loss', () => {
  expect(live.silenceMs).toBe(51_000);
  expect(effectsOf(live, { type: 'fell_silent' })).toEqual(['close_socket', 'open_socket', 'expect_frame']);
});

test('a first page that cannot be loaded is loaded again later', () => {
  const failed = transition(after(started), { type: 'snapshot_failed' }, JITTER);
  expect(failed.connection.state).toBe('offline');
  expect(effectsOf(failed.connection, { type: 'retry_due' })).toEqual(['load_snapshot']);
});

test('what comes after the stop changes nothing', () => {
  const stopped = after(started, loaded, hello(true), pong, { type: 'stopped' });
  for (const late of [loaded, pong, heartbeat('c1'), closed(1006), { type: 'retry_due' } as const]) {
    expect(transition(stopped, late, JITTER)).toEqual({ connection: stopped, effects: [] });
  }
});

test('the wait doubles up to half a minute and jitter moves half of it', () => {
  expect([0, 1, 2, 3].map((failures) => backoffMs(failures, 1))).toEqual([500, 1000, 2000, 4000]);
  expect(backoffMs(2, 0)).toBe(1000);
  expect(backoffMs(50, 1)).toBe(30_000);
});
