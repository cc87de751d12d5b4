import { memo } from 'react';
import type { Conversation, LastMessage } from '../../api/types';
import { Avatar } from '../../ui/Avatar';
import { ChannelIcon } from '../../ui/ChannelIcon';
import { participantName } from '../../ui/names';
import { ago, fullTime } from '../../ui/time';

interface ConversationItemProps {
  readonly conversation: Conversation;
  readonly href: string;
  readonly open: boolean;
  readonly now: number;
}

export const ConversationItem = memo(function ConversationItem(props: ConversationItemProps) {
  const { conversation, href, open, now } = props;
  const { participant, unread_count: unread, last_message: last, last_message_at: at } = conversation;
  const name = participantName(participant);
  return (
    <li>
      <a
        className="item"
        href={href}
        aria-current={open}
        data-unread={unread > 0}
        data-testid="conversation-item"
        data-conversation-id={conversation.id}
      >
        <Avatar name={name} url={participant.avatar_url} />
        <span className="item-head">
          <ChannelIcon channel={conversation.channel} />
          <span className="item-name">{name}</span>
          {at !== null && (
            <time className="item-time" dateTime={at} title={fullTime(at)}>
              {ago(at, now)}
            </time>
          )}
        </span>
        <span className="item-foot">
          <span className="item-preview">{previewOf(last)}</span>
          {conversation.status !== 'open' && (
            <span className={`tag tag-${conversation.status}`}>{conversation.status}</span>
          )}
          <span className="item-assignee">{conversation.assignee?.name ?? ''}</span>
          {unread > 0 && (
            <span className="unread" data-testid="unread-badge" aria-label={`${unread} unread`}>
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </span>
      </a>
    </li>
  );
});

function previewOf(last: LastMessage | null): string {
  if (last === null) return 'No messages yet';
  const text = last.preview ?? 'Attachment';
  return last.direction === 'outbound' ? `↩ ${text}` : text;
}
