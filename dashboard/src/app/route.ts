import { useSyncExternalStore } from 'react';

const PREFIX = '#/conversations/';

/** The open conversation stands in the address, so that a reload or a shared link opens it again. */
export function useOpenConversation(): string | null {
  return useSyncExternalStore(subscribe, openConversation);
}

export function openConversation(): string | null {
  const { hash } = window.location;
  return hash.startsWith(PREFIX) ? decodeURIComponent(hash.slice(PREFIX.length)) : null;
}

export function linkTo(id: string): string {
  return PREFIX + encodeURIComponent(id);
}

export function open(id: string | null): void {
  window.location.hash = id === null ? '#/' : linkTo(id);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
