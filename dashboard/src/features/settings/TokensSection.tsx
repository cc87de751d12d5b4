import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { t, tell } from '../../i18n/locale';
import { useApi } from '../../store/ApiContext';
import { useWorkspace } from '../../store/InboxContext';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { Blank } from '../../ui/Notice';
import { cleanName } from '../../ui/text';
import { fullTime } from '../../ui/time';
import { Field, FormDialog, Section, text, useChange } from './parts';

/** For programs that act in this person's name. */
export function TokensSection() {
  const { directory } = useApi();
  const isAdmin = useWorkspace((workspace) => workspace.user.role === 'admin');
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: directory.tokens }).data ?? [];
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const revoke = useChange('tokens', (id: string) => directory.revokeToken(id));
  const create = useChange('tokens', async (form: FormData) =>
    setSecret(await directory.createToken(text(form, 'name'), text(form, 'scope'))),
  );
  const scopes = isAdmin ? ['read', 'write', 'admin'] : ['read', 'write'];
  return (
    <Section
      title={t('settings.tokens')}
      about={t('tokens.about')}
      action={
        <button type="button" className="button button-primary" onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" /> {t('tokens.add')}
        </button>
      }
    >
      {tokens.length === 0 && <Blank title={t('tokens.none')} />}
      <ul className="rows">
        {tokens.map(({ id, name, scope, created_at: at }) => (
          <li key={id} className="row">
            <span className="card-text row-text">
              <bdi>{cleanName(name)}</bdi>
              <small>{fullTime(at)}</small>
            </span>
            <span className="row-end">
              <span className="tag">{tell('scope', scope)}</span>
              <IconButton label={t('action.deleteNamed', { name })} onClick={() => revoke.mutate(id)}>
                <Trash2 aria-hidden="true" />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      {adding && (
        <FormDialog title={t('tokens.add')} onClose={() => setAdding(false)} onSubmit={create.mutateAsync}>
          <Field label={t('tokens.name')}>
            <input className="input" name="name" required autoFocus />
          </Field>
          <Field label={t('tokens.scope')}>
            <select className="input" name="scope">
              {scopes.map((scope) => (
                <option key={scope} value={scope}>
                  {tell('scope', scope)}
                </option>
              ))}
            </select>
          </Field>
        </FormDialog>
      )}
      {secret !== null && (
        <Dialog title={t('tokens.created')} onClose={() => setSecret(null)}>
          <p>{t('tokens.once')}</p>
          <input
            className="input id"
            readOnly
            value={secret}
            aria-label={t('settings.tokens')}
            onFocus={({ target }) => target.select()}
          />
        </Dialog>
      )}
    </Section>
  );
}
