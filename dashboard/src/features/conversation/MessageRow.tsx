import { memo } from 'react';
import type { OutboxEntry } from '../../realtime/outbox';
import { clockTime, fullTime } from '../../ui/time';
import { Attachments } from './Attachments';
import { StatusTick } from './StatusTick';
import type { Row } from './timeline';

interface MessageRowProps {
  readonly row: Row;
  readonly follows: boolean;
  readonly customer: string;
  readonly onSendAgain: (reply: OutboxEntry) => void;
  readonly onDiscard: (reply: OutboxEntry) => void;
  readonly onWriteAgain: (text: string) => void;
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { row, follows, customer, onSendAgain, onDiscard, onWriteAgain } = props;
  const { refused, text } = row;
  const failed = row.status === 'failed' && refused === null;
  return (
    <li
      className={`message message-${row.direction}`}
      data-follows={follows}
      data-testid="message"
      data-message-id={row.id}
      data-status={row.status}
      data-direction={row.direction}
    >
      <span className={follows ? 'visually-hidden' : 'message-author'}>{authorOf(row, customer)}</span>
      <div className="bubble">
        <Body row={row} />
        <span className="message-meta">
          {row.edited && <span>edited</span>}
          <time dateTime={row.at} title={fullTime(row.at)}>
            {clockTime(row.at)}
          </time>
          {row.direction === 'outbound' && <StatusTick status={row.status} />}
        </span>
        {row.reactions.length > 0 && <span className="reactions">{row.reactions.join(' ')}</span>}
      </div>
      {row.reason !== null && <p className="message-reason">{row.reason}</p>}
      {row.status === 'unknown' && <p className="message-reason">Not known whether the customer got this.</p>}
      {failed && text !== null && (
        <p className="message-actions">
          <button type="button" className="link" onClick={() => onWriteAgain(text)}>
            Write again
          </button>
        </p>
      )}
      {refused !== null && (
        <p className="message-actions">
          <button type="button" className="link" onClick={() => onSendAgain(refused)}>
            Send again
          </button>
          <button type="button" className="link" onClick={() => onDiscard(refused)}>
            Discard
          </button>
        </p>
      )}
    </li>
  );
});

function Body({ row }: { readonly row: Row }) {
  if (row.deleted) return <p className="message-plain">Message withdrawn</p>;
  const nothing = row.text === null && row.attachments.length === 0;
  return (
    <>
      {row.text !== null && <p className="message-text">{row.text}</p>}
      {row.attachments.length > 0 && <Attachments attachments={row.attachments} />}
      {nothing && <p className="message-plain">{plainNameOf(row.kind)}</p>}
    </>
  );
}

function plainNameOf(kind: string): string {
  return kind === 'other' ? 'A kind of message that cannot be shown here' : `(${kind})`;
}

function authorOf({ author }: Row, customer: string): string {
  switch (author.kind) {
    case 'customer':
      return author.name || customer;
    case 'agent':
      return author.name || 'Agent';
    case 'bot':
      return author.name || 'Bot';
    case 'page':
      return author.name || 'Page inbox';
    case 'app':
      return author.name || 'Another app';
    case 'system':
      return 'Deskstream';
  }
}
