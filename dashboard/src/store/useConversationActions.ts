import { useMemo } from 'react';
import { describe } from '../api/problem';
import type { Conversation, ConversationStatus } from '../api/types';
import { toast } from './toasts';
import { useInbox, useWorkspace } from './InboxContext';

export interface ConversationActions {
  readonly assign: (assignee: { readonly id: string; readonly name: string } | null) => void;
  readonly assignToMe: () => void;
  readonly setStatus: (status: Exclude<ConversationStatus, 'snoozed'>) => void;
  readonly snooze: (until: Date) => void;
  readonly toggleLabel: (label: string) => void;
  readonly markUnread: () => void;
}

/** What an agent may do with one conversation, from wherever. */
export function useConversationActions(id: string): ConversationActions {
  const session = useInbox();
  const user = useWorkspace((workspace) => workspace.user);
  return useMemo(() => {
    const row = (): Conversation | undefined => session.store.get().inbox.conversations[id];
    const labels = () => session.store.get().changes[id]?.change.labels ?? row()?.labels ?? [];
    return {
      assign: (assignee) => void session.change(id, { assignee_id: assignee?.id ?? null }, assignee?.name),
      assignToMe: () => void session.change(id, { assignee_id: user.id }, user.name),
      setStatus: (status) => void session.change(id, { status }),
      snooze: (until) => void session.change(id, { status: 'snoozed', snoozed_until: until.toISOString() }),
      toggleLabel: (label) => {
        const held = labels();
        const next = held.includes(label) ? held.filter((one) => one !== label) : [...held, label];
        void session.change(id, { labels: next });
      },
      markUnread: () => {
        session
          .markUnread(id, row()?.last_seq ?? 0)
          .catch((error: unknown) => toast('error', describe(error)));
      },
    };
  }, [session, user, id]);
}
