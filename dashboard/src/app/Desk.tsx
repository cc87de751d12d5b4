import { useMemo } from 'react';
import { ConversationPane } from '../features/conversation/ConversationPane';
import { REPLY_INPUT_ID } from '../features/conversation/replyInput';
import { ConversationList } from '../features/inbox/ConversationList';
import { useInbox, useWorkspace } from '../store/InboxContext';
import { neighbour } from '../store/selectors';
import { ConnectionBadge } from './ConnectionBadge';
import { linkTo, open, openConversation, useOpenConversation } from './route';
import type { Hotkeys } from './useHotkeys';
import { useHotkeys } from './useHotkeys';
import { useUnreadTitle } from './useUnreadTitle';

interface DeskProps {
  readonly logoutFailed: boolean;
  readonly onLogout: () => void;
}

/** The desk: the list, one conversation, and what is known about it. */
export function Desk({ logoutFailed, onLogout }: DeskProps) {
  const session = useInbox();
  const user = useWorkspace((workspace) => workspace.user);
  const openId = useOpenConversation();

  const keys = useMemo<Hotkeys>(() => {
    const move = (step: 1 | -1) => () => {
      const id = neighbour(session.store.get(), openConversation(), step);
      if (id !== null) open(id);
    };
    return { next: move(1), previous: move(-1), reply: focusReply, escape: leave };
  }, [session]);
  useHotkeys(keys);
  useUnreadTitle();

  return (
    <div className="desk" data-open={openId !== null}>
      <header className="topbar">
        <h1 className="brand">Deskstream</h1>
        <ConnectionBadge />
        <span className="topbar-user" title={user.email}>
          {user.name || user.email}
        </span>
        <button type="button" className="button button-quiet" data-testid="logout" onClick={onLogout}>
          {logoutFailed ? 'Not logged out. Try again' : 'Log out'}
        </button>
      </header>
      <ConversationList openId={openId} linkTo={linkTo} />
      <ConversationPane key={openId ?? ''} id={openId} onClose={() => open(null)} />
    </div>
  );
}

function focusReply(): void {
  document.getElementById(REPLY_INPUT_ID)?.focus();
}

/** Out of the reply first, out of the conversation next. */
function leave(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.id === REPLY_INPUT_ID) focused.blur();
  else open(null);
}
