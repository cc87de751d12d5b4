import type { KeyboardEvent } from 'react';
import { useLayoutEffect, useRef } from 'react';
import type { Conversation } from '../../api/types';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { participantName } from '../../ui/names';
import { REPLY_INPUT_ID } from './replyInput';
import { WindowNotice } from './WindowNotice';

/** Enter sends, Shift+Enter breaks the line. What is written stays with its conversation until it is sent. */
export function ReplyBox({ conversation }: { readonly conversation: Conversation }) {
  const session = useInbox();
  const { id } = conversation;
  const draft = useWorkspace((workspace) => workspace.drafts[id] ?? '');
  const live = useWorkspace((workspace) => workspace.connection.state !== 'offline');
  const input = useRef<HTMLTextAreaElement>(null);
  const empty = draft.trim() === '';

  useLayoutEffect(() => {
    const element = input.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [draft]);

  const send = () => {
    if (empty) return;
    session.reply(id, draft.trim());
    session.setDraft(id, '');
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="reply"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <WindowNotice endsAt={conversation.reply_window_ends_at} />
      <div className="reply-row">
        <textarea
          id={REPLY_INPUT_ID}
          ref={input}
          className="reply-input"
          rows={1}
          aria-label={`Reply to ${participantName(conversation.participant)}`}
          placeholder={
            live ? 'Write a reply…' : 'Write a reply; it is sent as soon as the server can be reached…'
          }
          value={draft}
          onChange={(event) => session.setDraft(id, event.target.value)}
          onKeyDown={onKeyDown}
          data-testid="reply-input"
        />
        <button type="submit" className="button button-primary" disabled={empty} data-testid="reply-send">
          Send
        </button>
      </div>
    </form>
  );
}
