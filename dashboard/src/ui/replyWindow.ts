const DAY_MS = 24 * 60 * 60_000;

/** After the window of 24 hours a person, unlike a program, may answer until seven days have passed. */
const HUMAN_EXTRA_MS = 6 * DAY_MS;

export interface ReplyWindow {
  readonly state: 'open' | 'human' | 'closed';
  /** Milliseconds until the state ends; 0 when closed. */
  readonly left: number;
}

export function replyWindow(endsAt: string, now: number): ReplyWindow {
  const left = Date.parse(endsAt) - now;
  if (left > 0) return { state: 'open', left };
  const human = left + HUMAN_EXTRA_MS;
  return human > 0 ? { state: 'human', left: human } : { state: 'closed', left: 0 };
}
