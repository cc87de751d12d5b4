import type { KeyboardEvent, RefObject } from 'react';
import { useLayoutEffect } from 'react';
import type { Conversation } from '../../api/types';
import { t } from '../../i18n/locale';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import type { Draft } from '../../store/workspace';
import { participantName } from '../../ui/names';
import { sendsOnEnter } from '../../ui/preferences';
import { REPLY_INPUT_ID } from './composerInput';

interface ComposerTextProps {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly conversation: Conversation;
  readonly draft: Draft;
  readonly onCaret: (caret: number) => void;
  readonly onSend: () => void;
}

/** Enter sends and Shift+Enter breaks the line; or the other way round, by the agent's choice, with Ctrl+Enter. */
export function ComposerText({ input, conversation, draft, onCaret, onSend }: ComposerTextProps) {
  const session = useInbox();
  const offline = useWorkspace((workspace) => workspace.connection.state === 'offline');
  const name = participantName(conversation.participant);

  useLayoutEffect(() => {
    const element = input.current;
    if (element === null) return;
    element.style.setProperty('height', 'auto');
    element.style.setProperty('height', `${element.scrollHeight}px`);
  }, [input, draft.text]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const withControl = event.ctrlKey || event.metaKey;
    if (!withControl && (event.shiftKey || !sendsOnEnter())) return;
    event.preventDefault();
    onSend();
  };
  return (
    <textarea
      id={REPLY_INPUT_ID}
      ref={input}
      className="composer-input"
      rows={1}
      dir="auto"
      aria-label={t(draft.internal ? 'composer.noteLabel' : 'composer.replyLabel', { name })}
      placeholder={placeholderOf(draft.internal, offline)}
      value={draft.text}
      onChange={({ target }) => {
        session.setDraft(conversation.id, { text: target.value });
        onCaret(target.selectionStart);
      }}
      onSelect={({ currentTarget }) => onCaret(currentTarget.selectionStart)}
      onKeyDown={onKeyDown}
      data-testid="reply-input"
    />
  );
}

function placeholderOf(internal: boolean, offline: boolean): string {
  if (internal) return t('composer.notePlaceholder');
  return t(offline ? 'composer.offlinePlaceholder' : 'composer.placeholder');
}
