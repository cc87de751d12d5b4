import { Bot, Lock, Smartphone } from 'lucide-react';
import { memo } from 'react';
import { t } from '../../i18n/locale';
import type { StoredMessage } from '../../realtime/inboxState';
import { cleanName } from '../../ui/text';
import { Activity } from './Activity';
import { MessageActions } from './MessageActions';
import { MessageBody, WrittenBody } from './MessageBody';
import { MessageMeta } from './MessageMeta';
import { MessageTrouble } from './MessageTrouble';
import type { Row } from './timeline';

interface MessageRowProps {
  readonly row: Row;
  readonly follows: boolean;
  readonly sought: boolean;
  readonly customer: string;
  /** Among which those that this one quotes are. */
  readonly messages: readonly StoredMessage[];
}

export const MessageRow = memo(function MessageRow({
  row,
  follows,
  sought,
  customer,
  messages,
}: MessageRowProps) {
  const { content } = row;
  const author = authorOf(row, customer);
  const attributes = {
    'data-testid': 'message',
    'data-message-id': row.id,
    'data-status': row.status,
    'data-direction': row.direction,
    'data-sought': sought,
  };
  if (row.direction === 'activity' && content.type === 'stored') {
    return (
      <div className="message message-activity" {...attributes}>
        <Activity message={content.message} />
      </div>
    );
  }
  return (
    <article
      className={`message message-${row.direction}`}
      data-follows={follows}
      aria-label={author}
      {...attributes}
    >
      <p className={follows ? 'visually-hidden' : 'message-author'}>
        <AuthorSign row={row} />
        <bdi>{author}</bdi>
        {row.direction === 'internal' && <span className="note-tag">{t('message.note')}</span>}
      </p>
      <div className="message-line">
        <div className="bubble">
          {content.type === 'stored' ? (
            <MessageBody message={content.message} messages={messages} />
          ) : (
            <WrittenBody entry={content.entry} messages={messages} />
          )}
          <MessageMeta row={row} />
        </div>
        <MessageActions row={row} />
      </div>
      <MessageTrouble row={row} messages={messages} />
    </article>
  );
});

function AuthorSign({ row }: { readonly row: Row }) {
  if (row.direction === 'internal') return <Lock aria-hidden="true" />;
  switch (row.author.kind) {
    case 'bot':
      return <Bot aria-hidden="true" />;
    case 'page':
    case 'app':
      return <Smartphone aria-hidden="true" />;
    case 'customer':
    case 'agent':
    case 'system':
      return null;
  }
}

function authorOf({ author }: Row, customer: string): string {
  const name = cleanName(author.name);
  switch (author.kind) {
    case 'customer':
      return name || customer;
    case 'agent':
      return name || t('person.agent');
    case 'bot':
      return name || t('person.bot');
    case 'page':
      return name || t('person.page');
    case 'app':
      return name || t('person.app');
    case 'system':
      return 'Deskstream';
  }
}
