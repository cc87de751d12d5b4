import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Colleague, Invitation } from '../../api/directoryTypes';
import type { Role } from '../../api/types';
import { t, tell } from '../../i18n/locale';
import { useApi } from '../../store/ApiContext';
import { useUsers } from '../../store/directory';
import { useWorkspace } from '../../store/InboxContext';
import { Avatar } from '../../ui/Avatar';
import { Dialog } from '../../ui/Dialog';
import { cleanName } from '../../ui/text';
import { fullTime } from '../../ui/time';
import { Field, FormDialog, Section, text, useChange } from './parts';

const ROLES: readonly Role[] = ['agent', 'admin'];

export function PeopleSection() {
  const { directory } = useApi();
  const users = useUsers();
  const me = useWorkspace((workspace) => workspace.user.id);
  const [adding, setAdding] = useState(false);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const change = useChange('users', ({ id, ...members }: Pick<Colleague, 'id'> & Partial<Colleague>) =>
    directory.changeUser(id, members),
  );
  const inviteAgain = useChange('users', async (id: string) =>
    setInvitation(await directory.inviteAgain(id)),
  );
  const add = useChange('users', async (form: FormData) => {
    const password = text(form, 'password');
    const user = {
      email: text(form, 'email'),
      name: text(form, 'name'),
      role: text(form, 'role') as Role,
      ...(password !== '' && { password }),
    };
    setInvitation(await directory.createUser(user));
  });
  return (
    <Section
      title={t('settings.people')}
      about={t('people.about')}
      action={
        <button type="button" className="button button-primary" onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" /> {t('people.add')}
        </button>
      }
    >
      <ul className="rows">
        {users.map((user) => (
          <li key={user.id} className="row" data-inactive={!user.active}>
            <Avatar name={user.name} />
            <span className="card-text row-text">
              <bdi>{cleanName(user.name)}</bdi>
              <small>
                {user.email} {user.invited === true && <span className="tag">{t('people.isInvited')}</span>}
              </small>
            </span>
            <span className="row-end">
              <select
                className="select"
                aria-label={t('people.roleOf', { name: user.name })}
                value={user.role}
                onChange={({ target }) => change.mutate({ id: user.id, role: target.value as Role })}
              >
                {ROLES.map((role) => (
                  <option key={role} value={role}>
                    {tell('role', role)}
                  </option>
                ))}
              </select>
              <button type="button" className="button" onClick={() => inviteAgain.mutate(user.id)}>
                {t('people.inviteAgain')}
              </button>
              <button
                type="button"
                className="button"
                disabled={user.id === me}
                onClick={() => change.mutate({ id: user.id, active: !user.active })}
              >
                {t(user.active ? 'people.deactivate' : 'people.activate')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {adding && (
        <FormDialog title={t('people.add')} onClose={() => setAdding(false)} onSubmit={add.mutateAsync}>
          <Field label={t('people.name')}>
            <input className="input" name="name" required autoFocus />
          </Field>
          <Field label={t('login.email')}>
            <input className="input" name="email" type="email" required />
          </Field>
          <Field label={t('people.role')}>
            <select className="input" name="role">
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {tell('role', role)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t('login.password')} hint={t('people.passwordOrLink')}>
            <input
              className="input"
              name="password"
              type="password"
              autoComplete="new-password"
              minLength={8}
            />
          </Field>
        </FormDialog>
      )}
      {invitation !== null && (
        <InvitationDialog invitation={invitation} onClose={() => setInvitation(null)} />
      )}
    </Section>
  );
}

/** Shown once: the server keeps no copy of the link. */
function InvitationDialog({
  invitation,
  onClose,
}: {
  readonly invitation: Invitation;
  readonly onClose: () => void;
}) {
  const link = invitation.url ?? invitation.token ?? '';
  return (
    <Dialog title={t('people.invited')} onClose={onClose}>
      <p>{t('people.invitedMore', { until: fullTime(invitation.expires_at) })}</p>
      <input
        className="input"
        readOnly
        value={link}
        aria-label={t('people.link')}
        onFocus={({ target }) => target.select()}
      />
    </Dialog>
  );
}
