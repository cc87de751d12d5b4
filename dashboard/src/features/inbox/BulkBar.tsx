import { Check, CheckCheck, Tag, UserPlus, X } from 'lucide-react';
import type { ConversationChange } from '../../api/types';
import { t } from '../../i18n/locale';
import { useLabels } from '../../store/directory';
import { useInbox, useWorkspace } from '../../store/InboxContext';
import { IconButton } from '../../ui/IconButton';
import { LabelChip } from '../../ui/LabelChip';
import { Menu, MenuItem } from '../../ui/Menu';

interface BulkBarProps {
  readonly ids: readonly string[];
  readonly onDone: () => void;
}

/** One change for all that are chosen: each is a command of its own, and may be refused on its own. */
export function BulkBar({ ids, onDone }: BulkBarProps) {
  const session = useInbox();
  const user = useWorkspace((workspace) => workspace.user);
  const labels = useLabels();

  const changeAll = (change: ConversationChange, name?: string) => {
    for (const id of ids) void session.change(id, change, name);
    onDone();
  };
  const readAll = () => {
    const { conversations } = session.store.get().inbox;
    for (const id of ids) void session.markRead(id, conversations[id]?.last_seq ?? 0);
    onDone();
  };
  const labelAll = (label: string) => {
    const { conversations } = session.store.get().inbox;
    for (const id of ids) {
      const held = conversations[id]?.labels ?? [];
      if (!held.includes(label)) void session.change(id, { labels: [...held, label] });
    }
    onDone();
  };

  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.title')}>
      <span className="bulk-count">{t('bulk.count', { count: ids.length })}</span>
      <IconButton
        label={t('action.assignToMe')}
        onClick={() => changeAll({ assignee_id: user.id }, user.name)}
      >
        <UserPlus aria-hidden="true" />
      </IconButton>
      {labels.length > 0 && (
        <Menu
          trigger={
            <IconButton label={t('action.label')}>
              <Tag aria-hidden="true" />
            </IconButton>
          }
        >
          {labels.map(({ id, name, color }) => (
            <MenuItem key={id} onSelect={() => labelAll(name)}>
              <LabelChip name={name} color={color} />
            </MenuItem>
          ))}
        </Menu>
      )}
      <IconButton label={t('action.markRead')} onClick={readAll}>
        <CheckCheck aria-hidden="true" />
      </IconButton>
      <IconButton label={t('action.resolve')} onClick={() => changeAll({ status: 'resolved' })}>
        <Check aria-hidden="true" />
      </IconButton>
      <IconButton label={t('bulk.clear')} onClick={onDone}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
