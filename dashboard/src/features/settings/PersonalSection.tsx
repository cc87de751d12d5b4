import { useState } from 'react';
import { t } from '../../i18n/locale';
import { useApi } from '../../store/ApiContext';
import { toast } from '../../store/toasts';
import {
  notifies,
  playsSound,
  sendsOnEnter,
  setNotifies,
  setPlaysSound,
  setSendsOnEnter,
} from '../../ui/preferences';
import { Field, FormDialog, Section, text, Toggle } from './parts';

/** An agent's own choices, kept in this browser, and the password. */
export function PersonalSection() {
  const api = useApi();
  const [sound, setSound] = useState(playsSound);
  const [notify, setNotify] = useState(notifies);
  const [enter, setEnter] = useState(sendsOnEnter);
  const [changing, setChanging] = useState(false);

  const askToNotify = async (on: boolean) => {
    const allowed = on && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    if (on && !allowed) toast('error', t('personal.notAllowed'));
    setNotifies(allowed);
    setNotify(allowed);
  };
  return (
    <Section title={t('settings.personal')} about={t('personal.about')}>
      <div className="rows">
        <Toggle
          label={t('personal.enter')}
          hint={t('personal.enterHint')}
          checked={enter}
          onChange={(on) => {
            setSendsOnEnter(on);
            setEnter(on);
          }}
        />
        <Toggle
          label={t('personal.sound')}
          hint={t('personal.soundHint')}
          checked={sound}
          onChange={(on) => {
            setPlaysSound(on);
            setSound(on);
          }}
        />
        <Toggle
          label={t('personal.notify')}
          hint={t('personal.notifyHint')}
          checked={notify}
          onChange={(on) => void askToNotify(on)}
        />
      </div>
      <button type="button" className="button" onClick={() => setChanging(true)}>
        {t('personal.changePassword')}
      </button>
      {changing && (
        <FormDialog
          title={t('personal.changePassword')}
          onClose={() => setChanging(false)}
          onSubmit={async (form) => {
            await api.changePassword(text(form, 'current'), text(form, 'new'));
            toast('info', t('personal.passwordChanged'));
          }}
        >
          <Field label={t('personal.currentPassword')}>
            <input
              className="input"
              name="current"
              type="password"
              autoComplete="current-password"
              required
            />
          </Field>
          <Field label={t('personal.newPassword')} hint={t('people.passwordHint')}>
            <input
              className="input"
              name="new"
              type="password"
              autoComplete="new-password"
              minLength={8}
              required
            />
          </Field>
        </FormDialog>
      )}
    </Section>
  );
}
