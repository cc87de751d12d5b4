import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionPorts } from '../src/realtime/driver';
import { ConnectionDriver } from '../src/realtime/driver';

class FakeSocket {
  static readonly OPEN = 1;
  readyState = FakeSocket.OPEN;
  readonly sent: string[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly close = vi.fn();

  send(data: string): void {
    this.sent.push(data);
  }

  receive(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

const HELLO = { type: 'hello', session_id: 's', cursor: 'h', resumed: true, heartbeat_s: 25 };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function connect(overrides: Partial<ConnectionPorts> = {}) {
  const sockets: FakeSocket[] = [];
  const cursors: (string | null)[] = [];
  const driver = new ConnectionDriver({
    openSocket: (cursor) => {
      const socket = new FakeSocket();
      sockets.push(socket);
      cursors.push(cursor);
      return socket as unknown as WebSocket;
    },
    loadSnapshot: () => Promise.resolve('first-page'),
    discardSnapshot: vi.fn(),
    checkSession: vi.fn(),
    endSession: vi.fn(),
    resendUnacknowledged: vi.fn(),
    onFrame: vi.fn(),
    onChange: vi.fn(),
    random: () => 0.5,
    ...overrides,
  });
  driver.dispatch({ type: 'started' });
  return { driver, sockets, cursors };
}

async function live(overrides: Partial<ConnectionPorts> = {}) {
  const connection = connect(overrides);
  await vi.advanceTimersByTimeAsync(0);
  connection.sockets[0]?.receive(HELLO);
  connection.sockets[0]?.receive({ type: 'pong' });
  expect(connection.driver.connection.state).toBe('live');
  return connection;
}

test('the socket opens at the cursor of the snapshot, and pings after hello', async () => {
  const { sockets, cursors } = await live();
  expect(cursors).toEqual(['first-page']);
  expect(sockets[0]?.sent).toEqual(['{"type":"ping"}']);
});

test('silence gives the socket up and resumes at the last cursor; the old one is not heard any more', async () => {
  const onFrame = vi.fn();
  const { driver, sockets, cursors } = await live({ onFrame });
  sockets[0]?.receive({ type: 'heartbeat', cursor: 'c7' });
  onFrame.mockClear();
  await vi.advanceTimersByTimeAsync(51_000);
  expect(cursors).toEqual(['first-page', 'c7']);
  expect(sockets[0]?.close).toHaveBeenCalled();
  sockets[0]?.receive({ type: 'heartbeat', cursor: 'c8' });
  sockets[0]?.onclose?.({ code: 1006 });
  expect(onFrame).not.toHaveBeenCalled();
  expect(driver.connection).toMatchObject({ state: 'connecting', cursor: 'c7' });
});

test('a heartbeat in time keeps the socket', async () => {
  const { sockets } = await live();
  for (let beat = 0; beat < 4; beat++) {
    await vi.advanceTimersByTimeAsync(25_000);
    sockets[0]?.receive({ type: 'heartbeat', cursor: `c${beat}` });
  }
  expect(sockets).toHaveLength(1);
});

test('only the newest load of the snapshot counts', async () => {
  const answers: ((cursor: string) => void)[] = [];
  const loadSnapshot = () => new Promise<string>((answer) => answers.push(answer));
  const { driver, cursors } = connect({ loadSnapshot });
  driver.dispatch({ type: 'stopped' });
  driver.dispatch({ type: 'started' });
  answers[0]?.('of before');
  await vi.advanceTimersByTimeAsync(0);
  expect(cursors).toEqual([]);
  answers[1]?.('of now');
  await vi.advanceTimersByTimeAsync(0);
  expect(cursors).toEqual(['of now']);
});

test('after the stop nothing is left that could fire', async () => {
  const { driver } = await live();
  driver.dispatch({ type: 'stopped' });
  expect(vi.getTimerCount()).toBe(0);
  expect(driver.send({ type: 'ping' })).toBe(false);
});
