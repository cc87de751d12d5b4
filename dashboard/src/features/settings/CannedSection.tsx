import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CannedReply } from '../../api/directoryTypes';
import { t } from '../../i18n/locale';
import { useApi } from '../../store/ApiContext';
import { useCannedReplies } from '../../store/directory';
import { IconButton } from '../../ui/IconButton';
import { Blank } from '../../ui/Notice';
import { Field, FormDialog, Section, text, useChange } from './parts';

export function CannedSection() {
  const { directory } = useApi();
  const replies = useCannedReplies();
  const [editing, setEditing] = useState<CannedReply | 'new' | null>(null);
  const remove = useChange('canned-replies', (id: string) => directory.deleteCannedReply(id));
  const save = useChange('canned-replies', (form: FormData) => {
    const reply = { shortcut: text(form, 'shortcut').replace(/^\//, ''), text: text(form, 'text') };
    return editing === 'new' || editing === null
      ? directory.createCannedReply(reply)
      : directory.changeCannedReply(editing.id, reply);
  });
  return (
    <Section
      title={t('settings.canned')}
      about={t('canned.about')}
      action={
        <button type="button" className="button button-primary" onClick={() => setEditing('new')}>
          <Plus aria-hidden="true" /> {t('canned.add')}
        </button>
      }
    >
      {replies.length === 0 && <Blank title={t('canned.none')} />}
      <ul className="rows">
        {replies.map((reply) => (
          <li key={reply.id} className="row">
            <kbd>/{reply.shortcut}</kbd>
            <span className="row-text">{reply.text}</span>
            <span className="row-end">
              <IconButton
                label={t('action.editNamed', { name: reply.shortcut })}
                onClick={() => setEditing(reply)}
              >
                <Pencil aria-hidden="true" />
              </IconButton>
              <IconButton
                label={t('action.deleteNamed', { name: reply.shortcut })}
                onClick={() => remove.mutate(reply.id)}
              >
                <Trash2 aria-hidden="true" />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      {editing !== null && (
        <FormDialog
          title={t(editing === 'new' ? 'canned.add' : 'canned.edit')}
          onClose={() => setEditing(null)}
          onSubmit={save.mutateAsync}
        >
          <Field label={t('canned.shortcut')} hint={t('canned.shortcutHint')}>
            <input
              className="input"
              name="shortcut"
              required
              autoFocus
              defaultValue={editing === 'new' ? '' : editing.shortcut}
            />
          </Field>
          <Field
            label={t('canned.text')}
            hint={`${t('canned.placeholders')} {{customer.name}} {{customer.first_name}} {{agent.name}} {{agent.first_name}} {{account.name}}`}
          >
            <textarea
              className="input"
              name="text"
              rows={5}
              required
              defaultValue={editing === 'new' ? '' : editing.text}
            />
          </Field>
        </FormDialog>
      )}
    </Section>
  );
}
