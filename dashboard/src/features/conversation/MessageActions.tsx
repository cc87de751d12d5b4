import { Copy, Reply } from 'lucide-react';
import { t } from '../../i18n/locale';
import { useInbox } from '../../store/InboxContext';
import { IconButton } from '../../ui/IconButton';
import { toast } from '../../store/toasts';
import type { Row } from './timeline';

/** What can be done with a message; seen beside it when the pointer or the focus is there. */
export function MessageActions({ row }: { readonly row: Row }) {
  const session = useInbox();
  if (row.content.type !== 'stored') return null;
  const { message } = row.content;
  if (message.deleted_at != null) return null;
  const { text } = message;
  const copy = async (copied: string) => {
    await navigator.clipboard.writeText(copied);
    toast('info', t('message.copied'));
  };
  const quote = () => {
    session.setDraft(message.conversation_id, { replyTo: message.id, internal: false });
    document.getElementById('reply')?.focus();
  };
  return (
    <span className="message-tools">
      {message.direction !== 'internal' && (
        <IconButton label={t('message.quote')} onClick={quote}>
          <Reply aria-hidden="true" />
        </IconButton>
      )}
      {text !== null && (
        <IconButton label={t('message.copy')} onClick={() => void copy(text)}>
          <Copy aria-hidden="true" />
        </IconButton>
      )}
    </span>
  );
}
