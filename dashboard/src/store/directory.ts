import { queryOptions, useQuery } from '@tanstack/react-query';
import type { CannedReply, Colleague, ConnectedAccount, Label, Settings } from '../api/directoryTypes';
import type { Directory } from '../api/directory';
import { useApi } from './ApiContext';

const FRESH_MS = 60_000;
const NONE: readonly never[] = [];

/** What the server is asked for, by the name under which the answer is kept. */
export const queries = {
  users: (directory: Directory) =>
    queryOptions({ queryKey: ['users'], queryFn: directory.users, staleTime: FRESH_MS }),
  accounts: (directory: Directory) =>
    queryOptions({ queryKey: ['accounts'], queryFn: directory.accounts, staleTime: FRESH_MS }),
  labels: (directory: Directory) =>
    queryOptions({ queryKey: ['labels'], queryFn: directory.labels, staleTime: FRESH_MS }),
  cannedReplies: (directory: Directory) =>
    queryOptions({ queryKey: ['canned-replies'], queryFn: directory.cannedReplies, staleTime: FRESH_MS }),
  settings: (directory: Directory) =>
    queryOptions({ queryKey: ['settings'], queryFn: directory.settings, staleTime: FRESH_MS }),
} as const;

export function useUsers(): readonly Colleague[] {
  return useQuery(queries.users(useApi().directory)).data ?? NONE;
}

export function useAccounts(): readonly ConnectedAccount[] {
  return useQuery(queries.accounts(useApi().directory)).data ?? NONE;
}

export function useLabels(): readonly Label[] {
  return useQuery(queries.labels(useApi().directory)).data ?? NONE;
}

export function useCannedReplies(): readonly CannedReply[] {
  return useQuery(queries.cannedReplies(useApi().directory)).data ?? NONE;
}

export function useSettings(): Settings | undefined {
  return useQuery(queries.settings(useApi().directory)).data;
}
