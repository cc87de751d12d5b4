import { Eye } from 'lucide-react';
import { t } from '../../i18n/locale';
import { useUsers } from '../../store/directory';
import { useWorkspace } from '../../store/InboxContext';
import { cleanName } from '../../ui/text';

/** Colleagues who look at the same conversation, so that not two of them answer. */
export function Viewers({ conversationId }: { readonly conversationId: string }) {
  const presence = useWorkspace((workspace) => workspace.inbox.presence);
  const userId = useWorkspace((workspace) => workspace.user.id);
  const users = useUsers();
  const names = Object.entries(presence)
    .filter(([id, { viewing }]) => id !== userId && viewing.includes(conversationId))
    .map(([id]) => cleanName(users.find((user) => user.id === id)?.name) || t('person.colleague'));
  if (names.length === 0) return null;
  return (
    <p className="viewers" role="status">
      <Eye aria-hidden="true" />
      {t('list.viewing', { names: names.join(', ') })}
    </p>
  );
}
