import { ExternalLink, Pencil, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { describe } from '../../api/problem';
import type { Conversation } from '../../api/types';
import { t, tell } from '../../i18n/locale';
import { useApi } from '../../store/ApiContext';
import { useLabels } from '../../store/directory';
import { useWorkspace } from '../../store/InboxContext';
import { useConversationActions } from '../../store/useConversationActions';
import { Avatar } from '../../ui/Avatar';
import { channelName } from '../../ui/ChannelIcon';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { LabelChip } from '../../ui/LabelChip';
import { participantName, personName } from '../../ui/names';
import { replyWindow } from '../../ui/replyWindow';
import { cleanName } from '../../ui/text';
import { toast } from '../../store/toasts';
import { fullTime, span, useNow } from '../../ui/time';

interface DetailsPanelProps {
  readonly conversation: Conversation;
  readonly onClose: () => void;
}

/** What is known about the customer and how the conversation stands. */
export function DetailsPanel({ conversation, onClose }: DetailsPanelProps) {
  const { account, channel, participant } = conversation;
  return (
    <aside className="details" aria-label={t('details.title')}>
      <IconButton className="details-close" label={t('action.close')} onClick={onClose}>
        <X aria-hidden="true" />
      </IconButton>
      <Customer conversation={conversation} />
      <Labels conversation={conversation} />
      <dl className="facts">
        <Fact name={t('details.status')}>
          <span className={`tag tag-${conversation.status}`}>{tell('status', conversation.status)}</span>
        </Fact>
        {conversation.status === 'snoozed' && conversation.snoozed_until != null && (
          <Fact name={t('details.snoozedUntil')}>{fullTime(conversation.snoozed_until)}</Fact>
        )}
        <Fact name={t('details.assignee')}>
          <bdi>{personName(conversation.assignee)}</bdi>
        </Fact>
        <Fact name={t('details.channel')}>{channelName(channel)}</Fact>
        <Fact name={t('details.account')}>
          <bdi>{cleanName(account.name) || account.account_id}</bdi>
        </Fact>
        <Fact name={t('details.window')}>
          <ReplyWindow endsAt={conversation.reply_window_ends_at} />
        </Fact>
        {conversation.thread_owner != null && (
          <Fact name={t('details.owner')}>
            <bdi>
              {cleanName(conversation.thread_owner.name) ||
                conversation.thread_owner.app_id ||
                t('details.ownerUnknown')}
            </bdi>
          </Fact>
        )}
        <Fact name={t('details.messages')}>{conversation.last_seq.toLocaleString()}</Fact>
        {conversation.last_message_at !== null && (
          <Fact name={t('details.lastActivity')}>{fullTime(conversation.last_message_at)}</Fact>
        )}
        <Fact name={t('details.customerId')}>
          <span className="id">{participant.id}</span>
        </Fact>
      </dl>
      <Erasure conversation={conversation} />
    </aside>
  );
}

function Customer({ conversation }: { readonly conversation: Conversation }) {
  const api = useApi();
  const [editing, setEditing] = useState(false);
  const { participant, channel } = conversation;
  const name = participantName(participant);
  const username = cleanName(participant.username);
  const rename = (form: FormData) => {
    setEditing(false);
    const value = String(form.get('name') ?? '').trim();
    if (value !== name) api.renameParticipant(participant.id, value).catch(failed);
  };
  return (
    <div className="details-person">
      <Avatar name={name} url={participant.avatar_url} size="large" />
      {editing ? (
        <form action={rename} className="details-rename">
          <input
            className="input"
            name="name"
            defaultValue={name}
            maxLength={100}
            autoFocus
            aria-label={t('details.name')}
          />
          <button type="submit" className="button button-primary">
            {t('action.save')}
          </button>
        </form>
      ) : (
        <p className="details-name">
          <bdi>{name}</bdi>
          <IconButton label={t('details.rename')} onClick={() => setEditing(true)}>
            <Pencil aria-hidden="true" />
          </IconButton>
        </p>
      )}
      {username !== '' && (
        <p className="details-username">
          {channel === 'instagram' && /^[\w.]+$/.test(username) ? (
            <a href={`https://www.instagram.com/${username}/`} target="_blank" rel="noopener noreferrer">
              @{username} <ExternalLink aria-hidden="true" />
            </a>
          ) : (
            `@${username}`
          )}
        </p>
      )}
    </div>
  );
}

function Labels({ conversation }: { readonly conversation: Conversation }) {
  const labels = useLabels();
  const actions = useConversationActions(conversation.id);
  const held = conversation.labels ?? [];
  if (held.length === 0) return null;
  return (
    <ul className="details-labels" aria-label={t('details.labels')}>
      {held.map((name) => (
        <li key={name}>
          <LabelChip name={name} color={labels.find((label) => label.name === name)?.color} />
          <IconButton label={t('details.removeLabel', { name })} onClick={() => actions.toggleLabel(name)}>
            <X aria-hidden="true" />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

/** For admins: everything about a person is deleted for ever. */
function Erasure({ conversation }: { readonly conversation: Conversation }) {
  const api = useApi();
  const isAdmin = useWorkspace((workspace) => workspace.user.role === 'admin');
  const [asking, setAsking] = useState(false);
  if (!isAdmin) return null;
  const erase = () => {
    setAsking(false);
    api
      .eraseParticipant(conversation.participant.id)
      .then(() => toast('info', t('details.eraseAsked')), failed);
  };
  return (
    <>
      <button type="button" className="link link-danger" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden="true" /> {t('details.erase')}
      </button>
      {asking && (
        <Dialog title={t('details.eraseTitle')} onClose={() => setAsking(false)}>
          <p>{t('details.eraseWarning', { name: participantName(conversation.participant) })}</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('action.cancel')}
            </button>
            <button type="button" className="button button-danger" onClick={erase}>
              {t('details.eraseConfirm')}
            </button>
          </div>
        </Dialog>
      )}
    </>
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
  if (endsAt === null) return t('window.none');
  const { state, left } = replyWindow(endsAt, now);
  switch (state) {
    case 'open':
      return t('window.openFor', { time: span(left) });
    case 'human':
      return t('window.humanFor', { time: span(left) });
    case 'closed':
      return t('window.closed');
  }
}

function failed(error: unknown): void {
  toast('error', describe(error));
}
