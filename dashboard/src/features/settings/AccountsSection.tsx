import { useMutation } from '@tanstack/react-query';
import { CheckCircle2, MinusCircle, Plus, XCircle } from 'lucide-react';
import { useState } from 'react';
import { describe } from '../../api/problem';
import type { AccountTest, AccountTestStep, ConnectedAccount } from '../../api/directoryTypes';
import { t, tell } from '../../i18n/locale';
import { useApi } from '../../store/ApiContext';
import { useAccounts } from '../../store/directory';
import { useWorkspace } from '../../store/InboxContext';
import { ChannelIcon, channelName } from '../../ui/ChannelIcon';
import { Blank } from '../../ui/Notice';
import { cleanName } from '../../ui/text';
import { Field, FormDialog, Section, text, useChange } from './parts';

/** Pages and Instagram accounts, how they are, and whether what is sent to them comes through. */
export function AccountsSection() {
  const { directory } = useApi();
  const accounts = useAccounts();
  const [editing, setEditing] = useState<ConnectedAccount | 'new' | null>(null);
  const save = useChange('accounts', (form: FormData) => {
    const [name, token] = [text(form, 'name'), text(form, 'access_token')];
    if (editing !== 'new' && editing !== null) {
      return directory.changeAccount(editing.id, { name, ...(token !== '' && { access_token: token }) });
    }
    return directory.createAccount({
      channel: text(form, 'channel') === 'instagram' ? 'instagram' : 'facebook',
      account_id: text(form, 'account_id'),
      name,
      access_token: token,
    });
  });
  return (
    <Section
      title={t('settings.accounts')}
      about={t('accounts.about')}
      action={
        <button type="button" className="button button-primary" onClick={() => setEditing('new')}>
          <Plus aria-hidden="true" /> {t('accounts.add')}
        </button>
      }
    >
      {accounts.length === 0 && <Blank title={t('accounts.none')} />}
      <ul className="rows">
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} onEdit={() => setEditing(account)} />
        ))}
      </ul>
      {editing !== null && (
        <FormDialog
          title={t(editing === 'new' ? 'accounts.add' : 'accounts.edit')}
          onClose={() => setEditing(null)}
          onSubmit={save.mutateAsync}
        >
          {editing === 'new' && (
            <>
              <Field label={t('accounts.channel')}>
                <select className="input" name="channel">
                  <option value="facebook">{channelName('facebook')}</option>
                  <option value="instagram">{channelName('instagram')}</option>
                </select>
              </Field>
              <Field label={t('accounts.id')} hint={t('accounts.idHint')}>
                <input className="input" name="account_id" required inputMode="numeric" />
              </Field>
            </>
          )}
          <Field label={t('accounts.name')}>
            <input
              className="input"
              name="name"
              required
              defaultValue={editing === 'new' ? '' : (editing.name ?? '')}
            />
          </Field>
          <Field
            label={t('accounts.token')}
            hint={t(editing === 'new' ? 'accounts.tokenHint' : 'accounts.tokenKeep')}
          >
            <input
              className="input"
              name="access_token"
              type="password"
              autoComplete="off"
              required={editing === 'new'}
            />
          </Field>
        </FormDialog>
      )}
    </Section>
  );
}

function AccountRow({
  account,
  onEdit,
}: {
  readonly account: ConnectedAccount;
  readonly onEdit: () => void;
}) {
  const { directory } = useApi();
  const told = useWorkspace((workspace) => workspace.inbox.health[account.id]?.health);
  const test = useMutation({ mutationFn: () => directory.testAccount(account.id) });
  const health = told ?? account.health;
  return (
    <li className="row row-tall">
      <ChannelIcon channel={account.channel} />
      <span className="card-text row-text">
        <bdi>{cleanName(account.name) || account.account_id}</bdi>
        <small>
          {channelName(account.channel)} · <span className="id">{account.account_id}</span>
        </small>
      </span>
      <span className="row-end">
        <span className={`tag ${health === 'ok' ? 'tag-open' : 'tag-pending'}`}>
          {tell('health', health)}
        </span>
        <button type="button" className="button" disabled={test.isPending} onClick={() => test.mutate()}>
          {t(test.isPending ? 'accounts.testing' : 'accounts.test')}
        </button>
        <button type="button" className="button" onClick={onEdit}>
          {t(health === 'not_connected' ? 'accounts.connect' : 'accounts.edit')}
        </button>
      </span>
      {test.isError && (
        <p className="notice notice-error row-wide" role="alert">
          {describe(test.error)}
        </p>
      )}
      {test.data !== undefined && <TestSteps test={test.data} />}
    </li>
  );
}

const SIGNS = { ok: CheckCircle2, failed: XCircle, skipped: MinusCircle } as const;

function TestSteps({ test }: { readonly test: AccountTest }) {
  return (
    <ol className="steps row-wide" aria-label={t('accounts.steps')}>
      {test.steps.map((step) => (
        <Step key={step.name} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: AccountTestStep }) {
  const Sign = SIGNS[step.status] ?? MinusCircle;
  return (
    <li className={`step step-${step.status}`}>
      <Sign aria-label={tell('step', step.status)} />
      <span className="row-text">
        {tell('testStep', step.name)}
        {step.detail != null && <small>{step.detail}</small>}
      </span>
      {step.ms != null && <span className="step-time">{t('accounts.ms', { n: Math.round(step.ms) })}</span>}
    </li>
  );
}
