import { useSyncExternalStore } from 'react';

const TICK_MS = 15_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const longDate = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

let now = Date.now();

function subscribe(listener: () => void): () => void {
  const timer = setInterval(() => {
    now = Date.now();
    listener();
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** The present, to within a quarter of a minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** "now", "4m", "3h", "Tue", "4 Jan": short enough for the edge of a row. */
export function ago(time: string, present: number): string {
  const age = present - Date.parse(time);
  if (age < MINUTE) return 'now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)}m`;
  if (age < DAY) return `${Math.floor(age / HOUR)}h`;
  return (age < 6 * DAY ? weekday : date).format(Date.parse(time));
}

/** "3 h 20 min", "2 days". */
export function span(ms: number): string {
  if (ms >= 2 * DAY) return `${Math.floor(ms / DAY)} days`;
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.max(1, Math.floor((ms % HOUR) / MINUTE));
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`;
}

export function clockTime(time: string): string {
  return clock.format(Date.parse(time));
}

export function fullTime(time: string): string {
  return full.format(Date.parse(time));
}

export function dayKey(time: string): string {
  return new Date(time).toDateString();
}

export function dayName(time: string, present: number): string {
  if (dayKey(time) === new Date(present).toDateString()) return 'Today';
  if (dayKey(time) === new Date(present - DAY).toDateString()) return 'Yesterday';
  return longDate.format(Date.parse(time));
}
