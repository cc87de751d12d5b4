import type { ServerFrame, UnknownFrame } from '../realtime/frames';

type Frame = ServerFrame | UnknownFrame;

const GATHER_MS = 50;

/**
 * Hands frames on: one that comes alone at once, those of a burst together, at most twenty times a second, so
 * that a screen full of conversations is not drawn anew for each.
 */
export class FrameBatch {
  readonly #take: (frames: readonly Frame[]) => void;
  #gathered: Frame[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(take: (frames: readonly Frame[]) => void) {
    this.#take = take;
  }

  add(frame: Frame): void {
    this.#gathered.push(frame);
    if (this.#timer === undefined) this.flush();
  }

  /** Hands on what is gathered, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#gathered.length === 0) return;
    const frames = this.#gathered;
    this.#gathered = [];
    this.#timer = setTimeout(() => this.flush(), GATHER_MS);
    this.#take(frames);
  }
}
