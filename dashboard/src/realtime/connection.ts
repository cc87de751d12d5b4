import { backoffMs } from './backoff';
import type { HelloFrame, ServerFrame, UnknownFrame } from './frames';
import { cursorOf } from './frames';

export type ConnectionState = 'offline' | 'connecting' | 'catching_up' | 'live';

/** Why the connection does not try again by itself; null while it does. */
export type Halt = 'stopped' | 'session_ended' | 'origin_refused';

/**
 * The whole truth about the live connection.
 *
 * `snapshot` tells whether the store holds an answer of the API that the stream continues from `cursor`.
 * The snapshot is loaded first and the socket opened at its cursor, so the two together have no hole.
 */
export interface Connection {
  readonly state: ConnectionState;
  readonly socket: 'closed' | 'opening' | 'open';
  readonly snapshot: boolean;
  readonly cursor: string | null;
  /** Attempts in a row that did not become live. */
  readonly failures: number;
  readonly silenceMs: number;
  readonly halt: Halt | null;
}

export type ConnectionEvent =
  | { readonly type: 'started' }
  | { readonly type: 'stopped' }
  | { readonly type: 'session_ended' }
  | { readonly type: 'snapshot_loaded'; readonly cursor: string | null }
  | { readonly type: 'snapshot_failed' }
  | { readonly type: 'frame_received'; readonly frame: ServerFrame | UnknownFrame }
  | { readonly type: 'socket_closed'; readonly code: number }
  | { readonly type: 'fell_silent' }
  | { readonly type: 'retry_due' };

export type Effect =
  | { readonly type: 'load_snapshot' }
  | { readonly type: 'discard_snapshot' }
  | { readonly type: 'open_socket'; readonly cursor: string | null }
  | { readonly type: 'close_socket' }
  | { readonly type: 'ping' }
  /** Dispatch `fell_silent` when no further `expect_frame` comes within this time. */
  | { readonly type: 'expect_frame'; readonly withinMs: number }
  | { readonly type: 'retry_after'; readonly ms: number }
  | { readonly type: 'check_session' }
  | { readonly type: 'end_session' }
  | { readonly type: 'resend_unacknowledged' };

export interface Transition {
  readonly connection: Connection;
  readonly effects: readonly Effect[];
}

export const CLOSE = {
  goingAway: 1001,
  badFrame: 4400,
  noSession: 4401,
  originRefused: 4403,
  tooSlow: 4408,
  tooManyFrames: 4429,
} as const;

/** Between the opening of the socket and `hello`. */
const HELLO_WITHIN_MS = 10_000;
/** A heartbeat may be this much late before it counts as missed. */
const GRACE_MS = 1_000;
const THROTTLED_FAILURES = 4;
const HOPELESS_FAILURES = 10;

export const DISCONNECTED: Connection = {
  state: 'offline',
  socket: 'closed',
  snapshot: false,
  cursor: null,
  failures: 0,
  silenceMs: HELLO_WITHIN_MS,
  halt: 'stopped',
};

/** Pure: the next state and what is to be done. `jitter` is a random number from 0 to 1. */
export function transition(from: Connection, event: ConnectionEvent, jitter: number): Transition {
  switch (event.type) {
    case 'started':
      return from.halt === null ? stay(from) : attempt({ ...from, halt: null, failures: 0 });
    case 'stopped':
      return to({ ...DISCONNECTED }, { type: 'close_socket' });
    case 'session_ended':
      return sessionEnded(from);
    case 'snapshot_loaded':
      return snapshotLoaded(from, event.cursor);
    case 'snapshot_failed':
      return snapshotFailed(from, jitter);
    case 'frame_received':
      return frameReceived(from, event.frame);
    case 'socket_closed':
      return socketClosed(from, event.code, jitter);
    case 'fell_silent':
      return from.socket === 'closed' ? stay(from) : prepend({ type: 'close_socket' }, atOnce(from, jitter));
    case 'retry_due':
      return retryDue(from);
  }
}

function snapshotLoaded(from: Connection, cursor: string | null): Transition {
  if (from.halt !== null || from.snapshot) return stay(from);
  if (from.socket === 'open') return to({ ...from, snapshot: true }, { type: 'ping' });
  return attempt({ ...from, snapshot: true, cursor });
}

function snapshotFailed(from: Connection, jitter: number): Transition {
  if (from.halt !== null || from.snapshot) return stay(from);
  if (from.socket === 'closed') return later(from, jitter);
  return to(
    { ...from, failures: from.failures + 1 },
    { type: 'retry_after', ms: backoffMs(from.failures, jitter) },
  );
}

function retryDue(from: Connection): Transition {
  if (from.halt !== null) return stay(from);
  if (from.socket === 'open' && !from.snapshot) return to(from, { type: 'load_snapshot' });
  return from.state === 'offline' ? attempt(from) : stay(from);
}

function frameReceived(from: Connection, frame: ServerFrame | UnknownFrame): Transition {
  if (from.socket === 'closed') return stay(from);
  if (frame.type === 'hello') return greeted(from, frame);
  const heard: Connection = { ...from, cursor: cursorOf(frame) ?? from.cursor };
  const expect: Effect = { type: 'expect_frame', withinMs: heard.silenceMs };
  if (frame.type === 'resync') return prepend(expect, resync(heard));
  // The answer to a ping stands behind everything that was queued to this session before it.
  if (frame.type === 'pong' && heard.state === 'catching_up' && heard.snapshot) {
    return to({ ...heard, state: 'live', failures: 0 }, expect, { type: 'resend_unacknowledged' });
  }
  return to(heard, expect);
}

/** A resumed stream goes on at our own cursor; of `hello` only a stream that starts afresh takes it. */
function greeted(from: Connection, hello: HelloFrame): Transition {
  const silenceMs = 2 * hello.heartbeat_s * 1000 + GRACE_MS;
  const open: Connection = { ...from, socket: 'open', state: 'catching_up', silenceMs };
  const expect: Effect = { type: 'expect_frame', withinMs: silenceMs };
  if (hello.resumed) return to({ ...open, cursor: from.cursor ?? hello.cursor }, expect, { type: 'ping' });
  const afresh: Connection = { ...open, cursor: hello.cursor };
  if (from.cursor === null) return prepend(expect, resync(afresh));
  return to({ ...afresh, snapshot: false }, expect);
}

function resync(from: Connection): Transition {
  const stale: Connection = { ...from, state: 'catching_up', snapshot: false };
  return to(stale, { type: 'discard_snapshot' }, { type: 'load_snapshot' });
}

function socketClosed(from: Connection, code: number, jitter: number): Transition {
  if (from.socket === 'closed') return stay(from);
  switch (code) {
    case CLOSE.noSession:
      return sessionEnded(from);
    case CLOSE.originRefused:
      return to({ ...from, state: 'offline', socket: 'closed', halt: 'origin_refused' });
    case CLOSE.tooSlow:
    case CLOSE.goingAway:
      return atOnce(from, jitter);
    case CLOSE.tooManyFrames:
      return later({ ...from, failures: Math.max(from.failures, THROTTLED_FAILURES) }, jitter);
    case CLOSE.badFrame:
      return later({ ...from, failures: HOPELESS_FAILURES }, jitter);
    default:
      // A refused upgrade (no session, say) looks like any other loss to a browser: ask.
      return from.socket === 'opening'
        ? prepend({ type: 'check_session' }, later(from, jitter))
        : atOnce(from, jitter);
  }
}

function sessionEnded(from: Connection): Transition {
  if (from.halt === 'session_ended') return stay(from);
  return to({ ...DISCONNECTED, halt: 'session_ended' }, { type: 'close_socket' }, { type: 'end_session' });
}

/** Reconnects without waiting, unless the attempt before came to nothing either. */
function atOnce(from: Connection, jitter: number): Transition {
  if (from.failures > 0) return later(from, jitter);
  return attempt({ ...from, socket: 'closed', failures: 1 });
}

function later(from: Connection, jitter: number): Transition {
  const waiting: Connection = { ...from, state: 'offline', socket: 'closed', failures: from.failures + 1 };
  return to(waiting, { type: 'retry_after', ms: backoffMs(from.failures, jitter) });
}

function attempt(from: Connection): Transition {
  const connecting: Connection = { ...from, state: 'connecting' };
  if (!from.snapshot) return to({ ...connecting, socket: 'closed' }, { type: 'load_snapshot' });
  return to(
    { ...connecting, socket: 'opening', silenceMs: HELLO_WITHIN_MS },
    { type: 'open_socket', cursor: from.cursor },
    { type: 'expect_frame', withinMs: HELLO_WITHIN_MS },
  );
}

function to(connection: Connection, ...effects: readonly Effect[]): Transition {
  return { connection, effects };
}

function stay(connection: Connection): Transition {
  return { connection, effects: [] };
}

function prepend(effect: Effect, { connection, effects }: Transition): Transition {
  return { connection, effects: [effect, ...effects] };
}
