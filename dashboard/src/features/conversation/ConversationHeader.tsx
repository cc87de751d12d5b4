import type { Conversation, ConversationChange, ConversationStatus } from '../../api/types';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { isPending } from '../../store/workspace';
import { ChannelIcon } from '../../ui/ChannelIcon';
import { Notice } from '../../ui/Notice';
import { participantName, personName } from '../../ui/names';

const STATUSES: readonly (readonly [ConversationStatus, string])[] = [
  ['open', 'Open'],
  ['pending', 'Pending'],
  ['resolved', 'Resolved'],
];

interface ConversationHeaderProps {
  readonly conversation: Conversation;
  readonly onClose: () => void;
}

/** Who writes, whose it is and how it stands. A change shows once it is stored; until then its button waits. */
export function ConversationHeader({ conversation, onClose }: ConversationHeaderProps) {
  const session = useInbox();
  const user = useWorkspace((workspace) => workspace.user);
  const pending = useWorkspace((workspace) => workspace.changes[conversation.id]);
  const busy = isPending(pending, conversation);
  const mine = conversation.assignee?.id === user.id;
  const change = (to: ConversationChange) => void session.change(conversation, to);

  return (
    <>
      <header className="conversation-head" aria-busy={busy}>
        <button
          type="button"
          className="button button-quiet back"
          onClick={onClose}
          aria-label="Back to the list"
        >
          ‹
        </button>
        <ChannelIcon channel={conversation.channel} />
        <h2 className="conversation-name">{participantName(conversation.participant)}</h2>
        <span className="conversation-assignee" data-testid="assignee">
          {mine ? 'You' : personName(conversation.assignee)}
        </span>
        <button
          type="button"
          className="button"
          disabled={busy}
          data-testid={mine ? 'unassign' : 'assign-to-me'}
          onClick={() =>
            change({
              assignee_id: mine ? null : user.id,
              expected: { assignee_id: conversation.assignee?.id ?? null },
            })
          }
        >
          {mine ? 'Unassign' : 'Assign to me'}
        </button>
        <div className="segments" role="group" aria-label="Status">
          {STATUSES.map(([status, label]) => (
            <button
              key={status}
              type="button"
              className="segment"
              aria-pressed={conversation.status === status}
              disabled={busy}
              data-testid={`status-${status}`}
              onClick={() => change({ status, expected: { status: conversation.status } })}
            >
              {label}
            </button>
          ))}
        </div>
      </header>
      {pending?.refusal != null && (
        <Notice kind="error">
          {pending.refusal.message}{' '}
          <button type="button" className="link" onClick={() => session.dismissRefusal(conversation.id)}>
            Dismiss
          </button>
        </Notice>
      )}
    </>
  );
}
