import { CornerUpLeft } from 'lucide-react';
import { t, tell } from '../../i18n/locale';
import type { StoredMessage } from '../../realtime/inboxState';
import type { OutboxEntry } from '../../realtime/outbox';
import { SafeText } from '../../ui/SafeText';
import { cleanFileName, cleanText } from '../../ui/text';
import { Attachments } from './Attachments';
import { ContextLine } from './ContextLine';

interface MessageBodyProps {
  readonly message: StoredMessage;
  readonly messages: readonly StoredMessage[];
}

/** Every kind of message has its own look; what no look fits is a card that tells what it is. */
export function MessageBody({ message, messages }: MessageBodyProps) {
  const { kind, text, reply_to: quoted, deleted_at: deleted } = message;
  const attachments = message.attachments ?? [];
  if (deleted != null) return <p className="message-plain">{t('message.withdrawn')}</p>;
  const isEmpty = text === null && attachments.length === 0;
  return (
    <>
      {quoted != null && <Quoted id={quoted} messages={messages} />}
      {message.context != null && <ContextLine context={message.context} />}
      {attachments.length > 0 && <Attachments attachments={attachments} />}
      {text !== null && kind === 'postback' && <p className="postback">{cleanText(text)}</p>}
      {text !== null && kind !== 'postback' && <SafeText text={text} />}
      {isEmpty && <KindCard kind={kind} />}
    </>
  );
}

/** A reply of which no stored row is known yet. */
export function WrittenBody({
  entry,
  messages,
}: {
  readonly entry: OutboxEntry;
  readonly messages: readonly StoredMessage[];
}) {
  return (
    <>
      {entry.replyTo !== null && <Quoted id={entry.replyTo} messages={messages} />}
      {entry.text !== '' && <SafeText text={entry.text} />}
      {entry.attachments.map(({ upload_id: id, name }) => (
        <p key={id} className="file-name">
          <bdi>{cleanFileName(name)}</bdi>
        </p>
      ))}
    </>
  );
}

function Quoted({ id, messages }: { readonly id: string; readonly messages: readonly StoredMessage[] }) {
  const message = messages.find((one) => one.id === id || one.platform_message_id === id);
  const text = message?.text ?? (message === undefined ? t('message.earlier') : t('list.attachment'));
  return (
    <p className="quoted">
      <CornerUpLeft aria-hidden="true" />
      <bdi>{cleanText(text)}</bdi>
    </p>
  );
}

function KindCard({ kind }: { readonly kind: string }) {
  return (
    <div className="kind-card">
      <strong>{tell('kind', kind)}</strong>
      <span>{t(kind === 'unsupported' ? 'message.unsupported' : 'message.cannotShow')}</span>
    </div>
  );
}
