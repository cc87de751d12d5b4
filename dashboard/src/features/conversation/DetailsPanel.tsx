import type { ReactNode } from 'react';
import type { Conversation } from '../../api/types';
import { Avatar } from '../../ui/Avatar';
import { channelName } from '../../ui/ChannelIcon';
import { replyWindow } from './replyWindow';
import { participantName, personName } from '../../ui/names';
import { fullTime, span, useNow } from '../../ui/time';

/** What is known about the customer and how the conversation stands. */
export function DetailsPanel({ conversation }: { readonly conversation: Conversation }) {
  const { participant, account, channel } = conversation;
  const name = participantName(participant);
  return (
    <aside className="details" aria-label="Details">
      <div className="details-person">
        <Avatar name={name} url={participant.avatar_url} size="large" />
        <p className="details-name">{name}</p>
        {participant.username != null && <p className="details-username">@{participant.username}</p>}
      </div>
      <dl className="facts">
        <Fact name="Status">
          <span className={`tag tag-${conversation.status}`}>{conversation.status}</span>
        </Fact>
        <Fact name="Assignee">{personName(conversation.assignee)}</Fact>
        <Fact name="Channel">{channelName(channel)}</Fact>
        <Fact name="Account">{account.name || account.account_id}</Fact>
        <Fact name="Customer id">
          <span className="id">{participant.id}</span>
        </Fact>
        <Fact name="Reply window">
          <ReplyWindow endsAt={conversation.reply_window_ends_at} />
        </Fact>
        <Fact name="Messages">{conversation.last_seq}</Fact>
        {conversation.last_message_at !== null && (
          <Fact name="Last activity">{fullTime(conversation.last_message_at)}</Fact>
        )}
        {conversation.labels != null && conversation.labels.length > 0 && (
          <Fact name="Labels">{conversation.labels.join(', ')}</Fact>
        )}
      </dl>
      <p className="keys">
        <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>r</kbd> reply · <kbd>Esc</kbd> leave
      </p>
    </aside>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ReplyWindow({ endsAt }: { readonly endsAt: string | null }) {
  const now = useNow();
  if (endsAt === null) return 'No limit known';
  const { state, left } = replyWindow(endsAt, now);
  switch (state) {
    case 'open':
      return `Open for ${span(left)}`;
    case 'human':
      return `A person may reply for ${span(left)}`;
    case 'closed':
      return 'Closed';
  }
}
