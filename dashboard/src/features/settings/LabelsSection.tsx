import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Label } from '../../api/directoryTypes';
import { t } from '../../i18n/locale';
import { useApi } from '../../store/ApiContext';
import { useLabels } from '../../store/directory';
import { IconButton } from '../../ui/IconButton';
import { LabelChip } from '../../ui/LabelChip';
import { Blank } from '../../ui/Notice';
import { Field, FormDialog, Section, text, useChange } from './parts';

const COLORS = [
  '#e5484d',
  '#e2793f',
  '#b98900',
  '#2f9e5b',
  '#0f8f86',
  '#3b7ddd',
  '#7c5cd6',
  '#c2528b',
  '#64748b',
];

export function LabelsSection() {
  const { directory } = useApi();
  const labels = useLabels();
  const [editing, setEditing] = useState<Label | 'new' | null>(null);
  const remove = useChange('labels', (id: string) => directory.deleteLabel(id));
  const save = useChange('labels', (form: FormData) => {
    const label = { name: text(form, 'name'), color: text(form, 'color') };
    return editing === 'new' || editing === null
      ? directory.createLabel(label)
      : directory.changeLabel(editing.id, label);
  });
  return (
    <Section
      title={t('settings.labels')}
      about={t('labels.about')}
      action={
        <button type="button" className="button button-primary" onClick={() => setEditing('new')}>
          <Plus aria-hidden="true" /> {t('labels.add')}
        </button>
      }
    >
      {labels.length === 0 && <Blank title={t('labels.none')} />}
      <ul className="rows">
        {labels.map((label) => (
          <li key={label.id} className="row">
            <LabelChip name={label.name} color={label.color} />
            <span className="row-end">
              <IconButton
                label={t('action.editNamed', { name: label.name })}
                onClick={() => setEditing(label)}
              >
                <Pencil aria-hidden="true" />
              </IconButton>
              <IconButton
                label={t('action.deleteNamed', { name: label.name })}
                onClick={() => remove.mutate(label.id)}
              >
                <Trash2 aria-hidden="true" />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      {editing !== null && (
        <FormDialog
          title={t(editing === 'new' ? 'labels.add' : 'labels.edit')}
          onClose={() => setEditing(null)}
          onSubmit={save.mutateAsync}
        >
          <Field label={t('labels.name')}>
            <input
              className="input"
              name="name"
              maxLength={50}
              required
              autoFocus
              defaultValue={editing === 'new' ? '' : editing.name}
            />
          </Field>
          <fieldset className="colors">
            <legend>{t('labels.color')}</legend>
            {COLORS.map((color, index) => (
              <input
                key={color}
                type="radio"
                name="color"
                value={color}
                aria-label={t('labels.colorNumber', { n: index + 1 })}
                defaultChecked={editing === 'new' ? index === 5 : editing.color === color}
                style={{ '--label': color } as React.CSSProperties}
              />
            ))}
          </fieldset>
        </FormDialog>
      )}
    </Section>
  );
}
