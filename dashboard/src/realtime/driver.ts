import type { Connection, ConnectionEvent, Effect } from './connection';
import { DISCONNECTED, transition } from './connection';
import type { ClientFrame, ServerFrame, UnknownFrame } from './frames';
import { parseFrame } from './frames';

/** What the driver needs from outside; all of it on the browser's one thread. */
export interface ConnectionPorts {
  openSocket(cursor: string | null): WebSocket;
  /** Loads the first page anew and tells the stream position that continues it. */
  loadSnapshot(): Promise<string | null>;
  discardSnapshot(): void;
  checkSession(): void;
  endSession(): void;
  resendUnacknowledged(): void;
  onFrame(frame: ServerFrame | UnknownFrame): void;
  onChange(connection: Connection): void;
  random(): number;
}

/**
 * Executes the effects of the connection's state machine with a WebSocket and two timers, and turns what
 * happens to them into events. It holds no rules. Events of a socket that was given up are not heard.
 */
export class ConnectionDriver {
  readonly #ports: ConnectionPorts;
  #connection: Connection = DISCONNECTED;
  #socket: WebSocket | null = null;
  #load = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
  }

  get connection(): Connection {
    return this.#connection;
  }

  dispatch(event: ConnectionEvent): void {
    const { connection, effects } = transition(this.#connection, event, this.#ports.random());
    const changed = connection !== this.#connection;
    this.#connection = connection;
    if (changed) this.#ports.onChange(connection);
    for (const effect of effects) this.#execute(effect);
  }

  /** False when the socket does not take it; the caller has to choose another way. */
  send(frame: ClientFrame): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #execute(effect: Effect): void {
    switch (effect.type) {
      case 'load_snapshot':
        return this.#loadSnapshot();
      case 'discard_snapshot':
        return this.#ports.discardSnapshot();
      case 'open_socket':
        return this.#open(effect.cursor);
      case 'close_socket':
        return this.#close();
      case 'ping':
        this.send({ type: 'ping' });
        return;
      case 'expect_frame':
        return this.#expectFrame(effect.withinMs);
      case 'retry_after':
        return this.#retryAfter(effect.ms);
      case 'check_session':
        return this.#ports.checkSession();
      case 'end_session':
        return this.#ports.endSession();
      case 'resend_unacknowledged':
        return this.#ports.resendUnacknowledged();
    }
  }

  #open(cursor: string | null): void {
    this.#close();
    const socket = this.#ports.openSocket(cursor);
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const frame = parseFrame(data);
      this.#ports.onFrame(frame);
      if (this.#socket === socket) this.dispatch({ type: 'frame_received', frame });
    };
    socket.onclose = ({ code }) => {
      this.#close();
      this.dispatch({ type: 'socket_closed', code });
    };
  }

  #close(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    const socket = this.#socket;
    if (socket === null) return;
    this.#socket = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  /** Only the answer to the newest load counts. */
  #loadSnapshot(): void {
    clearTimeout(this.#retryTimer);
    const load = ++this.#load;
    this.#ports.loadSnapshot().then(
      (cursor) => load === this.#load && this.dispatch({ type: 'snapshot_loaded', cursor }),
      () => load === this.#load && this.dispatch({ type: 'snapshot_failed' }),
    );
  }

  #expectFrame(withinMs: number): void {
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => this.dispatch({ type: 'fell_silent' }), withinMs);
  }

  #retryAfter(ms: number): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.dispatch({ type: 'retry_due' }), ms);
  }
}
