import { useSyncExternalStore } from 'react';
import { useLocation, useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import type { Channel } from '../api/types';
import type { Filter, View } from '../store/lists';
import { filterOf, isView } from '../store/lists';

/** Where the inbox is: everything stands in the address, so that a reload or a shared link opens it again. */
export interface Place {
  readonly filter: Filter;
  readonly openId: string | null;
  /** A message to bring into sight. */
  readonly seq: number | null;
}

const INBOX = /^\/inbox\/(\w+)(?:\/([^/]+))?$/;
const LAST_VIEW = 'deskstream.view';
const STATUSES = ['open', 'pending', 'any'] as const;

export function usePlace(): Place | null {
  const [path] = useLocation();
  const search = useSearch();
  return placeOf(path, search);
}

export function presentPlace(): Place | null {
  return placeOf(window.location.pathname, window.location.search);
}

export function placeOf(path: string, search: string): Place | null {
  const [, view, openId] = INBOX.exec(path) ?? [];
  if (!isView(view)) return null;
  const members = new URLSearchParams(search);
  const seq = Number(members.get('seq'));
  return {
    filter: {
      view,
      status: STATUSES.find((status) => status === members.get('status')) ?? 'open',
      channel: members.get('channel') as Channel | null,
      accountId: members.get('account'),
      label: members.get('label'),
      unread: members.get('unread') === '1',
    },
    openId: openId === undefined ? null : decodeURIComponent(openId),
    seq: Number.isInteger(seq) && seq > 0 ? seq : null,
  };
}

export function addressOf({ filter, openId, seq }: Place): string {
  const { view, status, channel, accountId, label, unread } = filter;
  const members = new URLSearchParams({
    ...(status !== 'open' && { status }),
    ...(channel !== null && { channel }),
    ...(accountId !== null && { account: accountId }),
    ...(label !== null && { label }),
    ...(unread && { unread: '1' }),
    ...(seq !== null && { seq: String(seq) }),
  }).toString();
  const path = `/inbox/${view}${openId === null ? '' : `/${encodeURIComponent(openId)}`}`;
  return members === '' ? path : `${path}?${members}`;
}

export function listAddress(filter: Filter): string {
  return addressOf({ filter, openId: null, seq: null });
}

/** Opens a conversation in the list that is shown, or leaves the open one. */
export function openConversation(id: string | null, seq: number | null = null): void {
  const filter = presentPlace()?.filter ?? filterOf(lastView());
  navigate(addressOf({ filter, openId: id, seq }));
}

export function chooseFilter(filter: Filter): void {
  rememberView(filter.view);
  navigate(addressOf({ filter, openId: presentPlace()?.openId ?? null, seq: null }));
}

export function go(path: string): void {
  navigate(path);
}

export function lastView(): View {
  const stored = localStorage.getItem(LAST_VIEW) ?? undefined;
  return isView(stored) ? stored : 'all';
}

export function rememberView(view: View): void {
  localStorage.setItem(LAST_VIEW, view);
}

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
