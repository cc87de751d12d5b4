import { useCallback } from 'react';
import { REPLY_INPUT_ID } from '../features/composer/composerInput';
import { useInbox } from '../store/InboxContext';
import type { View } from '../store/lists';
import { filterOf } from '../store/lists';
import { neighbour } from '../store/selectors';
import type { CommandId } from './commands';
import type { Overlay } from './overlay';
import { chooseFilter, go, openConversation, presentPlace } from './routes';

interface CommandTargets {
  readonly show: (overlay: Overlay) => void;
  readonly toggleDetails: () => void;
}

/** What each command does. Those of a conversation do nothing where none is open. */
export function useCommands({ show, toggleDetails }: CommandTargets): (command: CommandId) => void {
  const session = useInbox();
  return useCallback(
    (command: CommandId) => {
      const openId = presentPlace()?.openId ?? null;
      const move = (step: 1 | -1) => {
        const id = neighbour(session.store.get(), openId, step);
        if (id !== null) openConversation(id);
      };
      const view = (name: View) => {
        chooseFilter(filterOf(name));
      };
      const write = (internal: boolean) => {
        if (openId === null) return;
        session.setDraft(openId, { internal });
        document.getElementById(REPLY_INPUT_ID)?.focus();
      };
      const ask = (page: 'assign' | 'snooze' | 'label') => {
        if (openId !== null) show({ type: 'palette', page });
      };
      const row = openId === null ? undefined : session.store.get().inbox.conversations[openId];
      switch (command) {
        case 'palette':
          return show({ type: 'palette', page: 'root' });
        case 'help':
          return show({ type: 'help' });
        case 'search':
          return go('/search');
        case 'next':
          return move(1);
        case 'previous':
          return move(-1);
        case 'leave':
          return leave();
        case 'viewMine':
          return view('mine');
        case 'viewUnassigned':
          return view('unassigned');
        case 'viewAll':
          return view('all');
        case 'viewSnoozed':
          return view('snoozed');
        case 'viewResolved':
          return view('resolved');
        case 'reply':
          return write(false);
        case 'note':
          return write(true);
        case 'resolve':
          if (row !== undefined) {
            void session.change(row.id, { status: row.status === 'resolved' ? 'open' : 'resolved' });
          }
          return;
        case 'resolveNext': {
          if (row === undefined) return;
          const next =
            neighbour(session.store.get(), row.id, 1) ?? neighbour(session.store.get(), row.id, -1);
          void session.change(row.id, { status: 'resolved' });
          return openConversation(next);
        }
        case 'snooze':
          return ask('snooze');
        case 'assign':
          return ask('assign');
        case 'label':
          return ask('label');
        case 'assignToMe': {
          const { user } = session.store.get();
          if (row !== undefined) void session.change(row.id, { assignee_id: user.id }, user.name);
          return;
        }
        case 'markUnread':
          if (row !== undefined) void session.markUnread(row.id, row.last_seq).catch(() => undefined);
          return;
        case 'details':
          return toggleDetails();
      }
    },
    [session, show, toggleDetails],
  );
}

/** Out of the reply first, out of the conversation next. */
function leave(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches('input, textarea, select')) focused.blur();
  else if (presentPlace()?.openId != null) openConversation(null);
}
