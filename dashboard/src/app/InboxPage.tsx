import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { Composer } from '../features/composer/Composer';
import { ConversationPane } from '../features/conversation/ConversationPane';
import { DetailsPanel } from '../features/details/DetailsPanel';
import { ConversationList } from '../features/inbox/ConversationList';
import { useInbox, useWorkspace } from '../store/InboxContext';
import { filterKey } from '../store/lists';
import type { Place } from './routes';
import { addressOf, chooseFilter, openConversation } from './routes';

interface InboxPageProps {
  readonly place: Place;
  readonly detailsShown: boolean;
  readonly onDetails: () => void;
  readonly onMenu: () => void;
}

const TELL_PRESENCE_MS = 30_000;

/** The list, one conversation, and what is known about it. */
export function InboxPage({ place, detailsShown, onDetails, onMenu }: InboxPageProps) {
  const session = useInbox();
  const { filter, openId, seq } = place;
  useLayoutEffect(() => session.choose(filter), [session, filterKey(filter)]); // eslint-disable-line react-hooks/exhaustive-deps
  usePresence(openId);

  return (
    <>
      <ConversationList
        filter={filter}
        openId={openId}
        linkTo={(id) => addressOf({ filter, openId: id, seq: null })}
        onFilter={chooseFilter}
        onMenu={onMenu}
      />
      <ConversationPane
        key={openId ?? ''}
        id={openId}
        seq={seq}
        detailsShown={detailsShown}
        onDetails={onDetails}
        onClose={() => openConversation(null)}
        renderComposer={(conversation) => <Composer conversation={conversation} />}
        renderDetails={(conversation) => <DetailsPanel conversation={conversation} onClose={onDetails} />}
      />
    </>
  );
}

/** Colleagues see who looks at what; repeated, since those who come later have not heard it. */
function usePresence(openId: string | null): void {
  const session = useInbox();
  const live = useWorkspace((workspace) => workspace.connection.state === 'live');
  const visible = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible');
  useEffect(() => {
    if (!live) return;
    const tell = () =>
      session.tellPresence(visible ? 'online' : 'away', openId !== null && visible ? [openId] : []);
    tell();
    const timer = setInterval(tell, TELL_PRESENCE_MS);
    return () => clearInterval(timer);
  }, [session, live, visible, openId]);
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
