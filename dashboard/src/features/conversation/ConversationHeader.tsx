import {
  ArrowLeft,
  Check,
  Clock,
  MailOpen,
  MoreHorizontal,
  PanelRight,
  RotateCcw,
  Tag,
  UserRound,
} from 'lucide-react';
import type { Conversation } from '../../api/types';
import { t, tell } from '../../i18n/locale';
import { isPending } from '../../store/changes';
import { useLabels, useUsers } from '../../store/directory';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { snoozeChoices } from '../../store/snooze';
import { useConversationActions } from '../../store/useConversationActions';
import { Avatar } from '../../ui/Avatar';
import { ChannelIcon, channelName } from '../../ui/ChannelIcon';
import { IconButton } from '../../ui/IconButton';
import { LabelChip } from '../../ui/LabelChip';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../../ui/Menu';
import { Notice } from '../../ui/Notice';
import { participantName, personName } from '../../ui/names';
import { cleanName } from '../../ui/text';
import { fullTime } from '../../ui/time';

interface ConversationHeaderProps {
  readonly conversation: Conversation;
  readonly detailsShown: boolean;
  readonly onDetails: () => void;
  readonly onClose: () => void;
}

/** Who writes, whose it is and how it stands. A change shows at once; one that is refused goes back and says why. */
export function ConversationHeader(props: ConversationHeaderProps) {
  const { conversation, detailsShown, onDetails, onClose } = props;
  const session = useInbox();
  const pending = useWorkspace((workspace) => workspace.changes[conversation.id]);
  const busy = isPending(pending, conversation);
  const { account, participant, channel } = conversation;
  const name = participantName(participant);

  return (
    <>
      <header className="conversation-head" aria-busy={busy}>
        <IconButton className="only-narrow" label={t('conversation.back')} onClick={onClose}>
          <ArrowLeft aria-hidden="true" className="flips" />
        </IconButton>
        <span className="item-face">
          <Avatar name={name} url={participant.avatar_url} />
          <ChannelIcon channel={channel} />
        </span>
        <div className="conversation-who">
          <h2 className="conversation-name">
            <bdi>{name}</bdi>
          </h2>
          <p className="conversation-where">
            {channelName(channel)} · <bdi>{cleanName(account.name) || account.account_id}</bdi>
          </p>
        </div>
        <Actions conversation={conversation} />
        <IconButton
          className="wide-only"
          label={t('details.toggle')}
          hotkey="i"
          aria-pressed={detailsShown}
          onClick={onDetails}
        >
          <PanelRight aria-hidden="true" className="flips" />
        </IconButton>
      </header>
      {pending?.refusal != null && (
        <Notice kind="error">
          {tell('reason', pending.refusal.code) === pending.refusal.code
            ? pending.refusal.message
            : tell('reason', pending.refusal.code)}{' '}
          <button type="button" className="link" onClick={() => session.dismissRefusal(conversation.id)}>
            {t('action.dismiss')}
          </button>
        </Notice>
      )}
    </>
  );
}

function Actions({ conversation }: { readonly conversation: Conversation }) {
  const actions = useConversationActions(conversation.id);
  const isResolved = conversation.status === 'resolved';
  return (
    <div className="conversation-actions">
      <AssignMenu conversation={conversation} />
      <LabelMenu conversation={conversation} />
      <SnoozeMenu conversation={conversation} />
      <MoreMenu conversation={conversation} />
      <button
        type="button"
        className="button button-resolve"
        aria-keyshortcuts="e"
        title={`${t(isResolved ? 'action.reopen' : 'action.resolve')} (e)`}
        data-testid={isResolved ? 'status-open' : 'status-resolved'}
        onClick={() => actions.setStatus(isResolved ? 'open' : 'resolved')}
      >
        {isResolved ? <RotateCcw aria-hidden="true" /> : <Check aria-hidden="true" />}
        <span>{t(isResolved ? 'action.reopen' : 'action.resolve')}</span>
      </button>
    </div>
  );
}

function AssignMenu({ conversation }: { readonly conversation: Conversation }) {
  const user = useWorkspace((workspace) => workspace.user);
  const users = useUsers();
  const actions = useConversationActions(conversation.id);
  const { assignee } = conversation;
  const others = users.filter(({ id, active }) => active && id !== user.id);
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="button button-assignee"
          data-testid="assignee"
          title={`${t('action.assign')} (a)`}
        >
          {assignee === null ? (
            <UserRound aria-hidden="true" />
          ) : (
            <Avatar name={personName(assignee)} size="tiny" />
          )}
          <bdi>{assignee?.id === user.id ? t('person.you') : personName(assignee)}</bdi>
        </button>
      }
    >
      <MenuChoice checked={assignee?.id === user.id} onChange={actions.assignToMe}>
        {t('action.assignToMe')}
      </MenuChoice>
      <MenuChoice checked={assignee === null} onChange={() => actions.assign(null)}>
        {t('action.unassign')}
      </MenuChoice>
      {others.length > 0 && <MenuLine />}
      {others.map(({ id, name }) => (
        <MenuChoice key={id} checked={assignee?.id === id} onChange={() => actions.assign({ id, name })}>
          <bdi>{cleanName(name)}</bdi>
        </MenuChoice>
      ))}
    </Menu>
  );
}

function LabelMenu({ conversation }: { readonly conversation: Conversation }) {
  const labels = useLabels();
  const actions = useConversationActions(conversation.id);
  if (labels.length === 0) return null;
  return (
    <Menu
      trigger={
        <IconButton label={t('action.label')} hotkey="l">
          <Tag aria-hidden="true" />
        </IconButton>
      }
    >
      {labels.map(({ id, name, color }) => (
        <MenuChoice
          key={id}
          stay
          checked={conversation.labels?.includes(name) === true}
          onChange={() => actions.toggleLabel(name)}
        >
          <LabelChip name={name} color={color} />
        </MenuChoice>
      ))}
    </Menu>
  );
}

function SnoozeMenu({ conversation }: { readonly conversation: Conversation }) {
  const actions = useConversationActions(conversation.id);
  const until = conversation.status === 'snoozed' ? conversation.snoozed_until : null;
  return (
    <Menu
      trigger={
        <IconButton
          label={until == null ? t('action.snooze') : t('action.snoozedUntil', { time: fullTime(until) })}
          hotkey="z"
          data-active={until != null}
        >
          <Clock aria-hidden="true" />
        </IconButton>
      }
    >
      {snoozeChoices(new Date()).map(({ key, until: time }) => (
        <MenuItem key={key} hint={fullTime(time.toISOString())} onSelect={() => actions.snooze(time)}>
          {tell('snooze', key)}
        </MenuItem>
      ))}
    </Menu>
  );
}

function MoreMenu({ conversation }: { readonly conversation: Conversation }) {
  const actions = useConversationActions(conversation.id);
  return (
    <Menu
      trigger={
        <IconButton label={t('action.more')}>
          <MoreHorizontal aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem icon={<MailOpen aria-hidden="true" />} hint="u" onSelect={actions.markUnread}>
        {t('action.markUnread')}
      </MenuItem>
      <MenuItem
        icon={<Clock aria-hidden="true" />}
        testId="status-pending"
        onSelect={() => actions.setStatus('pending')}
      >
        {t('action.setPending')}
      </MenuItem>
      {conversation.status !== 'open' && (
        <MenuItem icon={<RotateCcw aria-hidden="true" />} onSelect={() => actions.setStatus('open')}>
          {t('action.reopen')}
        </MenuItem>
      )}
    </Menu>
  );
}
