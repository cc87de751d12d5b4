import { Paperclip, SendHorizontal, Zap } from 'lucide-react';
import type { ClipboardEvent, DragEvent } from 'react';
import { useRef, useState } from 'react';
import type { Conversation } from '../../api/types';
import { t } from '../../i18n/locale';
import { useSettings } from '../../store/directory';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { NO_DRAFT } from '../../store/workspace';
import { IconButton } from '../../ui/IconButton';
import { CannedReplies } from './CannedReplies';
import { ComposerModes } from './ComposerModes';
import { ComposerText } from './ComposerText';
import { EmojiButton } from './EmojiButton';
import { textLimit } from './limits';
import { QuotedDraft } from './QuotedDraft';
import { shortcutIn } from './placeholders';
import { UploadList } from './UploadList';
import { useUploads } from './useUploads';
import { WindowNotice } from './WindowNotice';

const UNDO_S = 5;

/** What is written stays with its conversation until it is sent, over reloads and in all tabs. */
export function Composer({ conversation }: { readonly conversation: Conversation }) {
  const session = useInbox();
  const { id, channel } = conversation;
  const draft = useWorkspace((workspace) => workspace.drafts[id] ?? NO_DRAFT);
  const undoSeconds = useSettings()?.undo_seconds ?? UNDO_S;
  const uploads = useUploads();
  const input = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  const [dropping, setDropping] = useState(false);

  const text = draft.text.trim();
  const limit = textLimit(channel, draft.internal, text);
  const attached = uploads.files.flatMap(({ done }) => done ?? []);
  const ready = (text !== '' || attached.length > 0) && !uploads.busy && limit.used <= limit.most;
  const sought = shortcutIn(draft.text, caret);

  const send = () => {
    if (!ready) return;
    session.reply(id, {
      text,
      internal: draft.internal,
      replyTo: draft.replyTo,
      attachments: attached,
      undoMs: draft.internal ? 0 : undoSeconds * 1000,
    });
    session.setDraft(id, { text: '', replyTo: null, internal: false });
    uploads.clear();
    input.current?.focus();
  };
  const insert = (inserted: string, from = caret) => {
    const before = draft.text.slice(0, from);
    session.setDraft(id, { text: before + inserted + draft.text.slice(caret) });
    const at = from + inserted.length;
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(at, at);
      setCaret(at);
    });
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    uploads.add(event.clipboardData.files);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    uploads.add(event.dataTransfer.files);
  };

  return (
    <form
      className="composer"
      data-internal={draft.internal}
      data-dropping={dropping}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {sought !== null && (
        <CannedReplies
          conversation={conversation}
          sought={sought}
          input={input}
          onChoose={(filled) => insert(filled, caret - sought.length - 1)}
          onClose={() => setCaret(-1)}
        />
      )}
      {!draft.internal && <WindowNotice endsAt={conversation.reply_window_ends_at} />}
      {draft.replyTo !== null && (
        <QuotedDraft
          conversationId={id}
          messageId={draft.replyTo}
          onRemove={() => session.setDraft(id, { replyTo: null })}
        />
      )}
      <ComposerText
        input={input}
        conversation={conversation}
        draft={draft}
        onCaret={setCaret}
        onSend={send}
      />
      <UploadList files={uploads.files} onRemove={uploads.remove} />
      <div className="composer-bar">
        <ComposerModes
          internal={draft.internal}
          onChange={(internal) => session.setDraft(id, { internal })}
        />
        <span className="composer-tools">
          <EmojiButton onChoose={insert} />
          <IconButton
            label={t('composer.canned')}
            onClick={() => insert(/\S$/.test(draft.text) ? ' /' : '/')}
          >
            <Zap aria-hidden="true" />
          </IconButton>
          {!draft.internal && (
            <IconButton label={t('composer.attach')} onClick={() => picker.current?.click()}>
              <Paperclip aria-hidden="true" />
            </IconButton>
          )}
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t('composer.attach')}
            onChange={({ target }) => {
              uploads.add([...(target.files ?? [])]);
              target.value = '';
            }}
          />
        </span>
        {limit.used > limit.most * 0.8 && (
          <span className="composer-count" data-over={limit.used > limit.most}>
            {t('composer.count', { used: limit.used, most: limit.most })}
          </span>
        )}
        <button
          type="submit"
          className="button button-primary composer-send"
          disabled={!ready}
          data-testid="reply-send"
        >
          <SendHorizontal aria-hidden="true" />
          {t(draft.internal ? 'composer.addNote' : 'composer.send')}
        </button>
      </div>
    </form>
  );
}
