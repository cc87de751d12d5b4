import { useEffect, useState } from 'react';
import { t } from '../../i18n/locale';
import { useWorkspace } from '../../store/InboxContext';
import { cleanName } from '../../ui/text';

const FORGET_AFTER_MS = 8_000;

interface TypingLineProps {
  readonly conversationId: string;
  readonly customer: string;
}

/** Who is writing. Forgotten after a while, since the end of it may never be told. */
export function TypingLine({ conversationId, customer }: TypingLineProps) {
  const actor = useWorkspace((workspace) => workspace.inbox.typing[conversationId]);
  const userId = useWorkspace((workspace) => workspace.user.id);
  const [forgotten, setForgotten] = useState<typeof actor>(undefined);

  useEffect(() => {
    const timer = setTimeout(() => setForgotten(actor), FORGET_AFTER_MS);
    return () => clearTimeout(timer);
  }, [actor]);

  if (actor === undefined || actor === forgotten || actor.id === userId) return null;
  const name = cleanName(actor.name) || (actor.kind === 'customer' ? customer : t('person.colleague'));
  return (
    <p className="typing">
      <span className="typing-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t('conversation.typing', { name })}
    </p>
  );
}
