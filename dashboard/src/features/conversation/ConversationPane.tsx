import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useMemo } from 'react';
import type { Conversation } from '../../api/types';
import { t } from '../../i18n/locale';
import type { Thread } from '../../realtime/inboxState';
import { optimistic } from '../../store/changes';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { Blank } from '../../ui/Notice';
import { ConversationHeader } from './ConversationHeader';
import { MessageList } from './MessageList';
import { useMarkRead } from './useMarkRead';
import { Viewers } from './Viewers';

interface ConversationPaneProps {
  readonly id: string | null;
  readonly seq: number | null;
  readonly detailsShown: boolean;
  readonly onDetails: () => void;
  readonly onClose: () => void;
  /** What stands below the messages. */
  readonly renderComposer: (conversation: Conversation) => ReactNode;
  /** What stands beside them. */
  readonly renderDetails: (conversation: Conversation) => ReactNode;
}

/** One conversation, or what there is instead. Mounted anew for each conversation. */
export function ConversationPane(props: ConversationPaneProps) {
  if (props.id !== null) return <OpenPane {...props} id={props.id} />;
  return (
    <main className="conversation">
      <Blank title={t('conversation.choose')} icon={<Inbox aria-hidden="true" />}>
        <p>
          <kbd>j</kbd> <kbd>k</kbd> {t('conversation.chooseKeys')} · <kbd>Ctrl</kbd> <kbd>K</kbd>{' '}
          {t('conversation.chooseMore')}
        </p>
      </Blank>
    </main>
  );
}

type OpenProps = ConversationPaneProps & { readonly id: string };

function OpenPane(props: OpenProps) {
  const { id, onClose } = props;
  const { loader } = useInbox();
  const row = useWorkspace((workspace) => workspace.inbox.conversations[id]);
  const change = useWorkspace((workspace) => workspace.changes[id]);
  const removed = useWorkspace((workspace) => workspace.inbox.removed[id] !== undefined);
  const thread = useWorkspace((workspace) => workspace.inbox.threads[id]);
  const fetching = useWorkspace((workspace) => workspace.threadFetching[id]);
  const ready = useWorkspace((workspace) => workspace.connection.snapshot);
  const conversation = useMemo(
    () => (row === undefined ? undefined : optimistic(row, change)),
    [row, change],
  );
  const gone = removed && conversation === undefined;

  const missing = ready && !gone && thread === undefined;
  useEffect(() => {
    if (missing) void loader.thread(id);
  }, [missing, loader, id]);

  if (gone) {
    return (
      <main className="conversation">
        <Blank title={t('conversation.gone')}>
          <button type="button" className="button" onClick={onClose}>
            {t('conversation.back')}
          </button>
        </Blank>
      </main>
    );
  }
  if (conversation !== undefined && thread?.loaded === true) {
    return <Loaded {...props} conversation={conversation} thread={thread} />;
  }
  return (
    <main className="conversation" aria-busy="true">
      {typeof fetching === 'object' ? (
        <Blank title={fetching.failed}>
          <button type="button" className="button" onClick={() => void loader.thread(id)}>
            {t('action.tryAgain')}
          </button>
        </Blank>
      ) : (
        <Blank title={t('conversation.loading')} />
      )}
    </main>
  );
}

type LoadedProps = OpenProps & { readonly conversation: Conversation; readonly thread: Thread };

function Loaded(props: LoadedProps) {
  const { conversation, thread, seq, detailsShown, onDetails, onClose } = props;
  useMarkRead(conversation, thread);
  return (
    <>
      <main className="conversation">
        <ConversationHeader
          conversation={conversation}
          detailsShown={detailsShown}
          onDetails={onDetails}
          onClose={onClose}
        />
        <Viewers conversationId={conversation.id} />
        <MessageList conversation={conversation} thread={thread} seq={seq} />
        {props.renderComposer(conversation)}
      </main>
      {detailsShown && props.renderDetails(conversation)}
    </>
  );
}
