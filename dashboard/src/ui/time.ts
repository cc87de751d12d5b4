import { useSyncExternalStore } from 'react';
import { formatLocale, t } from '../i18n/locale';

const TICK_MS = 15_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SHAPES = {
  clock: { hour: '2-digit', minute: '2-digit' },
  weekday: { weekday: 'short' },
  date: { day: 'numeric', month: 'short' },
  longDate: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { dateStyle: 'medium', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One clock for all who look at it. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** The present, to within a quarter of a minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** "now", "4m", "3h", "Tue", "4 Jan": short enough for the edge of a row. */
export function ago(time: string, present: number): string {
  const age = present - Date.parse(time);
  if (age < MINUTE) return t('time.now');
  if (age < HOUR) return t('time.minutes', { n: Math.floor(age / MINUTE) });
  if (age < DAY) return t('time.hours', { n: Math.floor(age / HOUR) });
  return written(age < 6 * DAY ? 'weekday' : 'date', Date.parse(time));
}

/** "3 h 20 min", "2 days". */
export function span(ms: number): string {
  if (ms >= 2 * DAY) return t('time.spanDays', { count: Math.floor(ms / DAY) });
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.max(1, Math.floor((ms % HOUR) / MINUTE));
  return hours > 0 ? t('time.spanHours', { hours, minutes }) : t('time.spanMinutes', { minutes });
}

/** "3h", "25m": for a countdown on the edge of a row. */
export function shortSpan(ms: number): string {
  if (ms >= HOUR) return t('time.hours', { n: Math.floor(ms / HOUR) });
  return t('time.minutes', { n: Math.max(1, Math.floor(ms / MINUTE)) });
}

export function clockTime(time: string): string {
  return written('clock', Date.parse(time));
}

export function fullTime(time: string): string {
  return written('full', Date.parse(time));
}

export function dayKey(time: string): string {
  return new Date(time).toDateString();
}

export function dayName(time: string, present: number): string {
  if (dayKey(time) === new Date(present).toDateString()) return t('time.today');
  if (dayKey(time) === new Date(present - DAY).toDateString()) return t('time.yesterday');
  return written('longDate', Date.parse(time));
}

function written(shape: keyof typeof SHAPES, time: number): string {
  const key = `${formatLocale()} ${shape}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(formatLocale(), SHAPES[shape]);
  formats.set(key, format);
  return format.format(time);
}
