import { Clock, Eye, Timer } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import type { Conversation } from '../../api/types';
import { t, tell } from '../../i18n/locale';
import { Avatar } from '../../ui/Avatar';
import { ChannelIcon } from '../../ui/ChannelIcon';
import { participantName, personName } from '../../ui/names';
import { replyWindow } from '../../ui/replyWindow';
import { cleanText } from '../../ui/text';
import { ago, fullTime, shortSpan } from '../../ui/time';

interface ConversationItemProps {
  readonly conversation: Conversation;
  readonly href: string;
  readonly open: boolean;
  readonly now: number;
  readonly draft: string | null;
  /** Names of colleagues who look at it. */
  readonly viewers: string | null;
  readonly labelColors: Readonly<Record<string, string>>;
  readonly selected: boolean;
  readonly selecting: boolean;
  readonly onSelect: (id: string, range: boolean) => void;
}

const SHOW_WINDOW_BELOW_MS = 6 * 60 * 60_000;

export const ConversationItem = memo(function ConversationItem(props: ConversationItemProps) {
  const { conversation, href, open, now, selected, selecting, onSelect } = props;
  const { participant, unread_count: unread, last_message_at: at } = conversation;
  const name = participantName(participant);
  return (
    <div className="item-frame" data-selected={selected} data-selecting={selecting}>
      <Link
        className="item"
        href={href}
        aria-current={open ? 'true' : undefined}
        data-unread={unread > 0}
        data-testid="conversation-item"
        data-conversation-id={conversation.id}
      >
        <span className="item-face">
          <Avatar name={name} url={participant.avatar_url} />
          <ChannelIcon channel={conversation.channel} />
        </span>
        <span className="item-head">
          <span className="item-name">
            <bdi>{name}</bdi>
          </span>
          {at !== null && (
            <time className="item-time" dateTime={at} title={fullTime(at)}>
              {ago(at, now)}
            </time>
          )}
        </span>
        <span className="item-middle">
          <Preview conversation={conversation} draft={props.draft} />
          {unread > 0 && (
            <span
              className="unread"
              data-testid="unread-badge"
              aria-label={t('list.unreadCount', { count: unread })}
            >
              {unread > 99 ? '99+' : unread.toLocaleString()}
            </span>
          )}
        </span>
        <Foot {...props} />
      </Link>
      <label className="item-check">
        <input
          type="checkbox"
          checked={selected}
          aria-label={t('list.select', { name })}
          onChange={() => undefined}
          onClick={(event) => onSelect(conversation.id, event.shiftKey)}
        />
      </label>
    </div>
  );
});

function Preview({
  conversation,
  draft,
}: {
  readonly conversation: Conversation;
  readonly draft: string | null;
}) {
  const { last_message: last } = conversation;
  if (draft !== null) {
    return (
      <span className="item-preview">
        <span className="item-draft">{t('list.draft')}</span> <bdi>{cleanText(draft)}</bdi>
      </span>
    );
  }
  if (last === null) return <span className="item-preview">{t('list.noMessages')}</span>;
  return (
    <span className="item-preview">
      {last.direction === 'outbound' && <span className="item-own">{t('list.reply')}</span>}
      {last.direction === 'internal' && <span className="item-own">{t('list.note')}</span>}
      <bdi>{last.preview == null ? t('list.attachment') : cleanText(last.preview)}</bdi>
    </span>
  );
}

function Foot({ conversation, viewers, now, labelColors }: ConversationItemProps) {
  const { assignee, status, account, labels } = conversation;
  return (
    <span className="item-foot">
      <bdi className="item-account">{account.name || account.account_id}</bdi>
      {labels?.slice(0, 3).map((label) => (
        <span
          key={label}
          className="item-label"
          style={{ '--label': labelColors[label] ?? '#8b9591' } as React.CSSProperties}
        >
          <bdi>{label}</bdi>
        </span>
      ))}
      <span className="item-signs">
        {viewers !== null && (
          <span className="sign sign-viewers" title={t('list.viewing', { names: viewers })}>
            <Eye aria-hidden="true" />
            <span className="visually-hidden">{t('list.viewing', { names: viewers })}</span>
          </span>
        )}
        <WindowSign conversation={conversation} now={now} />
        {status !== 'open' && (
          <span className={`tag tag-${status}`}>
            {status === 'snoozed' && <Clock aria-hidden="true" />}
            {tell('status', status)}
          </span>
        )}
        {assignee !== null && (
          <span className="item-assignee" title={t('list.assignedTo', { name: personName(assignee) })}>
            <Avatar name={personName(assignee)} size="tiny" />
            <span className="visually-hidden">{t('list.assignedTo', { name: personName(assignee) })}</span>
          </span>
        )}
      </span>
    </span>
  );
}

/** The time left to reply, once it is short; of no concern where it is not the customer who waits. */
function WindowSign({ conversation, now }: { readonly conversation: Conversation; readonly now: number }) {
  const { reply_window_ends_at: endsAt, last_message: last, status } = conversation;
  if (endsAt === null || last?.direction !== 'inbound' || status === 'resolved') return null;
  const { state, left } = replyWindow(endsAt, now);
  if (state !== 'open') {
    return (
      <span
        className="sign sign-late"
        title={t(state === 'human' ? 'window.humanShort' : 'window.closedShort')}
      >
        <Timer aria-hidden="true" />
        {t(state === 'human' ? 'window.late' : 'window.closed')}
      </span>
    );
  }
  if (left > SHOW_WINDOW_BELOW_MS) return null;
  return (
    <span className="sign sign-soon" title={t('window.closesIn', { time: shortSpan(left) })}>
      <Timer aria-hidden="true" />
      {shortSpan(left)}
    </span>
  );
}
