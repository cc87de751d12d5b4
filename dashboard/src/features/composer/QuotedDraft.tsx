import { CornerUpLeft, X } from 'lucide-react';
import { t } from '../../i18n/locale';
import { useWorkspace } from '../../store/InboxContext';
import { IconButton } from '../../ui/IconButton';
import { cleanText } from '../../ui/text';

interface QuotedDraftProps {
  readonly conversationId: string;
  readonly messageId: string;
  readonly onRemove: () => void;
}

/** The message that the reply being written answers. */
export function QuotedDraft({ conversationId, messageId, onRemove }: QuotedDraftProps) {
  const message = useWorkspace((workspace) =>
    workspace.inbox.threads[conversationId]?.messages.find(({ id }) => id === messageId),
  );
  return (
    <p className="quoted quoted-draft">
      <CornerUpLeft aria-hidden="true" />
      <bdi>{cleanText(message?.text ?? t('message.earlier'))}</bdi>
      <IconButton label={t('composer.noQuote')} onClick={onRemove}>
        <X aria-hidden="true" />
      </IconButton>
    </p>
  );
}
