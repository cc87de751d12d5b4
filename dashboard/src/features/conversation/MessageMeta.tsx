import { AlertCircle, Ban, Check, CheckCheck, Clock, HelpCircle } from 'lucide-react';
import type { MessageStatus } from '../../api/types';
import { t, tell } from '../../i18n/locale';
import { clockTime, fullTime } from '../../ui/time';
import type { Row } from './timeline';

const SIGNS = {
  queued: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: AlertCircle,
  unknown: HelpCircle,
  cancelled: Ban,
} as const;

/** When it was, whether it was changed, and how far it has come. */
export function MessageMeta({ row }: { readonly row: Row }) {
  const message = row.content.type === 'stored' ? row.content.message : null;
  const reactions = message?.reactions ?? [];
  return (
    <>
      <span className="message-meta">
        {message?.edited_at != null && <span title={fullTime(message.edited_at)}>{t('message.edited')}</span>}
        <time dateTime={row.at} title={fullTime(row.at)}>
          {clockTime(row.at)}
        </time>
        {row.direction === 'outbound' && <Tick status={row.status} />}
      </span>
      {reactions.length > 0 && (
        <span
          className="reactions"
          role="img"
          aria-label={t('message.reactions', { list: emojiOf(reactions) })}
        >
          {emojiOf(reactions)}
        </span>
      )}
    </>
  );
}

function Tick({ status }: { readonly status: MessageStatus }) {
  if (status === 'received') return null;
  const Sign = SIGNS[status] ?? HelpCircle;
  const words = tell('messageStatus', status);
  return (
    <span className={`tick tick-${status}`} role="img" aria-label={words} title={words}>
      <Sign aria-hidden="true" />
    </span>
  );
}

function emojiOf(reactions: readonly { readonly emoji: string }[]): string {
  return reactions.map(({ emoji }) => emoji).join(' ');
}
