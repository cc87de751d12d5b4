import { useSyncExternalStore } from 'react';
import { Store } from './store';

export interface Toast {
  readonly id: number;
  readonly kind: 'info' | 'error';
  readonly text: string;
}

const SHOWN_MS = 6_000;
const store = new Store<readonly Toast[]>([]);
let nextId = 1;

/** Tells the agent something that concerns no place on the screen. */
export function toast(kind: Toast['kind'], text: string): void {
  const id = nextId++;
  store.update((toasts) => [...toasts, { id, kind, text }]);
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export function dismiss(id: number): void {
  store.update((toasts) => toasts.filter((one) => one.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(store.subscribe, store.get);
}
